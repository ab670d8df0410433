import type { AwsEnvironment, KeyRef, Statement } from "@plinth/core";

/** How a service names, in its calls to KMS, the thing whose value it encrypts. */
const CONTEXT_KEYS = { secretsmanager: "SecretARN", ssm: "PARAMETER_ARN" } as const;

/**
 * Use of a key through one service and for one thing, or for all below a path that ends in `*`; nothing without a key,
 * because the keys that AWS owns for these services admit every caller of the account who may call the service.
 */
export function useKey(
  aws: AwsEnvironment,
  key: KeyRef | undefined,
  actions: readonly string[],
  service: keyof typeof CONTEXT_KEYS,
  arn: string,
): Statement[] {
  if (!key) return [];
  const throughService = { "kms:ViaService": `${service}.${aws.region}.amazonaws.com` };
  const forThing = { [`kms:EncryptionContext:${CONTEXT_KEYS[service]}`]: arn };
  const conditions: Statement["conditions"] = arn.endsWith("*")
    ? { StringEquals: throughService, StringLike: forThing }
    : { StringEquals: { ...throughService, ...forThing } };
  return [{ actions, resources: [key.arn], conditions }];
}
