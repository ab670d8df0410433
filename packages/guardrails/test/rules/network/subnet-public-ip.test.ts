import { subnetPublicIp } from "../../../src/rules/network/subnet-public-ip";
import { cases } from "../../cases";

const subnet = (args: object) => ({ resource: { aws_subnet: { A: { cidr_block: "10.0.0.0/24", ...args } } } });

cases(subnetPublicIp, {
  fails: {
    "a subnet that gives addresses": subnet({ map_public_ip_on_launch: true }),
    "the same as text": subnet({ map_public_ip_on_launch: "true" }),
  },
  passes: {
    "a subnet that says nothing": subnet({}),
    "a subnet that says no": subnet({ map_public_ip_on_launch: false }),
  },
});
