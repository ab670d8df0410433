import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { inputFaults, synth } from "@plinth/testing";
import { type TerraformStack, Token } from "cdktf";
import { VpcModule, type VpcModuleProps } from "../src";
import { VPC } from "../src/vpc-props";
import { network } from "./network";

const subnets = { vpcId: "vpc-1", subnetIds: ["subnet-1"], availabilityZones: ["us-east-1a"] };

const full = (stack: TerraformStack) => ({
  environment: "prod",
  cidrBlock: "10.0.0.0/16",
  ipv6: { ipamPoolId: "ipam-pool-1" },
  flowLogs: { retentionDays: 7, aggregationSeconds: 60, trafficType: "REJECT", format: ["srcaddr", "action"] },
  encryptionKey: { arn: "arn:aws:kms:us-east-1:123456789012:key/k" },
  dhcpOptions: { domainName: "example.com", domainNameServers: ["10.0.0.2"], ntpServers: ["10.0.0.3"] },
  publicAccessExclusion: "allow-egress",
  networkAddressUsageMetrics: true,
  instanceTenancy: "default",
  name: "shop",
  tags: { Team: "platform" },
  provider: new AwsProvider(stack, "Twin", { alias: "twin", region: "us-east-1" }),
});
const create = (stack: TerraformStack, props: VpcModuleProps) => new VpcModule(stack, "Network", props);

test("every prop of a VPC passes a value that is known after apply, or is refused by name", () => {
  const names = Object.keys(VPC.rows ?? {}).filter((name) => name !== "ipam");
  expect(inputFaults({ create, props: full, names, unions: ["ipv6"] })).toEqual([]);
});

test.each([
  ["IPAM", { ipam: { poolId: "ipam-pool-1", netmaskLength: 20 } }],
  [
    "logs in S3",
    {
      cidrBlock: "10.0.0.0/16",
      flowLogs: {
        destination: {
          type: "s3",
          bucketArn: "arn:aws:s3:::logs",
          fileFormat: "parquet",
          perHourPartition: true,
          hiveCompatiblePartitions: true,
        },
      },
    },
  ],
  [
    "logs in Firehose",
    {
      cidrBlock: "10.0.0.0/16",
      flowLogs: {
        destination: {
          type: "firehose",
          deliveryStreamArn: "arn:aws:firehose:us-east-1:123456789012:deliverystream/logs",
        },
      },
    },
  ],
])("every prop of a VPC with %s passes a value that is known after apply, or is refused by name", (_name, props) => {
  expect(inputFaults({ create, props: () => ({ environment: "dev", ...props }) })).toEqual([]);
});

const vpc = (stack: TerraformStack) =>
  new VpcModule(stack, "Network", { environment: "dev", cidrBlock: "10.0.0.0/16" });
const peer = { vpcId: "vpc-2", cidrBlock: "10.1.0.0/16" };

/** The last two take values, and no object of props. */
const METHODS: readonly (readonly [string, (stack: TerraformStack, given: never) => unknown, object])[] = [
  [
    "addInterfaceEndpoint",
    (stack, given) => vpc(stack).addInterfaceEndpoint("ssm", given),
    {
      subnets,
      privateDns: true,
      policy: [
        {
          sid: "Read",
          effect: "Allow",
          principals: { AWS: ["123456789012"] },
          actions: ["ssm:GetParameter"],
          resources: ["*"],
          conditions: { StringEquals: { "aws:PrincipalAccount": ["123456789012"] } },
        },
      ],
    },
  ],
  [
    "addPeering",
    (stack, given) => vpc(stack).addPeering("Shared", given),
    { peer, peerAccountId: "123456789012", peerRegion: "us-west-2", dnsResolution: true },
  ],
  [
    "acceptPeering",
    (stack, given) => vpc(stack).acceptPeering("Shared", given),
    { peer: { cidrBlock: "10.1.0.0/16" }, peeringConnectionId: "pcx-0a1b2c3d", dnsResolution: true },
  ],
  ["addVpnGateway", (stack, given) => vpc(stack).addVpnGateway(given), { amazonSideAsn: 64_512, propagate: true }],
  [
    "addOffice",
    (stack, given) => vpc(stack).addOffice("Berlin", given),
    { ipAddress: "203.0.113.7", bgpAsn: 65_000, staticRoutes: ["192.168.0.0/24"] },
  ],
  [
    "addRange",
    (stack, given: { cidrBlock: never }) => vpc(stack).addRange("Pods", given.cidrBlock),
    { cidrBlock: "100.64.0.0/16" },
  ],
  [
    "addRouteTable",
    (stack, given: { key: never; id: never }) => vpc(stack).addRouteTable(given.key, given.id),
    { key: "Own", id: "rtb-1" },
  ],
];

