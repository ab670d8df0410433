/** Keys, each of which has a policy. */
export const KEYS = ["aws_kms_key", "aws_kms_replica_key"];

/** "Default key policy", https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html */
export const defaultKeyPolicy = (account: string) =>
  JSON.stringify({
    Statement: [
      { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "kms:*", Resource: "*" },
    ],
  });
