import { groupDescriptions } from "../../../src/rules/network/group-descriptions";
import { cases, says } from "../../cases";

const group = (args: object) => ({ resource: { aws_security_group: { Web: args } } });
const rule = (args: object) => ({
  resource: {
    aws_vpc_security_group_egress_rule: { Out: { ip_protocol: "tcp", from_port: 443, to_port: 443, ...args } },
  },
});

cases(groupDescriptions, {
  fails: {
    "a group without": group({}),
    "a group of which the provider says so": group({ description: "Managed by Terraform" }),
    "a group with a silent rule": group({
      description: "web",
      ingress: [{ protocol: "tcp", from_port: 1, to_port: 2 }],
    }),
    "a rule without": rule({}),
  },
  passes: {
    "a group with": group({ description: "web" }),
    "a group with a rule that speaks": group({
      description: "web",
      ingress: [{ protocol: "tcp", from_port: 1, to_port: 2, description: "health checks" }],
    }),
    "a rule with": rule({ description: "to the registry" }),
  },
});

const SILENT = "has a rule without a description";
says(groupDescriptions, [
  ["a group without", group({}), "has no description"],
  ["a rule without", rule({}), "has no description"],
  ["a group with a silent way in", group({ description: "web", ingress: [{ protocol: "tcp" }] }), SILENT],
  ["a group with a silent way out", group({ description: "web", egress: [{ protocol: "tcp" }] }), SILENT],
  [
    "a group where one of two is silent",
    group({ description: "web", ingress: [{ protocol: "tcp", description: "a" }, { protocol: "udp" }] }),
    SILENT,
  ],
  [
    "an older rule without",
    { resource: { aws_security_group_rule: { R: { type: "ingress" } } } },
    "has no description",
  ],
  [
    "an older rule with",
    { resource: { aws_security_group_rule: { R: { type: "egress", description: "a" } } } },
    undefined,
  ],
]);
