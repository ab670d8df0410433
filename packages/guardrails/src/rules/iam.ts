import { isTrue, numberOr } from "@plinth/model";
import { type Check, type Condition, has, mustNot, unless } from "../checks/arguments";
import { allowsEveryAction, allowsOnEverything, among } from "../checks/policies";
import { isConfusedDeputy, isGivenAdministration, trustsAnybody } from "../checks/roles";
import { advice, error, warning } from "./row";

const ROLE = "aws_iam_role";
const POLICIES = ["aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy"];
const ATTACHMENTS = ["role_policy", "user_policy", "group_policy", "policy"].map((of) => `aws_iam_${of}_attachment`);

/** Each of them, on every resource, makes its holder an administrator. AWS docs, "Best practices for IAM policies". */
const ESCALATE = [
  ...["iam:AddUserToGroup", "iam:AttachGroupPolicy", "iam:AttachRolePolicy", "iam:AttachUserPolicy"],
  ...["iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:CreatePolicyVersion", "iam:PassRole", "iam:PutGroupPolicy"],
  ...["iam:PutRolePolicy", "iam:PutUserPolicy", "iam:SetDefaultPolicyVersion", "iam:UpdateAssumeRolePolicy"],
  ...["iam:UpdateLoginProfile", "sts:AssumeRole"],
];
const READ = [
  ...["s3:GetObject", "secretsmanager:GetSecretValue", "ssm:GetParameter", "ssm:GetParameters"],
  ...["ssm:GetParametersByPath", "dynamodb:GetItem", "rds-db:connect", "kms:Decrypt", "ec2:GetPasswordData"],
  ...["redshift:GetClusterCredentials"],
];

const WHOLE_SERVICE = /^[a-z0-9-]+:\*$/i;
const WRITES =
  /^[a-z0-9-]+:(\*|(Add|Associate|Attach|Create|Delete|Detach|Disable|Enable|Modify|Put|Remove|Reset|Run|Send|Set|Start|Stop|Tag|Terminate|Update|Write))/;
/**
 * Actions that take no resource, so that `*` is all that can be said. AWS docs, "Actions, resources, and condition keys for
 * AWS services".
 */
const WITHOUT_RESOURCES =
  /^(ssm:UpdateInstanceInformation|ssmmessages:|ec2messages:|ec2:(Describe|CreateNetworkInterface|DeleteNetworkInterface|(Una|A)ssignPrivateIpAddresses)|cloudwatch:PutMetricData|xray:Put|logs:(Describe|(Create|Put|Delete|Update|Get|List)(LogDelivery|ResourcePolic|LogDeliveries))|ecr:GetAuthorizationToken|autoscaling:Describe|tag:Get|sts:GetCallerIdentity|acm:List)/;

const USERS: Readonly<Record<string, string>> = {
  aws_iam_user: "a user",
  aws_iam_access_key: "a key of a user, and lies in the state",
  aws_iam_user_login_profile: "a password of a user",
  aws_iam_user_policy: "a policy of a single user",
  aws_iam_user_policy_attachment: "a policy of a single user",
  aws_iam_policy_attachment: "a policy of single users",
};

const isForRolesAndGroups: Condition = (one, stack) =>
  one.type === "aws_iam_policy_attachment" && !has("users")(one, stack);

const takesWeakPasswords: Check = ({ args }) => {
  const kinds = ["lowercase_characters", "uppercase_characters", "numbers", "symbols"];
  const missing = kinds.filter((kind) => !isTrue(args[`require_${kind}`]));
  const problems = [
    numberOr(args.minimum_password_length, 6) < 14 && "takes fewer than 14 characters",
    numberOr(args.password_reuse_prevention, 0) < 24 && "lets the last 24 passwords be used again",
    missing.length > 0 && `does not demand ${missing.join(", ").replaceAll("_", " ")}`,
  ];
  return problems.filter((one) => typeof one === "string").join(", and ");
};

