import { aclEveryPort } from "../../../src/rules/network/acl-every-port";
import { cases, says } from "../../cases";

const rule = (args: object) => ({ resource: { aws_network_acl_rule: { In: { rule_number: 100, ...args } } } });

cases(aclEveryPort, {
  fails: {
    "every protocol": rule({ protocol: "-1", rule_action: "allow" }),
    "every port": rule({ protocol: "tcp", rule_action: "allow", from_port: 0, to_port: 65535 }),
  },
  passes: {
    "one port": rule({ protocol: "tcp", rule_action: "allow", from_port: 443, to_port: 443 }),
    "a refusal": rule({ protocol: "-1", rule_action: "deny" }),
    "the way out": rule({ protocol: "-1", rule_action: "allow", egress: true }),
  },
});

says(aclEveryPort, [
  ["ports that begin at 0", rule({ protocol: "tcp", rule_action: "allow", from_port: 0 }), "lets in every port"],
  ["ports that begin at 1", rule({ protocol: "tcp", rule_action: "allow", from_port: 1 }), undefined],
]);
