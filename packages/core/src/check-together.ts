import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** What is wrong with some constructs of a stack: a sentence for each problem. */
export type Check<T extends IConstruct> = (members: readonly T[], stack: TerraformStack) => string[];

const CHECKS = Symbol("checks of this stack");

/**
 * Fails synthesis with what a check says of all constructs of a stack that asked for it. It is asked once for all of them:
 * a check that looks at the whole stack would take minutes if each of thousands asked.
 *
 * @param check - the same function for all that are checked together
 */
export function checkTogether<T extends IConstruct>(member: T, check: Check<T>): void {
  const stack: TerraformStack & { [CHECKS]?: Map<Check<T>, T[]> } = TerraformStack.of(member);
  stack[CHECKS] ??= new Map();
  const members = stack[CHECKS].get(check);
  if (members) {
    members.push(member);
    return;
  }
  const first = [member];
  stack[CHECKS].set(check, first);
  stack.node.addValidation({ validate: () => check(first, stack) });
}
