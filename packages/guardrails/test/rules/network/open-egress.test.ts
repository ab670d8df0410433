import { openEgress } from "../../../src/rules/network/open-egress";
import { cases } from "../../cases";

const rule = (args: object) => ({ resource: { aws_vpc_security_group_egress_rule: { Out: args } } });
const group = (...egress: object[]) => ({ resource: { aws_security_group: { Web: { egress } } } });

cases(openEgress, {
  fails: {
    "every protocol, where Checkov is blind": rule({ ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" }),
    "what most templates have": group({ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] }),
    "the same over IPv6": group({ protocol: "-1", from_port: 0, to_port: 0, ipv6_cidr_blocks: ["::/0"] }),
  },
  passes: {
    "HTTPS to the world": rule({ ip_protocol: "tcp", from_port: 443, to_port: 443, cidr_ipv4: "0.0.0.0/0" }),
    "everything to a network": group({ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["10.0.0.0/8"] }),
    "a group without a way out": group(),
  },
});
