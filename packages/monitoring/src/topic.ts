import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { KmsKeyPolicy } from "@cdktf/provider-aws/lib/kms-key-policy";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { keyFor, nameOf, policyDocument } from "@plinth/core";
import type { Construct } from "constructs";
import { DEFAULTS, type MonitoringModuleProps } from "./props";

const CLOUDWATCH = { Service: ["cloudwatch.amazonaws.com"] };

/** The encrypted topic that only alarms of this account publish to, and those who hear it. */
export function alarmTopic(scope: Construct, props: MonitoringModuleProps, tags: Record<string, string>): SnsTopic {
  const partition = new DataAwsPartition(scope, "Partition").partition;
  const account = new DataAwsCallerIdentity(scope, "Account").accountId;
  const fromHere = { StringEquals: { "aws:SourceAccount": account } };
  const topic = new SnsTopic(scope, "Topic", {
    name: nameOf(scope, 256),
    kmsMasterKeyId: keyFor(props.encryptionKey, "alarms") ?? ownKey(scope, props, { partition, account }, tags),
    tags,
  });
  const { arn } = topic;
  new SnsTopicPolicy(scope, "TopicPolicy", {
    arn,
    policy: policyDocument([
      { sid: "Alarms", principals: CLOUDWATCH, actions: ["sns:Publish"], resources: [arn], conditions: fromHere },
      {
        sid: "OnlyTls",
        effect: "Deny",
        principals: { AWS: ["*"] },
        actions: ["sns:Publish"],
        resources: [arn],
        conditions: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]),
  });
  for (const email of props.emails ?? []) {
    new SnsTopicSubscription(scope, `Email-${email}`, { topicArn: arn, protocol: "email", endpoint: email });
  }
  return topic;
}

/** AWS docs, "Managing Amazon SNS encryption keys and costs": a service that publishes needs the key by its policy. */
function ownKey(
  scope: Construct,
  { environment }: MonitoringModuleProps,
  { partition, account }: { partition: string; account: string },
  tags: Record<string, string>,
): string {
  const key = new KmsKey(scope, "Key", {
    description: `Alarms of ${scope.node.path}`,
    enableKeyRotation: true,
    deletionWindowInDays: DEFAULTS[environment].deletionWindowDays,
    tags,
  });
  const policy = new KmsKeyPolicy(scope, "KeyPolicy", {
    keyId: key.keyId,
    policy: policyDocument([
      {
        sid: "EnableIamPolicies",
        principals: { AWS: [`arn:${partition}:iam::${account}:root`] },
        actions: ["kms:*"],
        resources: ["*"],
      },
      {
        sid: "Alarms",
        principals: CLOUDWATCH,
        actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
        resources: ["*"],
        conditions: { StringEquals: { "aws:SourceAccount": account } },
      },
    ]),
  });
  return policy.keyId;
}
