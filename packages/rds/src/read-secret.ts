import type { AwsEnvironment, KeyRef, Statement } from "@plinth/core";

/** A secret in Secrets Manager, with the key that it was given. */
export interface SecretRef {
  readonly arn: string;
  readonly encryptionKey?: KeyRef;
}

/** Reads the secrets; decrypts only what Secrets Manager hands out. */
export function readSecrets({ region }: AwsEnvironment, secrets: readonly SecretRef[]): Statement[] {
  return [
    {
      actions: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
      resources: secrets.map(({ arn }) => arn),
    },
    ...secrets.flatMap(({ arn, encryptionKey }) =>
      encryptionKey === undefined
        ? []
        : [
            {
              actions: ["kms:Decrypt"],
              resources: [encryptionKey.arn],
              conditions: {
                StringEquals: {
                  "kms:ViaService": `secretsmanager.${region}.amazonaws.com`,
                  "kms:EncryptionContext:SecretARN": arn,
                },
              },
            },
          ],
    ),
  ];
}
