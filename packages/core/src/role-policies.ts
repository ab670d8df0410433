import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { TerraformResource, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { checkTogether } from "./check-together";
import { textOf } from "./names";
import { warn } from "./warn";

/**
 * Of all inline policies of a role together, without white space. It cannot be increased.
 * AWS docs, "IAM and AWS STS quotas", https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const MOST_CHARACTERS = 10_240;

/** Of an ARN that is known only after apply, by estimate. */
const CHARACTERS_OF_ARN = 60;

/** Checks, when a stack is synthesized, that IAM takes the inline policies of each role. */
export function checkRolePolicies(module: IConstruct): void {
  checkTogether(module, sizeProblems);
}

/** What is too large without any value known later is refused; what probably will be is a warning. */
function sizeProblems(_modules: readonly IConstruct[], stack: TerraformStack): string[] {
  return [...policiesByRole(stack)].flatMap(([role, policies]) => {
    const text = policies.join("").replace(/\s/g, "");
    const known = text.replace(/\$\{[^}]*\}/g, "").length;
    const likely = text.replace(/\$\{[^}]*\}/g, "x".repeat(CHARACTERS_OF_ARN)).length;
    const problem = (count: string) =>
      `${role} has inline policies of ${count} characters, a role may have ${MOST_CHARACTERS}: grant less, or by further roles`;
    if (known > MOST_CHARACTERS) return [problem(`more than ${known}`)];
    if (likely > MOST_CHARACTERS) warn(stack, problem(`about ${likely}`));
    return [];
  });
}

function policiesByRole(stack: TerraformStack): Map<string, string[]> {
  const roles = new Map<string, string[]>();
  for (const node of stack.node.findAll()) {
    if (!isRolePolicy(node)) continue;
    const role = textOf(node, node.roleInput ?? "").replace(/^\$\{(.+)\.(name|id)\}$/, "$1");
    roles.set(role, [...(roles.get(role) ?? []), textOf(node, node.policyInput ?? "")]);
  }
  return roles;
}

function isRolePolicy(node: IConstruct): node is IamRolePolicy {
  return TerraformResource.isTerraformResource(node) && node.terraformResourceType === "aws_iam_role_policy";
}
