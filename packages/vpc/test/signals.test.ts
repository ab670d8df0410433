import { synth } from "@plinth/testing";
import { type FlowLogsProps, VpcModule } from "../src";

const subnets = { vpcId: "vpc-1", subnetIds: ["subnet-1"], availabilityZones: ["us-east-1a"] };

const built = <T>(read: (vpc: VpcModule) => T, flowLogs?: FlowLogsProps): T => {
  let answer: T | undefined;
  synth((stack) => {
    answer = read(new VpcModule(stack, "Network", { environment: "dev", cidrBlock: "10.0.0.0/16", flowLogs }));
  });
  return answer as T;
};

test("an interface endpoint says of itself whether it drops packets", () => {
  const { packetsDropped, bytes } = built((vpc) => vpc.addInterfaceEndpoint("ssm", { subnets }).signals);
  expect(packetsDropped).toMatchObject({
    title: "Packets dropped by the endpoint of ssm",
    metric: { namespace: "AWS/PrivateLinkEndpoints", name: "PacketsDropped", statistic: "Sum" },
    limit: { above: 100, missing: "notBreaching" },
  });
  expect(Object.keys(packetsDropped.metric.dimensions)).toEqual([
    "Endpoint Type",
    "Service Name",
    "VPC Endpoint Id",
    "VPC Id",
  ]);
  expect(bytes.limit).toBeUndefined();
});

test("refused traffic has a pattern in the format of the records", () => {
  const pattern = (props?: FlowLogsProps) => built((vpc) => vpc.flowLogs.rejected?.pattern, props);
  expect(pattern()).toBe(
    '[version, account_id, interface_id, srcaddr, dstaddr, srcport, dstport, protocol, packets, bytes, start, end, action="REJECT", log_status]',
  );
  expect(pattern({ format: ["pkt-srcaddr", "action"] })).toBe('[pkt_srcaddr, action="REJECT"]');
});

test("there is none where the records do not tell of refused traffic, or are not in CloudWatch", () => {
  const rejected = (props: FlowLogsProps) => built((vpc) => vpc.flowLogs.rejected, props);
  expect(rejected({ format: ["srcaddr"] })).toBeUndefined();
  expect(rejected({ trafficType: "ACCEPT" })).toBeUndefined();
  expect(rejected({ destination: { type: "s3", bucketArn: "arn:aws:s3:::logs" } })).toBeUndefined();
});
