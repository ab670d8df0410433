import { IAM } from "../../src/rules/iam";
import { type Arguments, fails, one, passes, policy, stack, table } from "../cases";

type Texts = string | string[];

const passwords = (args: Arguments) =>
  one("aws_iam_account_password_policy.P", {
    ...{ minimum_password_length: 14, password_reuse_prevention: 24, require_numbers: true, require_symbols: true },
    ...{ require_lowercase_characters: true, require_uppercase_characters: true },
  })(args);
const SHORT = "takes fewer than 14 characters";
const AGAIN = "lets the last 24 passwords be used again";

const policies = (...types: string[]) =>
  types.map(
    (type) =>
      (Action: Texts, Resource: Texts = "*", more: object = {}) =>
        one(`aws_iam_${type}.P`)({ policy: policy({ Effect: "Allow", Action, Resource, ...more }) }),
  );
const [allow, allowRole] = policies("policy", "role_policy");
const refuse = { Effect: "Deny" };
const on = (key: string, value: string) => ({ Condition: { StringEquals: { [key]: value } } });
const ESCALATE =
  "iam:AddUserToGroup, iam:AttachGroupPolicy, iam:AttachRolePolicy, iam:AttachUserPolicy, iam:CreateAccessKey, " +
  "iam:CreateLoginProfile, iam:CreatePolicyVersion, iam:PassRole, iam:PutGroupPolicy, iam:PutRolePolicy, " +
  "iam:PutUserPolicy, iam:SetDefaultPolicyVersion, iam:UpdateAssumeRolePolicy, iam:UpdateLoginProfile, sts:AssumeRole";
const READ =
  "s3:GetObject, secretsmanager:GetSecretValue, ssm:GetParameter, ssm:GetParameters, ssm:GetParametersByPath, " +
  "dynamodb:GetItem, rds-db:connect, kms:Decrypt, ec2:GetPasswordData, redshift:GetClusterCredentials";
const VERBS = [
  ...["Add", "Associate", "Attach", "Create", "Delete", "Detach", "Disable", "Enable", "Modify", "Put", "Remove"],
  ...["Reset", "Run", "Send", "Set", "Start", "Stop", "Tag", "Terminate", "Update", "Write"],
];
const WITHOUT_RESOURCES = [
  ...["ssmmessages:CreateDataChannel", "ec2messages:SendReply", "ec2:CreateNetworkInterface"],
  ...["ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses"],
  ...["xray:PutTraceSegments", "logs:CreateLogDelivery", "logs:PutResourcePolicy", "logs:UpdateLogDelivery"],
  ...["logs:DeleteLogDelivery", "ssm:UpdateInstanceInformation", "cloudwatch:PutMetricData"],
];
const fromDataSource = stack({
  "aws_iam_policy.P": { policy: "${data.aws_iam_policy_document.D.json}" },
  "data.aws_iam_policy_document.D": { statement: [{ actions: ["*"], resources: ["*"] }] },
});

const trust = (statement: object) =>
  one("aws_iam_role.R")({ assume_role_policy: policy({ Effect: "Allow", Action: "sts:AssumeRole", ...statement }) });
const later = one("aws_iam_role.R")({ assume_role_policy: "${var.policy}" });
const service = (Service: Texts, more: object = {}) => trust({ Principal: { Service }, ...more });
const s3 = (key: string) => service("s3.amazonaws.com", on(key, "1"));
const through = (services: string) => `can be used through ${services} from other accounts`;
const DEPUTIES = [
  ...["backup", "dlm", "monitoring.rds", "rds", "export.rds", "s3", "vpc-flow-logs", "events", "scheduler", "firehose"],
  ...["logs", "apigateway", "cloudtrail", "config", "states"],
].map((name) => `${name}.amazonaws.com`);

const arn = (name: string) => `arn:aws:iam::aws:policy/${name}`;
const attachment = (name: string) =>
  one("aws_iam_role_policy_attachment.A", { role: "web" })({ policy_arn: arn(name) });
const lookup = one("data.aws_iam_policy.P");
const managed = (...names: string[]) => one("aws_iam_role.R")({ managed_policy_arns: names.map(arn) });

const provider = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
const SUB = "token.actions.githubusercontent.com:sub";
const github = (more: object = {}) => trust({ Principal: { Federated: provider }, ...more });
const subject = (subjects: Texts) => github({ Condition: { StringLike: { [SUB]: subjects } } });
const everybody = (more: object = {}) => trust({ Principal: { AWS: "*" }, ...more });
const tls = { Condition: { Bool: { "aws:SecureTransport": "true" } } };