/** Users, roles and what they may do. */
export const IAM = [
  error(
    "password-policy",
    "aws_iam_account_password_policy",
    "CKV_AWS_9, CKV_AWS_10, CKV_AWS_11, CKV_AWS_12, CKV_AWS_13, CKV_AWS_14, CKV_AWS_15, CIS 1.8, CIS 1.9, IAM.7",
    {
      title: "Passwords are long, and not used again",
      why: "Short passwords are guessed, and old ones are known.",
      fix: "demand 14 characters of all kinds, and remember 24 passwords",
      check: takesWeakPasswords,
    },
  ),
  error("policy-admin", POLICIES, "CKV_AWS_62, CKV_AWS_63, CKV_AWS_1, CKV_AWS_49, CIS 1.16, IAM.1", {
    title: "No policy allows everything",
    why: "A caller with this identity owns the account.",
    fix: "name the actions and the resources",
    check: mustNot(allowsEveryAction, "allows every action"),
  }),
  error("policy-escalation", POLICIES, "CKV_AWS_286, CKV_AWS_289, CKV_AWS_109, CKV_AWS_110", {
    title: "No policy lets its owner become an administrator",
    why: "Who may change policies, pass any role or take any role on, may everything.",
    fix: "name the roles, or demand a permissions boundary by a condition",
    check: allowsOnEverything(among(ESCALATE)),
  }),
  error("policy-exfiltration", POLICIES, "CKV_AWS_288, CKV_AWS_287, CKV_AWS_107, CKV_AWS_108, KMS.1, KMS.2", {
    title: "No policy reads every object, secret or parameter of the account",
    why: "One program that is taken over carries all of them away.",
    fix: "name the buckets, secrets, parameters and keys",
    check: allowsOnEverything(among(READ)),
  }),
  error("policy-service-admin", POLICIES, "CKV2_AWS_40, IAM.21", {
    title: "No policy allows every action of a service on every resource",
    why: "An identity that was meant to read one thing can delete all of its kind.",
    fix: "name the actions, or the resources",
    check: allowsOnEverything((actions) => actions.filter((one) => WHOLE_SERVICE.test(one))),
  }),
  error("policy-wide-write", POLICIES, "CKV_AWS_290, CKV_AWS_355, CKV_AWS_111, CKV_AWS_356", {
    title: "Policies write to what they name, and to nothing else",
    why: "A program that is taken over, or has a bug, changes what belongs to others.",
    fix: "name the resources, or narrow the statement by a condition",
    check: allowsOnEverything((actions) => actions.filter((one) => WRITES.test(one) && !WITHOUT_RESOURCES.test(one))),
  }),
  advice("role-confused-deputy", ROLE, "", {
    title: "Roles of services act for this account only",
    why: "A service that acts for anybody who asks can be asked from another account to use the role.",
    fix: "add a condition on aws:SourceAccount or aws:SourceArn",
    check: isConfusedDeputy,
  }),
  error(
    "role-managed-admin",
    [ROLE, ...ATTACHMENTS, "data.aws_iam_policy"],
    "CKV_AWS_274, CKV2_AWS_56, CKV_AWS_275, CIS 1.16, IAM.1",
    {
      title: "Nobody is given the policies of an administrator",
      why: "A caller with this identity owns the account.",
      fix: "attach what is needed",
      check: isGivenAdministration,
    },
  ),
  error("role-trust", ROLE, "CKV_AWS_60, CKV_AWS_61, CKV_AWS_393, CKV_AWS_358", {
    title: "Roles trust somebody in particular",
    why: "Anybody with an AWS account, or any repository of GitHub, can take the role on.",
    fix: "name the account, the service, or by a condition the subject of the token",
    check: trustsAnybody,
  }),
  warning(
    "user-avoided",
    Object.keys(USERS),
    "CKV_AWS_273, CKV_AWS_40, CKV_AWS_348, CKV2_AWS_22, CIS 1.15, CIS 1.4, IAM.2, IAM.4",
    {
      title: "People and programs have roles, not users with keys",
      why: "Keys of users are valid until somebody changes them, and are found in repositories and backups.",
      fix: "use IAM Identity Center for people, and roles for programs",
      check: unless(isForRolesAndGroups, ({ type }) => `is ${USERS[type]}`),
    },
  ),
];
