import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { dependencies, type Synthesized, stacks, synthesizedAll } from "@plinth/testing";
import { VpcModule } from "@plinth/vpc";
import type { TerraformStack } from "cdktf";
import { SubnetModule } from "../src";

const addresses = (made: Synthesized | undefined, type: RegExp) =>
  made?.addresses.filter((address) => type.test(address)).map((one) => one.replace(/_[0-9A-F]{8}$/, ""));

const network = (stack: TerraformStack) =>
  new VpcModule(stack, "Network", { environment: "dev", cidrBlock: "10.0.0.0/16" });
const zones = ["us-east-1a"];

test.each(["before", "after"])(
  "SubnetModule in another stack than its VpcModule: endpoints that come %s the tier are associated beside the tier",
  (when) => {
    const { net, app } = stacks("net", "app");
    const vpc = network(net);
    if (when === "before") vpc.addEndpoint("dynamodb");
    new SubnetModule(app, "Data", { tier: "isolated", vpc, zones, cidrBlock: "10.0.0.0/20" });
    if (when === "after") vpc.addEndpoint("dynamodb");
    const [own, other] = synthesizedAll(net, app);
    expect([net, app].map(dependencies)).toEqual([[], ["net"]]);
    expect(addresses(own, /association/)).toEqual([]);
    expect(addresses(other, /association/)).toEqual([
      "aws_route_table_association.Data_RouteTableAssociation-us-east-1a",
      "aws_vpc_endpoint_route_table_association.Data_DynamoDb-app--Data-us-east-1a-Of-net--Network",
      "aws_vpc_endpoint_route_table_association.Data_S3-app--Data-us-east-1a-Of-net--Network",
    ]);
  },
);

test("tiers of two stacks have one VPC and one way out, and their overlap is found", () => {
  const { net, edge, app } = stacks("net", "edge", "app");
  const vpc = network(net);
  const common = { vpc, zones } as const;
  const egress = new SubnetModule(edge, "Public", {
    ...common,
    tier: "public",
    cidrBlock: "10.0.0.0/20",
    natGateways: "per-zone",
  });
  new SubnetModule(app, "Private", { ...common, tier: "private", cidrBlock: "10.0.16.0/20", egress });
  synthesizedAll(net, edge, app);
  expect([net, edge, app].map(dependencies)).toEqual([[], ["net"], ["net", "edge"]]);
  new SubnetModule(app, "Data", { ...common, tier: "isolated", cidrBlock: "10.0.0.0/21" });
  // The later of the two paths names both.
  expect(() => synthesizedAll(edge)).toThrow(
    "edge/Public: cidrBlock must not overlap another tier of the VPC, got 10.0.0.0/20 and 10.0.0.0/21 of app/Data",
  );
});

test("an endpoint in the subnets of a tier of another stack, and a tier in a further range, are in its stack", () => {
  const { net, app } = stacks("net", "app");
  const vpc = network(net);
  const pods = vpc.addRange("Pods", "100.64.0.0/16");
  const subnets = new SubnetModule(app, "Pods", { tier: "isolated", vpc: pods, zones, cidrBlock: "100.64.0.0/20" });
  vpc.addInterfaceEndpoint("ssm", { subnets });
  const [, other] = synthesizedAll(net, app);
  expect([net, app].map(dependencies)).toEqual([[], ["net"]]);
  expect(addresses(other, /endpoint/)).toEqual([
    "aws_vpc_endpoint.Pods_Endpoint-ssm-Of-net--Network",
    "aws_vpc_endpoint_route_table_association.Pods_S3-app--Pods-us-east-1a-Of-net--Network",
  ]);
});

test("a VPC of another region is refused by name", () => {
  const { net, app } = stacks("net", "app");
  const provider = new AwsProvider(net, "West", { alias: "west", region: "us-west-2" });
  const vpc = new VpcModule(net, "Network", { environment: "dev", cidrBlock: "10.0.0.0/16", provider });
  expect(() => new SubnetModule(app, "Data", { tier: "isolated", vpc, zones, cidrBlock: "10.0.0.0/20" })).toThrow(
    "vpc must be in us-east-1, the region of this module, got net/Network in us-west-2",
  );
});
