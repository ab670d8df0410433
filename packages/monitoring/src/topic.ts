import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { KmsKeyPolicy } from "@cdktf/provider-aws/lib/kms-key-policy";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { type Environment, type KeyRef, keyFor, type ModuleContext, namePathOf, policyDocument } from "@plinth/core";

const CLOUDWATCH = { Service: ["cloudwatch.amazonaws.com"] };
const DELETION_DAYS = { dev: 7, prod: 30 } as const;

/** The key that is given, or one that CloudWatch may use. */
export function topicKeyOf(
  context: ModuleContext,
  settings: { readonly environment: Environment; readonly encryptionKey?: KeyRef },
): string {
  return keyFor(settings.encryptionKey, "alarms") ?? createKey(context, settings.environment);
}

/** An encrypted topic that only alarms of this account publish to. */
export function createTopic(
  { scope, aws, tags }: ModuleContext,
  id: "Topic" | "PageTopic",
  name: string,
  keyId: string,
): SnsTopic {
  const topic = new SnsTopic(scope, id, { name, kmsMasterKeyId: keyId, tags: tags() });
  const { arn } = topic;
  new SnsTopicPolicy(scope, `${id}Policy`, {
    arn,
    policy: policyDocument([
      {
        sid: "Alarms",
        principals: CLOUDWATCH,
        actions: ["sns:Publish"],
        resources: [arn],
        conditions: { StringEquals: { "aws:SourceAccount": aws.accountId } },
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
function createKey({ scope, aws, tags }: ModuleContext, environment: Environment): string {
  const key = new KmsKey(scope, "Key", {
    description: `Alarms of ${namePathOf(scope)}`,
    enableKeyRotation: true,
    deletionWindowInDays: DELETION_DAYS[environment],
    tags: tags(),
  });
  const policy = new KmsKeyPolicy(scope, "KeyPolicy", {
    keyId: key.keyId,
    policy: policyDocument([
      {
        sid: "EnableIamPolicies",
        principals: { AWS: [`arn:${aws.partition}:iam::${aws.accountId}:root`] },
        actions: ["kms:*"],
        resources: ["*"],
      },
      {
        sid: "Alarms",
        principals: CLOUDWATCH,
        actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
        resources: ["*"],
        conditions: { StringEquals: { "aws:SourceAccount": aws.accountId } },
      },
    ]),
  });
  return policy.keyId;
}