table(IAM, {
  "password-policy": [
    fails(SHORT, ...[8, 13, undefined].map((length) => passwords({ minimum_password_length: length }))),
    fails(AGAIN, ...[5, 23, undefined].map((count) => passwords({ password_reuse_prevention: count }))),
    fails("does not demand symbols", passwords({ require_symbols: false })),
    fails("does not demand lowercase characters", passwords({ require_lowercase_characters: false })),
    fails(
      `${SHORT}, and ${AGAIN}, and does not demand lowercase characters, uppercase characters, numbers, symbols`,
      one("aws_iam_account_password_policy.P")(),
    ),
    passes(passwords({}), passwords({ minimum_password_length: 20 })),
  ],
  "policy-admin": [
    fails("allows every action", allowRole("*"), allowRole("*", "arn:aws:s3:::uploads"), fromDataSource),
    fails("allows every action", allowRole([], "*", { NotAction: "iam:*" })),
    ...policies("policy", "user_policy", "group_policy").map((make) => fails("allows every action", make("*"))),
    passes(allowRole("s3:GetObject"), allowRole("*", "*", refuse)),
  ],
  "policy-escalation": [
    fails(`allows ${ESCALATE} on everything`, allowRole(["iam:*", "STS:assumerole"])),
    fails("allows iam:PassRole on everything", allowRole("iam:PassRole"), allowRole(["iam:PassRole", "iam:Pass*"])),
    fails("allows sts:AssumeRole on everything", allowRole("sts:AssumeRole")),
    fails(
      "allows iam:AttachGroupPolicy, iam:AttachRolePolicy, iam:AttachUserPolicy on everything",
      allowRole(["logs:*", "iam:Attach*"]),
    ),
    passes(allowRole("iam:PassRole", "arn:aws:iam::123456789012:role/web"), allowRole("iam:PassRole", "*", refuse)),
    passes(allowRole("iam:PassRole", "*", on("iam:PassedToService", "ec2.amazonaws.com")), allowRole("iam:Get*")),
    passes(...[["xiam:PassRole", "iam:PassRoleX"], "iam.PassRole", "iam:PassRole."].map((action) => allowRole(action))),
  ],
  "policy-exfiltration": [
    fails(`allows ${READ} on everything`, allow("*")),
    fails("allows secretsmanager:GetSecretValue on everything", allow("secretsmanager:GetSecretValue")),
    fails("allows s3:GetObject on everything", allow("s3:Get*", ["arn:aws:s3:::uploads", "*"])),
    fails("allows ssm:GetParametersByPath on everything", allow("ssm:*Path")),
    passes(
      allow("secretsmanager:GetSecretValue", "${aws_secretsmanager_secret.Api.arn}"),
      allow("s3:ListAllMyBuckets"),
    ),
  ],
  "policy-service-admin": [
    fails("allows iam:* on everything", allow("iam:*")),
    fails("allows s3:* on everything", allow(["logs:PutLogEvents", "s3:*"]), allow("s3:*")),
    fails("allows s3:*, S3:*, iam:* on everything", allow(["s3:*", "S3:*", "iam:*", "s3:*"])),
    passes(...["s3:Get*", "*", "*s3:*", "s3:*Object"].map((action) => allow(action)), allow("s3:*", "*", refuse)),
    passes(allow("s3:*", "arn:aws:s3:::uploads/*"), allow("s3:*", "*", on("aws:ResourceTag/Owner", "web"))),
  ],
  "policy-wide-write": [
    ...[...VERBS.map((verb) => `rds:${verb}Things`), "s3:*", "s3:PutObject", "xec2messages:SendReply"].map((action) =>
      fails(`allows ${action} on everything`, allowRole(action)),
    ),
    fails("allows s3:PutObject on everything", allowRole(["s3:PutObject", "s3:PutObject"])),
    fails("allows s3:PutObject, sqs:SendMessage on everything", allowRole(["s3:PutObject", "sqs:SendMessage"])),
    fails("allows sqs:SendMessage on everything", allowRole(["sqs:SendMessage", "ec2:DescribeTags"])),
    passes(...WITHOUT_RESOURCES.map((action) => allowRole(action)), allowRole(WITHOUT_RESOURCES)),
    passes(allowRole("s3:PutObject", "arn:aws:s3:::uploads/*"), allowRole("s3:PutObject", "*", refuse)),
    passes(allowRole("s3:PutObject", "*", on("s3:ResourceAccount", "1")), allowRole("*s3:PutObject")),
    passes(allowRole(["s3:GetObject", "ec2:DescribeTags", "s3:ListBucket"])),
  ],
  "role-confused-deputy": [
    ...DEPUTIES.map((name) => fails(through(name), service(name))),
    fails(through("s3.amazonaws.com"), ...["aws:SourceVpc", "x-aws:SourceArn", "aws:SourceArns"].map(s3)),
    fails(through("s3.amazonaws.com, rds.amazonaws.com"), service(["s3.amazonaws.com", "rds.amazonaws.com"])),
    passes(...["aws:SourceAccount", "aws:SourceArn", "AWS:sourceorgid"].map(s3), later),
    passes(service("vpc-flow-logs.amazonaws.com", on("aws:SourceAccount", "123456789012"))),
    passes(service("ec2.amazonaws.com"), service("delivery.logs.amazonaws.com")),
    passes(trust({ Principal: { AWS: "s3.amazonaws.com" } })),
  ],
  "role-managed-admin": [
    ...["AdministratorAccess", "IAMFullAccess", "PowerUserAccess"].map((name) =>
      fails(`is given ${arn(name)}`, attachment(name), managed(name)),
    ),
    fails(
      `is given ${arn("AdministratorAccess")}, ${arn("IAMFullAccess")}`,
      managed("AdministratorAccess", "IAMFullAccess"),
    ),
    passes(...["ReadOnlyAccess", "service-role/AWSBackupServiceRolePolicyForBackup"].map(attachment)),
    passes(...["AdministratorAccess-Amplify", "MyIAMFullAccess"].map(attachment)),
    fails("looks up AdministratorAccess", lookup({ name: "AdministratorAccess" })),
    fails(`looks up ${arn("IAMFullAccess")}`, lookup({ arn: arn("IAMFullAccess") })),
    passes(
      lookup({ name: "ReadOnlyAccess" }),
      one("aws_iam_policy.AdministratorAccess")({ name: "AdministratorAccess" }),
    ),
  ],
  "role-trust": [
    fails("can be taken on by everybody", everybody(), trust({ Principal: "*" }), everybody(tls)),
    fails("can be taken on by everybody", trust({ NotPrincipal: { AWS: "arn:aws:iam::123456789012:root" } })),
    fails(
      "can be taken on by any repository of GitHub",
      ...[
        ...[github(), github(on("token.actions.githubusercontent.com:aud", "sts"))],
        ...["repo:*", "*", "repo:shop*", "repo:sh*/web:*", "r*", "repo:?*", "workflow:deploy"].map((one) =>
          subject(one),
        ),
        ...[
          subject(["repo:shop/web:*", "repo:*"]),
          github({ Condition: { StringNotLike: { [SUB]: "repo:shop/web:*" } } }),
        ],
        trust({ Principal: { Federated: [provider, "cognito-identity.amazonaws.com"] } }),
      ],
    ),
    passes(service("ec2.amazonaws.com"), later, everybody(on("aws:PrincipalOrgID", "o-1"))),
    passes(trust({ Principal: "*", ...refuse }), github(refuse), subject(["repo:shop/web:*", "repo:shop/api:*"])),
    passes(...["repo:shop/web:ref:refs/heads/main", "repo:shop/*", "${var.subject}"].map(subject)),
    passes(...["repository_owner_id:1234:*", "job_workflow_ref:shop/ci/deploy.yml@*"].map(subject)),
  ],
  "user-avoided": [
    fails("is a user", one("aws_iam_user.Ci")({ name: "ci" })),
    fails("is a key of a user, and lies in the state", one("aws_iam_access_key.Ci")({ user: "ci" })),
    fails("is a password of a user", one("aws_iam_user_login_profile.Ci")({ user: "ci" })),
    fails("is a policy of a single user", one("aws_iam_user_policy.Ci")({ user: "ci" })),
    fails("is a policy of a single user", one("aws_iam_user_policy_attachment.Ci")({ user: "ci" })),
    fails("is a policy of single users", one("aws_iam_policy_attachment.Ci")({ users: ["ci"], roles: ["web"] })),
    passes(one("aws_iam_policy_attachment.Ci")({ groups: ["readers"] })),
    passes(one("aws_iam_role.Ci")({ name: "ci" }), one("aws_iam_group.Readers")({ name: "readers" })),
  ],
});
