import { defaultGroupClosed } from "../../../src/rules/network/default-group-closed";
import { cases, type Resources } from "../../cases";

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
