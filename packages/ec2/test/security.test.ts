import { ruleRows, statementRows } from "@plinth/testing";
import { fleet, single } from "./fleet";

test("a fleet is open at its port to those who are let in, and its role has these statements", () => {
  const made = fleet({ environment: "prod" }, (web) => web.connections.allowFrom("10.0.0.0/16"));
  expect(ruleRows(made)).toMatchInlineSnapshot(`
[
  "ingress tcp 8080 \${aws_security_group.Web_SecurityGroup_322089BD.id}, peer 10.0.0.0/16: From 10.0.0.0/16 on 8080",
]
`);
  expect(statementRows(made).join("\n")).toMatchInlineSnapshot(`
"aws_iam_role.Web_Role_8DB59236 assume_role_policy: Allow {"Service":["ec2.amazonaws.com"]} sts:AssumeRole
aws_iam_role_policy.Web_Agent_93B96A04 policy: Allow cloudwatch:PutMetricData on * if {"StringEquals":{"cloudwatch:namespace":"CWAgent"}}
aws_iam_role_policy.Web_Agent_93B96A04 policy: Allow ec2:DescribeTags on *
aws_iam_role_policy.Web_SessionManager_2C2D8C30 policy: Allow ssm:UpdateInstanceInformation ssmmessages:CreateControlChannel ssmmessages:CreateDataChannel ssmmessages:OpenControlChannel ssmmessages:OpenDataChannel on *"
`);
});

test("an instance is open at its port to those who are let in, and its role has these statements", () => {
  const made = single({ environment: "prod" }, (wiki) => wiki.connections.allowFrom("10.0.0.0/16"));
  expect(ruleRows(made)).toMatchInlineSnapshot(`
[
  "ingress tcp 8080 \${aws_security_group.Wiki_SecurityGroup_ED4061B5.id}, peer 10.0.0.0/16: From 10.0.0.0/16 on 8080",
]
`);
  expect(statementRows(made).join("\n")).toMatchInlineSnapshot(`
"aws_iam_role.Wiki_Role_0DBDC923 assume_role_policy: Allow {"Service":["ec2.amazonaws.com"]} sts:AssumeRole
aws_iam_role_policy.Wiki_Agent_02D099CC policy: Allow cloudwatch:PutMetricData on * if {"StringEquals":{"cloudwatch:namespace":"CWAgent"}}
aws_iam_role_policy.Wiki_Agent_02D099CC policy: Allow ec2:DescribeTags on *
aws_iam_role_policy.Wiki_SessionManager_39A6FD13 policy: Allow ssm:UpdateInstanceInformation ssmmessages:CreateControlChannel ssmmessages:CreateDataChannel ssmmessages:OpenControlChannel ssmmessages:OpenDataChannel on *"
`);
});

test("the instances of a fleet get its role by the launch template", () => {
  const profile = fleet().the("aws_launch_template").iam_instance_profile;
  expect(profile).toEqual({ arn: expect.stringMatching(/^\$\{aws_iam_instance_profile\.Web_\w+\.arn\}$/) });
});
