import { ruleRows, statementRows } from "@plinth/testing";
import { network } from "./network";

const subnets = { vpcId: "vpc-1", subnetIds: ["subnet-1"], availabilityZones: ["us-east-1a"] };

test("an interface endpoint is open for HTTPS to those who are let in, and the role of flow logs only writes them", () => {
  const made = network({ environment: "prod" }, (vpc) => {
    vpc.addInterfaceEndpoint("ssm", { subnets }).connections.allowFrom("10.0.0.0/16");
  });
  expect(ruleRows(made)).toMatchInlineSnapshot(`
[
  "ingress tcp 443 \${aws_security_group.Network_Endpoint-ssm_SecurityGroup_12B03044.id}, peer 10.0.0.0/16: From 10.0.0.0/16 on 443",
]
`);
  expect(statementRows(made).join("\n")).toMatchInlineSnapshot(`
"aws_iam_role.Network_FlowLogsRole_53E28E0D assume_role_policy: Allow {"Service":["vpc-flow-logs.amazonaws.com"]} sts:AssumeRole if {"StringEquals":{"aws:SourceAccount":"\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}"},"ArnLike":{"aws:SourceArn":"arn:\${data.aws_partition.Plinth_Partition_741393A3.partition}:ec2:*:\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}:vpc-flow-log/*"}}
aws_iam_role_policy.Network_FlowLogsPolicy_C0029E9F policy: Allow logs:CreateLogStream logs:DescribeLogStreams logs:PutLogEvents on \${aws_cloudwatch_log_group.Network_FlowLogsGroup_BEC71DC6.arn} \${aws_cloudwatch_log_group.Network_FlowLogsGroup_BEC71DC6.arn}:*"
`);
});
