import { synth } from "@plinth/testing";
import { Construct } from "constructs";
import { VpcModule } from "../src";
import { network } from "./network";

/** What users of other libraries were burned by, each named after its report. */

test("vpc#178, vpc#467: the network grows by a range beside the first, which changes nothing that is there", () => {
  const [before, after] = [network(), network({}, (vpc) => vpc.addRange("Pods", "100.64.0.0/16"))];
  expect(after.document.resource).toMatchObject(before.document.resource);
  expect(after.addresses.filter((address) => !before.addresses.includes(address))).toEqual([
    expect.stringMatching(/^aws_vpc_ipv4_cidr_block_association\.Network_Pods_/),
  ]);
});

test("vpc#684: the default network ACL has no difference whenever a subnet comes", () => {
  const acl = network().the("aws_default_network_acl");
  expect(acl.lifecycle).toEqual({ ignore_changes: ["subnet_ids"] });
  expect(acl.subnet_ids).toBeUndefined();
});

test("vpc#684: the default network ACL keeps the rules of AWS, because subnets live under it", () => {
  const { ingress, egress } = network().the("aws_default_network_acl");
  const rules = [
    { rule_no: 100, cidr_block: "0.0.0.0/0", action: "allow", protocol: "-1", from_port: 0, to_port: 0 },
    { rule_no: 101, ipv6_cidr_block: "::/0", action: "allow", protocol: "-1", from_port: 0, to_port: 0 },
  ];
  expect([ingress, egress]).toEqual([rules, rules]);
});

test("aws-ia/terraform-aws-vpc#126: the role of the flow logs has a name that fits, however deep the module is", () => {
  const made = synth((stack) => {
    const deep = new Construct(stack, "TheNetworkOfTheWholePlatformInFrankfurt");
    new VpcModule(deep, "Network", { environment: "prod", cidrBlock: "10.0.0.0/16" });
  });
  expect(made.the("aws_iam_role").name_prefix).toMatch(/^test-thenetworkofthewholepla-[0-9a-f]{8}-$/);
});

test("prov#20743, prov#27476, prov#27483, prov#1671, sg#49: a group is never stuck behind what uses it", () => {
  const subnets = {
    vpcId: "vpc-0a1b2c3d4e5f60718",
    subnetIds: ["subnet-0a1b2c3d4e5f60718"],
    availabilityZones: ["us-east-1a"],
  };
  const group = network({}, (vpc) => vpc.addInterfaceEndpoint("ssm", { subnets })).the("aws_security_group");
  expect(group.name_prefix).toBe("test-network-endpoint-ssm-");
  expect(group.description).toBe("Interface endpoint of ssm");
  expect(group.lifecycle).toEqual({ create_before_destroy: true });
});
