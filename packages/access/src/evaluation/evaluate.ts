import type { Candidate, Evaluation, Policies } from "./evaluation";
import type { Grant } from "./grant";
import { identityGrants } from "./identity-grants";
import { resourceGrants } from "./resource-grants";

/**
 * What policies allow: identity-based and resource-based policies together in one account, both of them across accounts, within
 * the permissions boundary, without what is explicitly denied. "Policy evaluation logic",
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluate(policies: Policies, evaluation: Evaluation, candidates: readonly Candidate[]): Grant[] {
  return [
    ...candidates.flatMap((candidate) => identityGrants(policies, evaluation, candidate)),
    ...evaluation.policy.rules.flatMap((rule) => resourceGrants(policies, evaluation, rule)),
  ];
}
