import type { Naming, Principal } from "../names/principal";
import type { Rule } from "../policies/rules";
import type { Policies } from "./evaluation";

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
