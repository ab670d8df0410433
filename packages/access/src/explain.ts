import type { Stack } from "@plinth/model";
import { type Access, accessOf } from "./access";
import { unique } from "./actions";
import { denialNaming, type Evaluation, isDenied } from "./evaluate";
import { type Grant, grantsOf } from "./grants";
import { type Naming, type Principal, sameAccount } from "./principals";
import type { Rule } from "./rules";
import type { Form, Target } from "./targets";

/** Who wants to do what. */
export interface Request {
  /** An address, an ARN, an account id, a service (`ec2.amazonaws.com`), or `*` for everybody. */
  readonly principal: string;
  /** `s3:GetObject` */
  readonly action: string;
  /** An address, or an ARN: `${aws_s3_bucket.Uploads.arn}/report.pdf`. */
  readonly resource: string;
}

export interface Explanation {
  /** `"unknown"` where a condition, another account or a policy that cannot be read decides. */
  readonly allowed: true | false | "unknown";
  /** The statements that AWS looks at, in its order, and what is missing. */
  readonly because: readonly Reason[];
}

export interface Reason {
  /** The address of the policy; of what is missing that of the principal or of the resource. */
  readonly address: string;
  /** The id of the statement. @default - it has none */
  readonly sid?: string;
  readonly text: string;
}

/**
 * Whether a principal may do something with a resource, or with a part of it, and why.
 *
 * @throws Error when the stack has no such resource
 * @example explainAccess(stack, { principal: "aws_iam_role.Web", action: "s3:GetObject", resource: "aws_s3_bucket.Uploads" })
 */
export function explainAccess(stack: Stack, request: Request): Explanation {
  const access = accessOf(stack);
  const principal = principalOf(access, stack, request.principal);
  const target = access.target(request.resource);
  const { action } = request;
  const policy = access.resourcePolicies.of(target.resource?.address);
  const evaluations = target.forms.map((form): Evaluation => ({ target, form, policy, principal, action }));
  const grants = access.grants(target, undefined, { principal, action });
  return {
    allowed: answer(access, { principal, target, evaluations, grants }),
    because: reasons(access, { principal, target, evaluations, grants, request }),
  };
}

interface Case {
  readonly principal: Principal;
  readonly target: Target;
  readonly evaluations: readonly Evaluation[];
  readonly grants: readonly Grant[];
}

function principalOf({ principals }: Access, stack: Stack, name: string): Principal {
  const [resource] = stack.at(name);
  if (resource) return principals.ofResource(resource);
  const kind = /\.amazonaws\.com(\.cn)?$/.test(name)
    ? "Service"
    : /^(arn:|\d{12}$|\*$)/.test(name)
      ? "AWS"
      : "Federated";
  const isProvider = /:(oidc|saml)-provider\//.test(name);
  return principals.inStatement({ kind: isProvider ? "Federated" : kind, id: name }, undefined);
}

function answer(access: Access, { principal, target, evaluations, grants }: Case): Explanation["allowed"] {
  const identity = access.identities.of(principal);
  const { unread } = access.resourcePolicies.of(target.resource?.address);
  if (grants.length === 0) {
    const mayAllow = unread.length > 0 || (identity?.unread.length ?? 0) > 0;
    const open = evaluations.filter((one) => takes(one, access, principal) && !isDenied(access, one, principal));
    return mayAllow && open.length > 0 ? "unknown" : false;
  }
  const mayDeny = unread.length > 0 || identity?.mayDeny === true;
  const isElsewhere = !identity && sameAccount(principal.account, target.account) === false;
  const isCertain = grants.some(({ conditions, unless }) => conditions.length === 0 && unless.length === 0);
  return isCertain && !mayDeny && !isElsewhere ? true : "unknown";
}

/** Whether the form takes the action at all. */
function takes(evaluation: Evaluation, { names }: Access, principal: Principal): boolean {
  const everything = { effect: "Allow", actions: ["*"], notActions: [], resources: [], notResources: [] } as const;
  const statement = { ...everything, principals: [], notPrincipals: [], excludesPrincipals: false, conditions: [] };
  const rule: Rule = { statement, via: "", from: undefined, resources: [], notResources: [] };
  return grantsOf(rule, { ...evaluation, names, principal }).length > 0;
}

function reasons(access: Access, found: Case & { readonly request: Request }): Reason[] {
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
  const unread = [...(identity?.unread ?? []), ...policy.unread].map((text) => ({
    address: text.split(":")[0] ?? "",
    text,
  }));
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
    ...((needsPolicy || same === false) && byResource.length === 0
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
function reasonsOf(access: Access, { principal, evaluations }: Case, rule: Rule, isOwn: boolean): Reason[] {
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
