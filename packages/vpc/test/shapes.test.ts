import type { VpcModuleProps } from "../src";
import { network } from "./network";

const STREAM = "arn:aws:firehose:us-east-1:123456789012:deliverystream/logs";

test.each([
  ["deliveryStreamArn", (text: string) => ({ destination: { type: "firehose", deliveryStreamArn: text } }), STREAM],
  ["format[0]", (text: string) => ({ format: [text] }), "pkt-srcaddr"],
])("flowLogs.%s is nothing with text before or after it", (_prop, flowLogs, valid) => {
  const made = (text: string) => () => network({ flowLogs: flowLogs(text) as VpcModuleProps["flowLogs"] });
  expect(made(valid)).not.toThrow();
  for (const text of [` ${valid}`, `${valid} `]) expect(made(text)).toThrow("is misconfigured");
});

test.each(["ssm", "ecr.api", "execute-api", "s3.a-b.c"])("%s can be the end of the name of a service", (service) => {
  expect(() => withEndpoint(service)).not.toThrow();
});

test.each(["", " ssm", "ssm ", "ssm.", ".ssm", "a..b", "a-", "SSM", "a_b"])(
  "%j is not the end of the name of a service",
  (service) => {
    expect(() => withEndpoint(service)).toThrow("must be the end of the name of a service");
  },
);

function withEndpoint(service: string) {
  const subnets = { vpcId: "vpc-1", subnetIds: ["subnet-1"], availabilityZones: ["us-east-1a"] };
  return network({}, (vpc) => vpc.addInterfaceEndpoint(service as "ssm", { subnets }));
}

test.each([64_512, 65_534, 4_200_000_000, 4_294_967_294])("a VPN gateway can have the number %d", (amazonSideAsn) => {
  const made = network({}, (vpc) => [vpc.addVpnGateway({ amazonSideAsn }), vpc.addVpnGateway({ amazonSideAsn })]);
  expect(made.the("aws_vpn_gateway").amazon_side_asn).toBe(`${amazonSideAsn}`);
});

test.each([64_511, 65_535, 4_199_999_999, 4_294_967_295, 64_512.5])(
  "a VPN gateway cannot have the number %d",
  (amazonSideAsn) => {
    expect(() => network({}, (vpc) => vpc.addVpnGateway({ amazonSideAsn }))).toThrow("amazonSideAsn must be");
  },
);

test("a peering that was accepted has no options of names unless they are asked for", () => {
  const peer = { vpcId: "vpc-0f1e2d3c4b5a69788", cidrBlock: "10.1.0.0/16" };
  const made = network({}, (vpc) => vpc.acceptPeering("Shared", { peer, peeringConnectionId: "pcx-0a1b2c3d" }));
  expect(made.all("aws_vpc_peering_connection_options")).toEqual({});
});

test("a route table is added once, and must have a name and an id", () => {
  const made = network({}, (vpc) => {
    vpc.addVpnGateway();
    for (let time = 0; time < 2; time++) vpc.addRouteTable("Own", "rtb-1");
  });
  expect(Object.keys(made.all("aws_vpn_gateway_route_propagation"))).toHaveLength(1);
  const nothing = undefined as unknown as string;
  expect(() => network({}, (vpc) => vpc.addRouteTable(nothing, nothing))).toThrow(
    [
      "test/Network.addRouteTable() (VpcModule) is misconfigured:",
      "  - key must be given",
      "  - routeTableId must be given",
    ].join("\n"),
  );
});
