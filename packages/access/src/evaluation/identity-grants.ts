import { sameAccount } from "../names/accounts";
import type { ResourcePolicy } from "../policies/resource-policies";
import { withinBoundary } from "./boundary";
import { withoutDenied } from "./denials";
import type { Candidate, Evaluation, Policies } from "./evaluation";
import type { Grant, Question } from "./grant";
import { grantsOf, narrow } from "./grants";

/** What a statement of an identity-based policy allows. */
export function identityGrants(policies: Policies, evaluation: Evaluation, { identity, rule }: Candidate): Grant[] {
  const { target, form, policy } = evaluation;
  const question = { ...evaluation, names: policies.names, principal: identity.principal };
  const same = target.account === undefined || sameAccount(identity.principal.account, target.account);
  const needsPolicy = form.needsPolicy || same === false;
  const allowed = grantsOf(rule, question).flatMap((grant) => withinBoundary(grant, identity, question));
  // In one account a principal that the policy of the resource names itself needs no policy of its own.
  const byAccount = same === true;
  const both = needsPolicy
    ? allowed.flatMap((grant) => allowedByResource(grant, policies, { ...question, policy, byAccount }))
    : allowed;
  return both.flatMap((grant) => withoutDenied(grant, policies, evaluation, identity));
}

/**
 * What the policy of the resource allows as well: by naming the account, which leaves the rest to its identity-based policies, or
 * the principal in another account. A policy that cannot be read is a condition.
 */
function allowedByResource(
  grant: Grant,
  { principals }: Policies,
  { policy, byAccount, ...question }: Question & { readonly policy: ResourcePolicy; readonly byAccount: boolean },
): Grant[] {
  const allowed = policy.rules.flatMap((rule) => {
    if (rule.statement.effect === "Deny") return [];
    const naming = principals.naming(rule.statement, grant.principal, rule.from);
    return naming && (!byAccount || naming.by === "account") ? narrow(grant, rule, question, naming) : [];
  });
  const unread = policy.unread.map((sentence) => ({
    ...grant,
    conditions: [...grant.conditions, unreadText(sentence)],
  }));
  return [...allowed, ...unread];
}

function unreadText(sentence: string): string {
  return `a policy that is not read allows it (${sentence})`;
}
