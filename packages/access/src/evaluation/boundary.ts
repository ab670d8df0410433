import type { Identity } from "../policies/identity";
import type { Grant, Question } from "./grant";
import { narrow } from "./grants";

/**
 * A boundary limits identity-based policies, and what resource-based policies allow to a role. "Permissions boundaries for IAM
 * entities", https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function withinBoundary(grant: Grant, { boundary, principal }: Identity, question: Question): Grant[] {
  if (principal.resource?.args.permissions_boundary === undefined) return [grant];
  if (!boundary) return [{ ...grant, conditions: [...grant.conditions, "the permissions boundary allows it"] }];
  return boundary
    .filter(({ statement }) => statement.effect === "Allow")
    .flatMap((rule) => narrow(grant, rule, question));
}