test.each(METHODS)(
  "every option of %s passes a value that is known after apply, or is refused by name",
  (name, call, props) => {
    const faults = inputFaults({
      create: (stack, given: never) => void call(stack, given),
      props: () => props,
      unions: ["policy.0.principals", "policy.0.conditions.StringEquals.aws:PrincipalAccount"],
    });
    const isPositional = name === "addRange" || name === "addRouteTable";
    // No options of a VPN gateway are the default ones.
    const isAccepted = (fault: string) => name === "addVpnGateway" && fault.startsWith("props = undefined");
    expect(faults.filter((fault) => !(isPositional && fault.startsWith("props =")) && !isAccepted(fault))).toEqual([]);
  },
);

test("VpcModule without cidrBlock is refused, as it would have no range", () => {
  expect(() => network({ cidrBlock: undefined })).toThrow(
    "test/Network (VpcModule) is misconfigured:\n  - cidrBlock or ipam must be given",
  );
});

test('addOffice("O", { ipAddress: "x" }) leaves no gateway', () => {
  const made = network({}, (one) => {
    expect(() => one.addOffice("O", { ipAddress: "x" })).toThrow('ipAddress must be an IPv4 address, got "x"');
  });
  expect(made.addresses).toEqual(network().addresses);
});

describe("a repeated name is refused by", () => {
  const office = { ipAddress: "203.0.113.7" };
  const accepted = { peer: { cidrBlock: "10.2.0.0/16" }, peeringConnectionId: "pcx-0a1b2c3d" };
  const twice = (call: (one: VpcModule) => void) => () =>
    network({}, (one) => {
      call(one);
      call(one);
    });

  test.each<[string, (one: VpcModule) => void]>([
    ["addOffice", (one) => one.addOffice("Same", office)],
    ["addPeering", (one) => one.addPeering("Same", { peer })],
    ["acceptPeering", (one) => one.acceptPeering("Same", accepted)],
    ["addRange", (one) => one.addRange("Same", Token.asString({ resolve: () => "100.64.0.0/16" }))],
  ])("%s", (name, call) => {
    expect(twice(call)).toThrow(
      `test/Network.${name}("Same") (VpcModule) is misconfigured:\n  - id must be new, got "Same"`,
    );
  });

  test("addInterfaceEndpoint for a service", () => {
    expect(twice((one) => one.addInterfaceEndpoint("ssm", { subnets }))).toThrow(
      'test/Network.addInterfaceEndpoint("ssm") (VpcModule) is misconfigured:\n  - service must be new, got "ssm"',
    );
  });

  test("all of them, when a name is that of what the module itself creates or of what stands beside another", () => {
    expect(() => network({}, (one) => one.addPeering("FlowLogs", { peer }))).toThrow('id must be new, got "FlowLogs"');
    expect(() =>
      network({}, (one) => {
        one.addPeering("Berlin-Gateway", { peer });
        one.addOffice("Berlin", office);
      }),
    ).toThrow('id must not be "Berlin", because "Berlin-Gateway" is there already');
    expect(() =>
      network({}, (one) => {
        one.addRange("Shared-Dns", "100.64.0.0/16");
        one.addPeering("Shared", { peer, dnsResolution: true });
      }),
    ).toThrow('id must not be "Shared", because "Shared-Dns" is there already');
  });
});

test("addEndpoint takes only services with gateway endpoints", () => {
  synth((stack) => {
    expect(() => vpc(stack).addEndpoint("sqs" as "s3")).toThrow('service must be one of s3, dynamodb, got "sqs"');
  });
});
