import { sameAccount } from "../names/accounts";
import type { Principal } from "../names/principal";
import type { Target } from "../names/targets";
import type { Rule } from "../policies/rules";
import { withinBoundary } from "./boundary";
import { isConfusedDeputy } from "./confused-deputy";
import { withoutDenied } from "./denials";
import type { Evaluation, Policies } from "./evaluation";
import type { Grant } from "./grant";
import { grantsOf } from "./grants";

/** What a statement of a resource-based policy allows to those whom it names. */
export function resourceGrants(policies: Policies, evaluation: Evaluation, rule: Rule): Grant[] {
  const { target, principal: asked, policy } = evaluation;
  if (rule.statement.effect === "Deny") return [];
  return (asked ? [asked] : principalsIn(policies, rule)).flatMap((principal) => {
    const naming = policies.principals.naming(rule.statement, principal, rule.from);
    if (!naming || naming.by === "account" || (policy.isRestricted && isOutside(principal, target))) return [];
    const identity = policies.identities.of(principal);
    // Across accounts the principal's own policies must allow it as well.
    if (identity && sameAccount(principal.account, target.account) === false) return [];
    const question = { ...evaluation, names: policies.names, principal };
    const deputy = isConfusedDeputy(rule.statement, principal) ? ({ confusedDeputy: true } as const) : {};
    return grantsOf(rule, question, naming)
      .map((grant) => ({ ...grant, ...deputy, conditions: [...exclusions(rule, principal), ...grant.conditions] }))
      .flatMap((grant) => (identity && principal.kind === "role" ? withinBoundary(grant, identity, question) : [grant]))
      .flatMap((grant) => withoutDenied(grant, policies, evaluation, identity));
  });
}

/** "Blocking public access to your Amazon S3 storage", section "RestrictPublicBuckets". */
function isOutside({ kind, account }: Principal, target: Target): boolean {
  return kind !== "service" && sameAccount(account, target.account) !== true;
}

function principalsIn({ principals }: Policies, { statement, from }: Rule): Principal[] {
  if (statement.excludesPrincipals) return [{ kind: "everybody", name: "*" }];
  return statement.principals.map((one) => principals.inStatement(one, from));
}

function exclusions({ statement }: Rule, { kind }: Principal): string[] {
  if (!statement.excludesPrincipals || kind !== "everybody") return [];
  return [`the principal is not ${statement.notPrincipals.map(({ id }) => id).join(", ")}`];
}
