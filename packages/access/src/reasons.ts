import { unique } from "./evaluation/actions";
import { denialNaming } from "./evaluation/denial-naming";
import type { Evaluation } from "./evaluation/evaluation";
import type { Grant } from "./evaluation/grant";
import { grantsOf } from "./evaluation/grants";
import type { Reason, Request } from "./explanation";
import { sameAccount } from "./names/accounts";
import type { Naming, Principal } from "./names/principal";
import type { Form, Target } from "./names/targets";
import type { Rule } from "./policies/rules";
import type { StackAccess } from "./stack-access";

/** A request with the ARNs that it can name, and what policies allow of it. */
export interface Case {
  readonly principal: Principal;
  readonly target: Target;
  readonly evaluations: readonly Evaluation[];
  readonly grants: readonly Grant[];
}

/** The statements about a request in the order in which AWS looks at them, and what is missing. */
export function reasons(access: StackAccess, found: Case & { readonly request: Request }): Reason[] {
  const { principal, target, request } = found;
  const identity = access.identities.of(principal);
  const policy = access.resourcePolicies.of(target.resource?.address);
  const matching = (rules: readonly Rule[] | undefined, effect: string, isOwn: boolean) =>
    (rules ?? [])
      .filter(({ statement }) => statement.effect === effect)
      .flatMap((rule) => reasonsOf(access, found, rule, isOwn));
  const denials = [
    ...matching([...(identity?.rules ?? []), ...(identity?.boundary ?? [])], "Deny", true),
    ...matching(policy.rules, "Deny", false),
  ];
  const byResource = matching(policy.rules, "Allow", false);
  const byBoundary = matching(identity?.boundary, "Allow", true);
  const byIdentity = matching(identity?.rules, "Allow", true);
  const unread = [...(identity?.unread ?? []), ...policy.unread].map((sentence) => {
    const [address = "", ...rest] = sentence.split(": ");
    return { address, text: rest.join(": ") };
  });
  const missing = (address: string, text: string) => ({ address, text: `${text} ${request.action}` });
  const isBounded = identity?.boundary !== undefined;
  const needsPolicy = found.evaluations.some(({ form }) => form.needsPolicy && isOf(form, request.action));
  const same = target.account === undefined || sameAccount(principal.account, target.account);
  return different([
    ...denials,
    ...byResource,
    ...byBoundary,
    ...(isBounded && byBoundary.length === 0
      ? [missing(principal.name, "the permissions boundary does not allow")]
      : []),
    ...byIdentity,
    ...(identity && (needsPolicy || same === false) && byResource.length === 0
      ? [missing(target.name, "the policy of the resource must allow, and does not,")]
      : []),
    ...(identity && byIdentity.length === 0 && (byResource.length === 0 || same === false)
      ? [missing(principal.name, "no identity-based policy allows")]
      : []),
    ...(!identity && byResource.length === 0 ? [missing(target.name, "no policy of this stack allows")] : []),
    ...(!identity && same === false && byResource.length > 0
      ? [missing(principal.name, "policies of its own account, which are not in this stack, must allow")]
      : []),
    ...unread,
  ]);
}

function different(all: readonly Reason[]): Reason[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

function isOf({ services }: Form, action: string): boolean {
  return services?.includes(action.split(":")[0] ?? "") ?? true;
}

/** A statement as a reason, where it is about the request. */
function reasonsOf(access: StackAccess, { principal, evaluations }: Case, rule: Rule, isOwn: boolean): Reason[] {
  const { statement, via } = rule;
  const isDenial = statement.effect === "Deny";
  const naming: Naming | undefined = isOwn
    ? { by: "itself", isCertain: true }
    : isDenial
      ? denialNaming(access, rule, principal)
      : access.principals.naming(statement, principal, rule.from);
  if (!naming) return [];
  const grants = evaluations.flatMap((one) => grantsOf(rule, { ...one, names: access.names, principal }, naming));
  const verb = isDenial ? "denies" : naming.by === "account" ? "leaves to the account" : "allows";
  const texts = grants.map(({ actions, parts, conditions }) => {
    const where = parts.map(({ said }) => said).filter((said) => said !== "");
    const when = conditions.length > 0 ? ` if ${conditions.join(" and ")}` : "";
    return `${verb} ${actions.names.join(", ")}${where.length > 0 ? ` on ${where.join(", ")}` : ""}${when}`;
  });
  const { sid } = statement;
  return unique(texts).map((text) => (sid === undefined ? { address: via, text } : { address: via, sid, text }));
}
