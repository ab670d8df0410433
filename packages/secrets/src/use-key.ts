import type { KeyRef, Statement } from "@plinth/core";
import type { Construct } from "constructs";
import { regionOf } from "./arn";

/** How a service names, in its calls to KMS, the thing whose value it encrypts. */
const CONTEXT_KEYS = { secretsmanager: "SecretARN", ssm: "PARAMETER_ARN" } as const;

/**
 * Use of a key through one service and for one thing, or for all below a path that ends in `*`; nothing without a key,
 * because the keys that AWS owns for these services admit every caller of the account who may call the service.
 */
export function useKey(
  scope: Construct,
  key: KeyRef | undefined,
  actions: readonly string[],
  service: keyof typeof CONTEXT_KEYS,
  arn: string,
): Statement[] {
  if (!key) return [];
  const throughService = { "kms:ViaService": `${service}.${regionOf(scope)}.amazonaws.com` };
  const forThing = { [`kms:EncryptionContext:${CONTEXT_KEYS[service]}`]: arn };
  const conditions: Statement["conditions"] = arn.endsWith("*")
    ? { StringEquals: throughService, StringLike: forThing }
    : { StringEquals: { ...throughService, ...forThing } };
  return [{ actions, resources: [key.arn], conditions }];
}
