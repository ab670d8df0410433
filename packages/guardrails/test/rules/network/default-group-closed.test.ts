import { defaultGroupClosed } from "../../../src/rules/network/default-group-closed";
import { cases, type Resources, says } from "../../cases";

const network = (group?: object, more: Resources = {}) => ({
  resource: {
    aws_vpc: { Main: { cidr_block: "10.0.0.0/16" } },
    ...(group && { aws_default_security_group: { Default: { vpc_id: "${aws_vpc.Main.id}", ...group } } }),
    ...more,
  },
});

cases(defaultGroupClosed, {
  fails: {
    "a network that leaves it alone": network(),
    "a group with a rule": network({ ingress: [{ protocol: "-1", from_port: 0, to_port: 0, self: true }] }),
    "a group with a rule of its own resource": network(
      {},
      {
        aws_vpc_security_group_egress_rule: {
          Out: {
            security_group_id: "${aws_default_security_group.Default.id}",
            ip_protocol: "-1",
            cidr_ipv4: "0.0.0.0/0",
          },
        },
      },
    ),
  },
  passes: {
    "an adopted and empty group": network({}),
    "an empty group beside another one with rules": network(
      {},
      {
        aws_security_group: {
          Web: { vpc_id: "${aws_vpc.Main.id}", ingress: [{ protocol: "tcp", from_port: 1, to_port: 2 }] },
        },
      },
    ),
  },
});

const inDefault = (type: string) =>
  network({}, { [type]: { Rule: { security_group_id: "${aws_default_security_group.Default.id}" } } });
const RULES_IN_IT = "has rules in its default security group aws_default_security_group.Default";

says(defaultGroupClosed, [
  ["a network that leaves it alone", network(), "leaves its default security group as AWS made it"],
  ["a group with a way out", network({ egress: [{ protocol: "-1", from_port: 0, to_port: 0 }] }), RULES_IN_IT],
  ["a rule of the older kind", inDefault("aws_security_group_rule"), RULES_IN_IT],
  ["a way in of its own resource", inDefault("aws_vpc_security_group_ingress_rule"), RULES_IN_IT],
  ["a way out of its own resource", inDefault("aws_vpc_security_group_egress_rule"), RULES_IN_IT],
  ["an instance in the group", inDefault("aws_instance"), undefined],
]);
