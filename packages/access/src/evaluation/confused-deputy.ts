import type { PolicyCondition, PolicyStatement } from "@plinth/model";
import type { Principal } from "../names/principal";

/** Keys that say for which resource, account or organization a service acts; KMS has the resource in the encryption context. */
const SOURCE = /^(aws:source(arn|account|orgid|orgpaths)|kms:encryptioncontext:.+)$/i;

const COMPARES = /^(\w+:)?(string|arn)(equals|equalsignorecase|like)$/i;

/** Services that take a role only from who may pass it, which AWS allows within an account alone. */
const PASSED = /^(ec2|ecs-tasks|lambda|pods\.eks)\.amazonaws\.com/;

/**
 * Whether a service can be made to act for somebody else. "The confused deputy problem", section "Cross-service confused deputy
 * prevention", https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function isConfusedDeputy({ actions, conditions }: PolicyStatement, { kind, name }: Principal): boolean {
  if (kind !== "service" || conditions.some(saysSource)) return false;
  return !(PASSED.test(name) && actions.every((action) => action.startsWith("sts:")));
}

function saysSource({ operator, key, values }: PolicyCondition): boolean {
  return SOURCE.test(key) && COMPARES.test(operator) && values.length > 0 && !values.includes("*");
}
