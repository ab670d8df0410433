import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { KmsKeyPolicy } from "@cdktf/provider-aws/lib/kms-key-policy";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { keyFor, nameOf, policyDocument } from "@plinth/core";
import type { Construct } from "constructs";
import { DEFAULTS, type MonitoringModuleProps } from "./props";

const CLOUDWATCH = { Service: ["cloudwatch.amazonaws.com"] };

/** What the topics of one module share. */
export interface TopicSettings {
  readonly account: string;
  readonly keyId: string;
  readonly tags: Record<string, string>;
}

/** Looks up where we are, and makes the key unless there is one. */
export function topicSettings(
  scope: Construct,
  props: MonitoringModuleProps,
  tags: Record<string, string>,
): TopicSettings {
  const partition = new DataAwsPartition(scope, "Partition").partition;
  const account = new DataAwsCallerIdentity(scope, "Account").accountId;
  const keyId = keyFor(props.encryptionKey, "alarms") ?? ownKey(scope, props, { partition, account }, tags);
  return { account, keyId, tags };
}

/** An encrypted topic that only alarms of this account publish to. */
export function alarmTopic(
  scope: Construct,
  id: "Topic" | "PageTopic",
  { account, keyId, tags }: TopicSettings,
): SnsTopic {
  const topic = new SnsTopic(scope, id, {
    name: id === "Topic" ? nameOf(scope, 256) : nameOf(scope, 256, "pages"),
    kmsMasterKeyId: keyId,
    tags,
  });
  const { arn } = topic;
  new SnsTopicPolicy(scope, `${id}Policy`, {
    arn,
    policy: policyDocument([
      {
        sid: "Alarms",
        principals: CLOUDWATCH,
        actions: ["sns:Publish"],
        resources: [arn],
        conditions: { StringEquals: { "aws:SourceAccount": account } },
      },
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
