import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { ruleRows, statementRows, synth } from "../src";

test("a rule of a security group is one line, the way in before the way out", () => {
  const made = synth((stack) => {
    const common = { securityGroupId: "sg-1", description: "web" };
    new VpcSecurityGroupEgressRule(stack, "All", { ...common, ipProtocol: "-1", cidrIpv6: "::/0" });
    new VpcSecurityGroupEgressRule(stack, "List", { ...common, ipProtocol: "-1", prefixListId: "pl-1" });
    const ports = { ipProtocol: "tcp", fromPort: 80, toPort: 81 };
    new VpcSecurityGroupIngressRule(stack, "Range", { ...common, ...ports, cidrIpv4: "10.0.0.0/8" });
    new VpcSecurityGroupIngressRule(stack, "Group", {
      ...common,
      ...ports,
      toPort: 80,
      referencedSecurityGroupId: "sg-2",
    });
  });
  expect(ruleRows(made)).toEqual([
    "ingress tcp 80 sg-1, peer sg-2: web",
    "ingress tcp 80-81 sg-1, peer 10.0.0.0/8: web",
    "egress -1 sg-1, peer ::/0: web",
    "egress -1 sg-1, peer pl-1: web",
  ]);
});

test("a statement of a policy is one line, with the address and the argument that hold it", () => {
  const made = synth((stack) => {
    const trust = { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" };
    new IamRole(stack, "Web", { name: "web", assumeRolePolicy: JSON.stringify({ Statement: trust }) });
    const deny = {
      Sid: "NoHttp",
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:Get*", "s3:Put*"],
      Resource: ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"],
    };
    const policy = JSON.stringify({
      Statement: [{ ...deny, Condition: { Bool: { "aws:SecureTransport": "false" } } }],
    });
    new S3BucketPolicy(stack, "Logs", { bucket: "logs", policy });
  });
  expect(statementRows(made)).toEqual([
    'aws_iam_role.Web assume_role_policy: Allow {"Service":"ec2.amazonaws.com"} sts:AssumeRole',
    'aws_s3_bucket_policy.Logs policy: NoHttp Deny "*" s3:Get* s3:Put* on arn:aws:s3:::logs arn:aws:s3:::logs/* if {"Bool":{"aws:SecureTransport":"false"}}',
  ]);
});
