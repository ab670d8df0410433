import type { Stack } from "@plinth/model";
import type { Permission } from "./permission";
import { accessOf } from "./stack-access";

/**
 * Who may do what with a resource.
 *
 * @param resource - its address, `aws_s3_bucket.Uploads`; without an index all instances; or an ARN
 * @throws Error when the stack has no such resource
 * @example accessTo(stack, "aws_s3_bucket.Uploads")
 */
export function accessTo(stack: Stack, resource: string): readonly Permission[] {
  const access = accessOf(stack);
  return access.targets(resource).flatMap((target) => access.on(target));
}

/**
 * Every permission of a stack, each statement once: one whose `Resource` has wildcards stays as it is, and is not repeated for each
 * resource that it matches.
 *
 * @example allAccess(stack)
 */
export function allAccess(stack: Stack): readonly Permission[] {
  return accessOf(stack).all();
}

/** Policies of a stack that could not be read, and so may allow or deny more, as sentences. */
export function unreadPolicies(stack: Stack): readonly string[] {
  return accessOf(stack).unread;
}
