import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Synthesized, synth } from "@plinth/testing";
import { VpcModule } from "../src";
import { network } from "./network";

describe.each(["dev", "prod"] as const)("security in %s", (environment) => {
  const made = network({ environment });

  test("the default security group has no rules", () => {
    const { ingress, egress } = made.the("aws_default_security_group");
    expect([ingress, egress]).toEqual([undefined, undefined]);
  });

  test("all traffic is logged", () => {
    expect(made.the("aws_flow_log")).toMatchObject({ traffic_type: "ALL", vpc_id: "${aws_vpc.Network.id}" });
  });

  test("the role of the flow logs writes into their group and nothing else", () => {
    const [statement, ...more] = Synthesized.json(made.the("aws_iam_role_policy").policy).Statement;
    expect(more).toEqual([]);
    expect(statement.Resource.every((arn: string) => arn.startsWith("${aws_cloudwatch_log_group."))).toBe(true);
  });

  test("no other account can make the flow log service use the role", () => {
    const [trust] = Synthesized.json(made.the("aws_iam_role").assume_role_policy).Statement;
    expect(Object.keys(trust.Condition)).toEqual(["StringEquals", "ArnLike"]);
  });
});

test("logs are kept 30 days in dev and 365 in prod", () => {
  const days = (["dev", "prod"] as const).map(
    (environment) => network({ environment }).the("aws_cloudwatch_log_group").retention_in_days,
  );
  expect(days).toEqual([30, 365]);
});

test("flow logs can be shorter, finer and narrower", () => {
  const made = network({ flowLogs: { retentionDays: 7, aggregationSeconds: 60, trafficType: "REJECT" } });
  expect(made.the("aws_cloudwatch_log_group").retention_in_days).toBe(7);
  expect(made.the("aws_flow_log")).toMatchObject({ max_aggregation_interval: 60, traffic_type: "REJECT" });
});

test("a key encrypts the flow logs and learns that logs use it", () => {
  const uses: string[] = [];
  const made = network({
    encryptionKey: { arn: "arn:aws:kms:us-east-1:123456789012:key/k", admit: (use) => uses.push(use) },
  });
  expect(made.the("aws_cloudwatch_log_group").kms_key_id).toBe("arn:aws:kms:us-east-1:123456789012:key/k");
  expect(uses).toEqual(["logs"]);
});

test("route tables reach every gateway endpoint, whichever came first", () => {
  const made = synth((stack) => {
    const vpc = new VpcModule(stack, "Network", { environment: "dev", cidrBlock: "10.0.0.0/16" });
    vpc.addRouteTable("Early", "rtb-1");
    vpc.addEndpoint("dynamodb");
    vpc.addEndpoint("dynamodb");
    vpc.addRouteTable("Late", "rtb-2");
  });
  const pairs = Object.values(made.all("aws_vpc_endpoint_route_table_association")).map(
    (pair) => `${pair.vpc_endpoint_id} ${pair.route_table_id}`,
  );
  expect(pairs.map((pair) => pair.replace(/_[0-9A-F]{8}/, "")).sort()).toEqual([
    "${aws_vpc_endpoint.Network_DynamoDb.id} rtb-1",
    "${aws_vpc_endpoint.Network_DynamoDb.id} rtb-2",
    "${aws_vpc_endpoint.Network_S3.id} rtb-1",
    "${aws_vpc_endpoint.Network_S3.id} rtb-2",
  ]);
});

test("every mistake is told at once, and nothing is made", () => {
  synth((stack) => {
    const wrong = () =>
      new VpcModule(stack, "Network", { environment: "dev", cidrBlock: "10.0.0.0/8", flowLogs: { retentionDays: 0 } });
    expect(wrong).toThrow(
      [
        "test/Network (VpcModule) is misconfigured:",
        '  - cidrBlock must be an IPv4 range from /16 to /28, got "10.0.0.0/8"',
        "  - flowLogs.retentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got 0",
      ].join("\n"),
    );
    expect(stack.node.tryFindChild("Network")).toBeUndefined();
    new CloudwatchLogGroup(stack, "SoThatTheStackIsValid", {});
  });
});

test.each([
  ["10.0.0.1/16", 'cidrBlock must have zero host bits, got "10.0.0.1/16"'],
  ["10.0.0.300/24", 'cidrBlock must be an IPv4 range from /16 to /28, got "10.0.0.300/24"'],
  ["ten", 'cidrBlock must be an IPv4 range from /16 to /28, got "ten"'],
])("a VPC over %s is refused", (cidrBlock, message) => {
  expect(() => network({ cidrBlock })).toThrow(message);
});

test("every address is the one of the snapshot", () => {
  expect(network().addresses).toMatchInlineSnapshot(`
[
  "aws_cloudwatch_log_group.Network_FlowLogsGroup_BEC71DC6",
  "aws_default_network_acl.Network_DefaultNetworkAcl_73270339",
  "aws_default_route_table.Network_DefaultRouteTable_2BD2AA79",
  "aws_default_security_group.Network_DefaultSecurityGroup_6811E764",
  "aws_flow_log.Network_FlowLogs_AA56CF75",
  "aws_iam_role.Network_FlowLogsRole_53E28E0D",
  "aws_iam_role_policy.Network_FlowLogsPolicy_C0029E9F",
  "aws_internet_gateway.Network_InternetGateway_D8FF3F66",
  "aws_vpc.Network",
  "aws_vpc_endpoint.Network_S3_C2BFD8D2",
]
`);
});
