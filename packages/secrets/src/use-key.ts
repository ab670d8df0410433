import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import type { KeyRef, Statement } from "@plinth/core";
import type { Construct } from "constructs";

/** How a service names, in its calls to KMS, the thing whose value it encrypts. */
const CONTEXT_KEYS = { secretsmanager: "SecretARN", ssm: "PARAMETER_ARN" } as const;

/** The region of the stack, looked up once a module. */
export function regionOf(scope: Construct): string {
  const found = scope.node.tryFindChild("Region") as DataAwsRegion | undefined;
  return (found ?? new DataAwsRegion(scope, "Region")).id;
}

/**
 * Use of a key through one service and for one thing; nothing without a key, because the keys that AWS owns for these
 * services admit every caller of the account who may call the service.
 */
export function useKey(
  scope: Construct,
  key: KeyRef | undefined,
  actions: readonly string[],
  service: keyof typeof CONTEXT_KEYS,
  arn: string,
): Statement[] {
  if (!key) return [];
  return [
    {
      actions,
      resources: [key.arn],
      conditions: {
        StringEquals: {
          "kms:ViaService": `${service}.${regionOf(scope)}.amazonaws.com`,
          [`kms:EncryptionContext:${CONTEXT_KEYS[service]}`]: arn,
        },
      },
    },
  ];
}
