export type Kind = "role" | "user" | "group";

/** Resource types whose argument is a policy of a principal: the argument that names it, and its kind. */
export const INLINE: readonly (readonly [type: string, kind: Kind])[] = [
  ["aws_iam_role_policy", "role"],
  ["aws_iam_user_policy", "user"],
  ["aws_iam_group_policy", "group"],
];

/** Resource types that attach managed policies, with the arguments that name principals and policies. */
export const ATTACHMENTS: readonly (readonly [
  type: string,
  principals: readonly (readonly [Kind, string])[],
  arns: string,
])[] = [
  ["aws_iam_role_policy_attachment", [["role", "role"]], "policy_arn"],
  ["aws_iam_user_policy_attachment", [["user", "user"]], "policy_arn"],
  ["aws_iam_group_policy_attachment", [["group", "group"]], "policy_arn"],
  [
    "aws_iam_policy_attachment",
    [
      ["role", "roles"],
      ["user", "users"],
      ["group", "groups"],
    ],
    "policy_arn",
  ],
  ["aws_iam_role_policy_attachments_exclusive", [["role", "role_name"]], "policy_arns"],
  ["aws_iam_user_policy_attachments_exclusive", [["user", "user_name"]], "policy_arns"],
  ["aws_iam_group_policy_attachments_exclusive", [["group", "group_name"]], "policy_arns"],
];
