import { type PolicyStatement, type Resource, type Stack, statements } from "@plinth/model";

/** Resources whose policy says what an identity may do. */
export const IDENTITY_POLICIES = [
  "aws_iam_policy",
  "aws_iam_role_policy",
  "aws_iam_user_policy",
  "aws_iam_group_policy",
];

/** What is allowed; nothing when it is known only later. */
export function allowances({ args }: Resource, stack: Stack): readonly PolicyStatement[] {
  return (statements(args.policy, stack) ?? []).filter(({ effect }) => effect === "Allow");
}

/** Whether a pattern with `*` takes an action, whatever its case. */
export function takesAction(pattern: string, action: string): boolean {
  const parts = pattern
    .toLowerCase()
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(action.toLowerCase());
}

/** The actions of the list that a statement allows on every resource, without a condition. */
export function unconstrained(
  { actions, resources, conditions }: PolicyStatement,
  wanted: readonly string[],
): readonly string[] {
  if (!resources.includes("*") || conditions.length > 0) return [];
  return wanted.filter((action) => actions.some((pattern) => takesAction(pattern, action)));
}
