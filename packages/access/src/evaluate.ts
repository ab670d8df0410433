import { isConfusedDeputy } from "./confused-deputy";
import { deny, type Grant, grantsOf, narrow, type Question } from "./grants";
import type { Identity, IdentityPolicies } from "./identity-policies";
import type { Names } from "./names";
import { type Naming, type Principal, type Principals, sameAccount } from "./principals";
import type { ResourcePolicy } from "./resource-policies";
import type { Rule } from "./rules";
import type { Form, Target } from "./targets";

/** The policies of a stack. */
export interface Policies {
  readonly names: Names;
  readonly principals: Principals;
  readonly identities: IdentityPolicies;
}

/** A statement of an identity-based policy that allows something. */
export interface Candidate {
  readonly identity: Identity;
  readonly rule: Rule;
}

/** One ARN of a target, with the policy of the target. */
export interface Evaluation {
  readonly target: Target;
  readonly form: Form;
  readonly policy: ResourcePolicy;
  /** @default - every principal */
  readonly principal?: Principal;
  /** @default - every action */
  readonly action?: string;
}

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

function identityGrants(policies: Policies, evaluation: Evaluation, { identity, rule }: Candidate): Grant[] {
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

/** What a statement of a resource-based policy allows to those whom it names. */
function resourceGrants(policies: Policies, evaluation: Evaluation, rule: Rule): Grant[] {
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

/**
 * A boundary limits identity-based policies, and what resource-based policies allow to a role. "Permissions boundaries for IAM
 * entities", https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
function withinBoundary(grant: Grant, { boundary, principal }: Identity, question: Question): Grant[] {
  if (principal.resource?.args.permissions_boundary === undefined) return [grant];
  if (!boundary) return [{ ...grant, conditions: [...grant.conditions, "the permissions boundary allows it"] }];
  return boundary
    .filter(({ statement }) => statement.effect === "Allow")
    .flatMap((rule) => narrow(grant, rule, question));
}

/** Whether a policy denies a request, whatever allows it. */
export function isDenied(policies: Policies, evaluation: Evaluation, principal: Principal): boolean {
  const parts = [{ said: "", pattern: evaluation.form.pattern }];
  const actions = { names: [evaluation.action ?? "*"], except: [] };
  const grant = { principal, actions, parts, conditions: [], unless: [], via: [] };
  return withoutDenied(grant, policies, evaluation, policies.identities.of(principal)).length === 0;
}

function withoutDenied(
  grant: Grant,
  policies: Policies,
  evaluation: Evaluation,
  identity: Identity | undefined,
): Grant[] {
  const question = { ...evaluation, names: policies.names, principal: grant.principal };
  const own = [...(identity?.rules ?? []), ...(identity?.boundary ?? [])];
  const denials = [
    ...own.map((rule) => ({ rule, naming: undefined })),
    ...evaluation.policy.rules.flatMap((rule) => {
      const naming = denialNaming(policies, rule, grant.principal);
      return naming ? [{ rule, naming }] : [];
    }),
  ].filter(({ rule }) => rule.statement.effect === "Deny");
  const left = denials.reduce<Grant | undefined>(
    (one, { rule, naming }) => one && deny(one, rule, question, naming),
    grant,
  );
  return left ? [left] : [];
}

/**
 * How a statement that denies names a principal. One about some of those that a grant is for is not certain. `NotPrincipal` denies
 * to each principal with a permissions boundary, whomever it names, and may deny to one whose account it does not name. "AWS JSON
 * policy elements: NotPrincipal",
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function denialNaming(
  { principals }: Policies,
  { statement, from }: Rule,
  principal: Principal,
): Naming | undefined {
  const naming = principals.naming(statement, principal, from);
  const some: Naming = { by: "itself", isCertain: false };
  if (principal.kind === "everybody") return statement.excludesPrincipals ? some : (naming ?? some);
  if (!statement.excludesPrincipals) {
    const isOfAccount = principal.kind === "account" && principals.namesSomeOf(statement, principal, from);
    return naming ?? (isOfAccount ? some : undefined);
  }
  if (principal.resource?.args.permissions_boundary !== undefined) return { by: "everybody", isCertain: true };
  const isInAccount = principal.kind === "role" || principal.kind === "user";
  return naming ?? (isInAccount && !principals.excludesAccount(statement, principal, from) ? some : undefined);
}
