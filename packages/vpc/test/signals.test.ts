import { MonitoringModule } from "@plinth/monitoring";
import { alarmRows, chartRows, synth } from "@plinth/testing";
import { TerraformStack } from "cdktf";
import { type FlowLogsProps, VpcModule } from "../src";
import { network } from "./network";

const subnets = { vpcId: "vpc-1", subnetIds: ["subnet-1"], availabilityZones: ["us-east-1a"] };

const built = <T>(read: (vpc: VpcModule) => T, flowLogs?: FlowLogsProps): T => {
  let answer: T | undefined;
  synth((stack) => {
    answer = read(new VpcModule(stack, "Network", { environment: "dev", cidrBlock: "10.0.0.0/16", flowLogs }));
  });
  return answer as T;
};

test("an interface endpoint has these alarms and charts", () => {
  const made = network({}, (vpc) => {
    const endpoint = vpc.addInterfaceEndpoint("ssm", { subnets });
    new MonitoringModule(TerraformStack.of(vpc), "Monitoring", { environment: "dev" }).watch(endpoint);
  });
  expect(alarmRows(made)).toMatchInlineSnapshot(`
[
  "test-monitoring-alarms-network-endpoint-ssm-packetsdropped: AWS/PrivateLinkEndpoints PacketsDropped Endpoint Type=\${aws_vpc_endpoint.Network_Endpoint-ssm_B9F28120.vpc_endpoint_type} Service Name=\${aws_vpc_endpoint.Network_Endpoint-ssm_B9F28120.service_name} VPC Endpoint Id=\${aws_vpc_endpoint.Network_Endpoint-ssm_B9F28120.id} VPC Id=\${aws_vpc_endpoint.Network_Endpoint-ssm_B9F28120.vpc_id} Sum/300 > 100, 3 of 3, missing data: notBreaching",
]
`);
  expect(chartRows(made)).toMatchInlineSnapshot(`
[
  "Packets dropped by the endpoint of ssm [Count]: AWS/PrivateLinkEndpoints PacketsDropped Endpoint Type \${aws_vpc_endpoint.Network_Endpoint-ssm_B9F28120.vpc_endpoint_type} Service Name \${aws_vpc_endpoint.Network_Endpoint-ssm_B9F28120.service_name} VPC Endpoint Id \${aws_vpc_endpoint.Network_Endpoint-ssm_B9F28120.id} VPC Id \${aws_vpc_endpoint.Network_Endpoint-ssm_B9F28120.vpc_id} Sum/300, ticket above 100 (100)",
  "Connections of the endpoint of ssm [Count]: AWS/PrivateLinkEndpoints ActiveConnections Endpoint Type \${aws_vpc_endpoint.Network_Endpoint-ssm_B9F28120.vpc_endpoint_type} Service Name \${aws_vpc_endpoint.Network_Endpoint-ssm_B9F28120.service_name} VPC Endpoint Id \${aws_vpc_endpoint.Network_Endpoint-ssm_B9F28120.id} VPC Id \${aws_vpc_endpoint.Network_Endpoint-ssm_B9F28120.vpc_id} Maximum/300",
  "Bytes through the endpoint of ssm [Bytes]: AWS/PrivateLinkEndpoints BytesProcessed Endpoint Type \${aws_vpc_endpoint.Network_Endpoint-ssm_B9F28120.vpc_endpoint_type} Service Name \${aws_vpc_endpoint.Network_Endpoint-ssm_B9F28120.service_name} VPC Endpoint Id \${aws_vpc_endpoint.Network_Endpoint-ssm_B9F28120.id} VPC Id \${aws_vpc_endpoint.Network_Endpoint-ssm_B9F28120.vpc_id} Sum/300",
]
`);
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
