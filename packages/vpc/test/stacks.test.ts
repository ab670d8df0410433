import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Connections } from "@plinth/core";
import { dependencies, type Synthesized, stacks, synthesizedAll } from "@plinth/testing";
import type { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { VpcModule } from "../src";

const network = (stack: TerraformStack, id = "Network", cidrBlock = "10.0.0.0/16") =>
  new VpcModule(stack, id, { environment: "dev", cidrBlock });

const addresses = (made: Synthesized | undefined, type: RegExp) =>
  made?.addresses.filter((address) => type.test(address)).map((one) => one.replace(/_[0-9A-F]{8}$/, ""));

/** A tier of another stack, with a security group in the VPC. */
class Tier extends Construct {
  readonly subnetIds = ["subnet-1"];
  readonly availabilityZones = ["us-east-1a"];
  readonly vpcId: string;
  constructor(scope: Construct, id: string, vpc: VpcModule) {
    super(scope, id);
    this.vpcId = vpc.vpcId;
    const { id: routeTableId } = new SecurityGroup(this, "Table", { vpcId: vpc.vpcId });
    vpc.addRouteTable(`${id}-a`, routeTableId, this);
  }
}

test.each(["before", "after"])(
  "a tier of another stack has the associations of its route table there, with endpoints and gateways that come %s it",
  (when) => {
    const { net, app } = stacks("net", "app");
    const vpc = network(net);
    const speak = () => {
      vpc.addEndpoint("dynamodb");
      vpc.addVpnGateway();
    };
    if (when === "before") speak();
    new Tier(app, "Data", vpc);
    if (when === "after") speak();
    const [own, other] = synthesizedAll(net, app);
    expect([net, app].map(dependencies)).toEqual([[], ["net"]]);
    const associations = /association|propagation/;
    expect(addresses(own, associations)).toEqual([]);
    expect(addresses(other, associations)).toEqual([
      "aws_vpc_endpoint_route_table_association.Data_DynamoDb-Data-a-Of-net--Network",
      "aws_vpc_endpoint_route_table_association.Data_S3-Data-a-Of-net--Network",
      "aws_vpn_gateway_route_propagation.Data_VpnRoutes-Data-a-Of-net--Network",
    ]);
  },
);

test("an interface endpoint in subnets of another stack is there, once", () => {
  const { net, app } = stacks("net", "app");
  const vpc = network(net);
  const subnets = new Tier(app, "Data", vpc);
  const endpoint = vpc.addInterfaceEndpoint("ssm", { subnets });
  endpoint.connections.allowFrom("10.0.0.0/16");
  expect(() => vpc.addInterfaceEndpoint("ssm", { subnets })).toThrow('service must be new, got "ssm"');
  const [own, other] = synthesizedAll(net, app);
  expect([net, app].map(dependencies)).toEqual([[], ["net"]]);
  expect(addresses(own, /ssm/)).toEqual([]);
  expect(addresses(other, /^aws_vpc_endpoint\.|ingress/)).toEqual([
    "aws_vpc_endpoint.Data_Endpoint-ssm-Of-net--Network",
    "aws_vpc_security_group_ingress_rule.Data_Endpoint-ssm-Of-net--Network_From-10000--16-443",
  ]);
});

class Group extends Construct {
  readonly connections: Connections;
  constructor(scope: Construct, id: string, { vpcId }: VpcModule) {
    super(scope, id);
    this.connections = new Connections(this, new SecurityGroup(this, "Group", { vpcId }).id, 8080, vpcId);
  }
}

test.each(["allowTo", "allowFrom"])(
  "terraform-cdk#3023: %s over a peering of another stack makes the stacks wait, without a raw depends_on",
  (verb) => {
    const { net, one, two } = stacks("net", "one", "two");
    const [near, far] = [network(net, "Near"), network(net, "Far", "10.1.0.0/16")];
    const peering = near.addPeering("Far", { peer: far });
    const [web, api] = [new Group(one, "Web", near), new Group(two, "Api", far)];
    if (verb === "allowTo") web.connections.allowTo(api, 8080, peering);
    else api.connections.allowFrom(web, 8080, peering);
    const [, client, server] = synthesizedAll(net, one, two);
    expect(addresses(client, /_rule\./)).toHaveLength(2);
    expect(addresses(server, /_rule\./)).toEqual([]);
    expect(client?.text).not.toMatch(/"depends_on":\["/);
    expect(dependencies(one)).toEqual(expect.arrayContaining(["net", "two"]));
  },
);

test("networks of two stacks are peered: the one that asks depends on the other", () => {
  const { a, b } = stacks("a", "b");
  const connection = network(a).addPeering("Shared", { peer: network(b, "Network", "10.1.0.0/16") });
  expect(connection.node.path).toBe("a/Network/Shared");
  synthesizedAll(a, b);
  expect([a, b].map(dependencies)).toEqual([["b"], []]);
});

test("a route table whose owner is in no stack is associated below the VPC", () => {
  const { net } = stacks("net");
  network(net).addRouteTable("Own", "rtb-1", net.node.root as App);
  const [own] = synthesizedAll(net);
  expect(addresses(own, /association/)).toEqual(["aws_vpc_endpoint_route_table_association.Network_S3-Own"]);
});

test("the range of a VPC that an IPAM pool gives is a peer of security groups", () => {
  const { net } = stacks("net");
  const vpc = new VpcModule(net, "Network", { environment: "dev", ipam: { poolId: "ipam-pool-1", netmaskLength: 20 } });
  new Group(net, "Web", vpc).connections.allowFrom({ cidr: vpc.cidrBlock, name: "Network" });
  const [own] = synthesizedAll(net);
  expect(own?.the("aws_vpc_security_group_ingress_rule").cidr_ipv4).toBe("${aws_vpc.Network.cidr_block}");
});
