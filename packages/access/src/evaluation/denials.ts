import type { Principal } from "../names/principal";
import type { Identity } from "../policies/identity";
import type { Rule } from "../policies/rules";
import { denialNaming } from "./denial-naming";
import { deny } from "./deny";
import type { Evaluation, Policies } from "./evaluation";
import type { Grant } from "./grant";

/** Whether a policy denies a request, whatever allows it. */
export function isDenied(policies: Policies, evaluation: Evaluation, principal: Principal): boolean {
  const parts = [{ said: "", pattern: evaluation.form.pattern }];
  const actions = { names: [evaluation.action ?? "*"], except: [] };
  const grant = { principal, actions, parts, conditions: [], unless: [], via: [] };
  return withoutDenied(grant, policies, evaluation, policies.identities.of(principal)).length === 0;
}

/** Without what the policies of the principal and of the resource deny. */
export function withoutDenied(
  grant: Grant,
  policies: Policies,
  evaluation: Evaluation,
  identity: Identity | undefined,
): Grant[] {
  const question = { ...evaluation, names: policies.names, principal: grant.principal };
  const denies = ({ statement }: Rule) => statement.effect === "Deny";
  const own = [...(identity?.rules ?? []), ...(identity?.boundary ?? [])].filter(denies);
  const denials = [
    ...own.map((rule) => ({ rule, naming: undefined })),
    ...evaluation.policy.rules.filter(denies).flatMap((rule) => {
      const naming = denialNaming(policies, rule, grant.principal);
      return naming ? [{ rule, naming }] : [];
    }),
  ];
  const left = denials.reduce<Grant | undefined>(
    (one, { rule, naming }) => one && deny(one, rule, question, naming),
    grant,
  );
  return left ? [left] : [];
}
