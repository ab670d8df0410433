import type { Rule } from "../../rule";

export const userAvoided: Rule = {
  id: "user-avoided",
  title: "People and programs have roles, not users with keys",
  why: "Keys of users are valid until somebody changes them, and are found in repositories and backups.",
  fix: "use IAM Identity Center for people, and roles for programs",
  level: "warning",
  standards: {
    checkov: ["CKV_AWS_273", "CKV_AWS_40", "CKV_AWS_348", "CKV2_AWS_22"],
    cis: ["1.15", "1.4"],
    fsbp: ["IAM.2", "IAM.4"],
  },
  types: ["aws_iam_user", "aws_iam_access_key", "aws_iam_user_login_profile", "aws_iam_user_policy"],
  check: ({ type }) => `is ${NAMES[type]}`,
};

const NAMES: Readonly<Record<string, string>> = {
  aws_iam_user: "a user",
  aws_iam_access_key: "a key of a user, and lies in the state",
  aws_iam_user_login_profile: "a password of a user",
  aws_iam_user_policy: "a policy of a single user",
};
