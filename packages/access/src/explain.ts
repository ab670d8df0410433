import type { Stack } from "@plinth/model";
import { isDenied } from "./evaluation/denials";
import type { Evaluation } from "./evaluation/evaluation";
import { grantsOf } from "./evaluation/grants";
import type { Explanation, Request } from "./explanation";
import { sameAccount } from "./names/accounts";
import type { Principal } from "./names/principal";
import type { Rule } from "./policies/rules";
import { type Case, reasons } from "./reasons";
import { accessOf, type StackAccess } from "./stack-access";

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

function principalOf({ principals }: StackAccess, stack: Stack, name: string): Principal {
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

function answer(access: StackAccess, { principal, target, evaluations, grants }: Case): Explanation["allowed"] {
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
function takes(evaluation: Evaluation, { names }: StackAccess, principal: Principal): boolean {
  const everything = { effect: "Allow", actions: ["*"], notActions: [], resources: [], notResources: [] } as const;
  const statement = { ...everything, principals: [], notPrincipals: [], excludesPrincipals: false, conditions: [] };
  const rule: Rule = { statement, via: "", from: undefined, resources: [], notResources: [] };
  return grantsOf(rule, { ...evaluation, names, principal }).length > 0;
}
