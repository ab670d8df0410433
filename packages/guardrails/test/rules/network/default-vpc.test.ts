import { defaultVpc } from "../../../src/rules/network/default-vpc";
import { cases } from "../../cases";

cases(defaultVpc, {
  fails: {
    "the default network": { resource: { aws_default_vpc: { Default: { tags: { Name: "default" } } } } },
    "one of its subnets": { resource: { aws_default_subnet: { A: { availability_zone: "us-east-1a" } } } },
  },
  passes: {
    "a network of one's own": { resource: { aws_vpc: { Main: { cidr_block: "10.0.0.0/16" } } } },
    "a subnet of one's own": { resource: { aws_subnet: { A: { cidr_block: "10.0.0.0/24" } } } },
  },
});
