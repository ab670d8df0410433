import { allow, BUCKET, type Case, DATA, deny, EC2, inline, OBJECTS, OWN, policy, ROLE_AND_BUCKET, WEB } from "./case";

const attached = (type: string, args: object) => ({ [type]: { Attached: args } });
const readPolicy = { Read: { name: "read", policy: policy(allow("s3:GetObject", OBJECTS)) } };

/** Identity-based policies, in each way in which Terraform gives them to a principal. */
export const IDENTITY: readonly Case[] = [
  {
    title: "without a policy nothing is allowed",
    resource: ROLE_AND_BUCKET,
    asks: [[WEB, "s3:GetObject", DATA, false]],
  },
  {
    title: "an inline policy allows its actions on its resources alone",
    resource: { ...ROLE_AND_BUCKET, ...inline(allow("s3:GetObject", OBJECTS), allow("s3:ListBucket", BUCKET)) },
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      [WEB, "s3:getobject", DATA, true],
      [WEB, "s3:ListBucket", DATA, true],
      [WEB, "s3:PutObject", DATA, false],
      ["*", "s3:GetObject", DATA, false],
    ],
  },
  {
    title: "an action on objects is not allowed by the ARN of the bucket alone",
    resource: { ...ROLE_AND_BUCKET, ...inline(allow(["s3:GetObject", "s3:ListBucket"], BUCKET)) },
    isUnsafe: true,
    asks: [
      [WEB, "s3:GetObject", DATA, false],
      [WEB, "s3:ListBucket", DATA, true],
    ],
  },
  {
    title: "inline_policy blocks and managed_policy_arns of a role are policies",
    resource: {
      aws_s3_bucket: ROLE_AND_BUCKET.aws_s3_bucket,
      aws_iam_policy: readPolicy,
      aws_iam_role: {
        Web: {
          assume_role_policy: EC2,
          inline_policy: [{ name: "list", policy: policy(allow("s3:ListBucket", BUCKET)) }],
          managed_policy_arns: ["${aws_iam_policy.Read.arn}"],
        },
      },
    },
    asks: [
      [WEB, "s3:ListBucket", DATA, true],
      [WEB, "s3:GetObject", DATA, true],
      [WEB, "s3:PutObject", DATA, false],
    ],
  },
  {
    title: "a managed policy is attached to a role",
    resource: {
      ...ROLE_AND_BUCKET,
      aws_iam_policy: readPolicy,
      ...attached("aws_iam_role_policy_attachment", {
        role: "${aws_iam_role.Web.name}",
        policy_arn: "${aws_iam_policy.Read.arn}",
      }),
    },
    asks: [[WEB, "s3:GetObject", DATA, true]],
  },
  {
    title: "a managed policy is attached to roles, users and groups at once, and users have what their groups have",
    resource: {
      ...ROLE_AND_BUCKET,
      aws_iam_policy: readPolicy,
      aws_iam_user: { Ann: { name: "ann" }, Bob: { name: "bob" } },
      aws_iam_group: { Readers: { name: "readers" } },
      aws_iam_user_group_membership: {
        Ann: { user: "${aws_iam_user.Ann.name}", groups: ["${aws_iam_group.Readers.name}"] },
      },
      ...attached("aws_iam_policy_attachment", {
        name: "read",
        roles: ["${aws_iam_role.Web.name}"],
        groups: ["${aws_iam_group.Readers.name}"],
        policy_arn: "${aws_iam_policy.Read.arn}",
      }),
    },
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      ["aws_iam_user.Ann", "s3:GetObject", DATA, true],
      ["aws_iam_user.Bob", "s3:GetObject", DATA, false],
      ["aws_iam_group.Readers", "s3:GetObject", DATA, true],
    ],
  },
  {
    title: "group memberships of a group, and policies of users and groups, count",
    resource: {
      aws_s3_bucket: ROLE_AND_BUCKET.aws_s3_bucket,
      aws_iam_user: { Ann: { name: "ann" } },
      aws_iam_group: { Writers: { name: "writers" } },
      aws_iam_group_membership: {
        Writers: { name: "writers", group: "${aws_iam_group.Writers.name}", users: ["${aws_iam_user.Ann.name}"] },
      },
      aws_iam_group_policy: {
        Write: { group: "${aws_iam_group.Writers.name}", policy: policy(allow("s3:PutObject", OBJECTS)) },
      },
      aws_iam_user_policy: {
        Delete: { user: "${aws_iam_user.Ann.name}", policy: policy(allow("s3:DeleteObject", OBJECTS)) },
      },
    },
    asks: [
      ["aws_iam_user.Ann", "s3:PutObject", DATA, true],
      ["aws_iam_user.Ann", "s3:DeleteObject", DATA, true],
      ["aws_iam_user.Ann", "s3:GetObject", DATA, false],
    ],
  },
  {
    title: "exclusive attachments attach",
    resource: {
      ...ROLE_AND_BUCKET,
      aws_iam_policy: readPolicy,
      ...attached("aws_iam_role_policy_attachments_exclusive", {
        role_name: "${aws_iam_role.Web.name}",
        policy_arns: ["${aws_iam_policy.Read.arn}"],
      }),
    },
    asks: [[WEB, "s3:GetObject", DATA, true]],
  },
  {
    title: "AdministratorAccess allows everything, PowerUserAccess all but IAM",
    resource: {
      aws_s3_bucket: ROLE_AND_BUCKET.aws_s3_bucket,
      aws_iam_role: {
        Web: { assume_role_policy: EC2, managed_policy_arns: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
        Power: { assume_role_policy: EC2 },
      },
      ...attached("aws_iam_role_policy_attachment", {
        role: "${aws_iam_role.Power.name}",
        policy_arn: "arn:aws:iam::aws:policy/PowerUserAccess",
      }),
    },
    asks: [
      [WEB, "s3:DeleteBucket", DATA, true],
      [WEB, "iam:PassRole", WEB, true],
      ["aws_iam_role.Power", "s3:DeleteBucket", DATA, true],
      ["aws_iam_role.Power", "iam:PassRole", WEB, false],
    ],
  },
  {
    title: "ReadOnlyAccess reads buckets and parameters, and no secrets",
    resource: {
      aws_s3_bucket: ROLE_AND_BUCKET.aws_s3_bucket,
      aws_secretsmanager_secret: { Key: { name: "key" } },
      aws_ssm_parameter: { Flag: { name: "/app/flag", type: "String", value: "on" } },
      aws_iam_role: {
        Web: { assume_role_policy: EC2, managed_policy_arns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] },
      },
    },
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      [WEB, "ssm:GetParameter", "aws_ssm_parameter.Flag", true],
      [WEB, "secretsmanager:GetSecretValue", "aws_secretsmanager_secret.Key", false],
      [WEB, "s3:PutObject", DATA, false],
    ],
  },
  {
    title: "a policy of AWS that is not read may allow, and cannot deny",
    resource: {
      aws_s3_bucket: ROLE_AND_BUCKET.aws_s3_bucket,
      aws_iam_role: {
        Web: {
          assume_role_policy: EC2,
          managed_policy_arns: ["arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"],
        },
      },
      ...inline(allow("s3:GetObject", OBJECTS)),
    },
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      [WEB, "s3:PutObject", DATA, "unknown"],
    ],
  },
  {
    title: "a policy of a data source is that of AWS with its name",
    resource: {
      ...ROLE_AND_BUCKET,
      ...attached("aws_iam_role_policy_attachment", {
        role: "${aws_iam_role.Web.name}",
        policy_arn: "${data.aws_iam_policy.Admin.arn}",
      }),
    },
    data: { aws_iam_policy: { Admin: { name: "AdministratorAccess" } } },
    asks: [[WEB, "s3:PutObject", DATA, true]],
  },
  {
    title: "a role that the stack does not have is known by its name and by its data source",
    resource: {
      aws_s3_bucket: ROLE_AND_BUCKET.aws_s3_bucket,
      aws_iam_role_policy: { Legacy: { role: "legacy", policy: policy(allow("s3:GetObject", OBJECTS)) } },
    },
    asks: [
      [`arn:aws:iam::${OWN}:role/legacy`, "s3:GetObject", DATA, true],
      [`arn:aws:iam::${OWN}:role/legacy`, "s3:PutObject", DATA, false],
      [`arn:aws:iam::${OWN}:role/another`, "s3:GetObject", DATA, false],
    ],
  },
  {
    title: "an explicit deny comes before an allow, in whatever order they stand",
    resource: { ...ROLE_AND_BUCKET, ...inline(deny("s3:Put*", OBJECTS), allow("s3:*", [BUCKET, OBJECTS])) },
    isUnsafe: true,
    asks: [
      [WEB, "s3:PutObject", DATA, false],
      [WEB, "s3:PutBucketPolicy", DATA, true],
      [WEB, "s3:GetObject", DATA, true],
    ],
  },
  {
    title: "a deny of some objects leaves the others",
    resource: {
      ...ROLE_AND_BUCKET,
      ...inline(allow("s3:GetObject", OBJECTS), deny("s3:GetObject", "${aws_s3_bucket.Data.arn}/private/*")),
    },
    asks: [
      [WEB, "s3:GetObject", "${aws_s3_bucket.Data.arn}/private/a", false],
      [WEB, "s3:GetObject", "${aws_s3_bucket.Data.arn}/public/a", true],
      [WEB, "s3:GetObject", DATA, "unknown"],
    ],
  },
  {
    title: "NotAction allows all but its actions, of each service",
    resource: {
      ...ROLE_AND_BUCKET,
      aws_sns_topic: { Events: { name: "events" } },
      ...inline({ Effect: "Allow", NotAction: ["s3:Delete*", "iam:*"], Resource: "*" }),
    },
    isUnsafe: true,
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      [WEB, "s3:DeleteObject", DATA, false],
      [WEB, "sns:Publish", "aws_sns_topic.Events", true],
      [WEB, "iam:PassRole", WEB, false],
    ],
  },
  {
    title: "a deny with NotAction leaves its actions alone",
    resource: {
      ...ROLE_AND_BUCKET,
      ...inline(allow("s3:*", "*"), { Effect: "Deny", NotAction: "s3:Get*", Resource: "*" }),
    },
    isUnsafe: true,
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      [WEB, "s3:PutObject", DATA, false],
    ],
  },
  {
    title: "NotResource allows all but its resources",
    resource: {
      ...ROLE_AND_BUCKET,
      aws_s3_bucket: { Data: { bucket: "data-1" }, Logs: { bucket: "logs-1" } },
      ...inline({ Effect: "Allow", Action: "s3:GetObject", NotResource: ["${aws_s3_bucket.Logs.arn}/*"] }),
    },
    isUnsafe: true,
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      [WEB, "s3:GetObject", "aws_s3_bucket.Logs", false],
    ],
  },
  {
    title: "? is one character, * any number, in actions and in ARNs",
    resource: {
      ...ROLE_AND_BUCKET,
      aws_s3_bucket: { Data: { bucket: "data-1" }, More: { bucket: "data-12" } },
      ...inline(allow("s3:?etObject", "arn:aws:s3:::data-?/*")),
    },
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      [WEB, "s3:PutObject", DATA, false],
      [WEB, "s3:GetObject", "aws_s3_bucket.More", false],
    ],
  },
  {
    title: "a prefix of a name with a wildcard takes what begins so, with a generated end too",
    resource: {
      aws_iam_role: ROLE_AND_BUCKET.aws_iam_role,
      aws_s3_bucket: { Data: { bucket_prefix: "data-" }, Logs: { bucket_prefix: "logs-" } },
      ...inline(allow("s3:GetObject", "arn:aws:s3:::data-*/*")),
    },
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      [WEB, "s3:GetObject", "aws_s3_bucket.Logs", false],
    ],
  },
  {
    title: "a condition is not evaluated: the answer depends on it",
    resource: {
      ...ROLE_AND_BUCKET,
      ...inline(allow("s3:GetObject", OBJECTS, { Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } } })),
    },
    asks: [[WEB, "s3:GetObject", DATA, "unknown"]],
  },
  {
    title: "a deny on a condition makes an allow depend on it",
    resource: {
      ...ROLE_AND_BUCKET,
      ...inline(
        allow("s3:GetObject", OBJECTS),
        deny("s3:*", OBJECTS, { Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } }),
      ),
    },
    asks: [
      [WEB, "s3:GetObject", DATA, "unknown"],
      [WEB, "s3:PutObject", DATA, false],
    ],
  },
];
