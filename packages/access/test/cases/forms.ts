import { allow, BUCKET, type Case, DATA, OBJECTS, policy, ROLE_AND_BUCKET, WEB } from "./case";

const documentPolicy = (name: string) => ({
  aws_iam_role_policy: {
    Web: { role: "${aws_iam_role.Web.name}", policy: `\${data.aws_iam_policy_document.${name}.json}` },
  },
});
const PLACES = { aws_caller_identity: { Me: {} }, aws_region: { Here: {} }, aws_partition: { This: {} } };
const arn = (service: string, resource: string) =>
  `arn:\${data.aws_partition.This.partition}:${service}:\${data.aws_region.Here.name}:\${data.aws_caller_identity.Me.account_id}:${resource}`;

/** Forms in which Terraform says a policy and an ARN. */
export const FORMS: readonly Case[] = [
  {
    title: "a policy document with principals and conditions in blocks is read",
    resource: { ...ROLE_AND_BUCKET, ...documentPolicy("Read") },
    data: {
      aws_iam_policy_document: {
        Read: {
          statement: [
            { actions: ["s3:GetObject"], resources: [OBJECTS] },
            { effect: "Deny", actions: ["s3:GetObject"], resources: ["${aws_s3_bucket.Data.arn}/private/*"] },
          ],
        },
      },
    },
    asks: [
      [WEB, "s3:GetObject", "${aws_s3_bucket.Data.arn}/public/a", true],
      [WEB, "s3:GetObject", "${aws_s3_bucket.Data.arn}/private/a", false],
    ],
  },
  {
    title: "sources and overrides of a policy document are merged by the ids of statements",
    resource: { ...ROLE_AND_BUCKET, ...documentPolicy("Main") },
    data: {
      aws_iam_policy_document: {
        Base: {
          statement: [
            { sid: "Read", actions: ["s3:GetObject"], resources: [OBJECTS] },
            { sid: "Write", actions: ["s3:PutObject"], resources: [OBJECTS] },
          ],
        },
        Over: { statement: [{ sid: "Write", effect: "Deny", actions: ["s3:PutObject"], resources: [OBJECTS] }] },
        Main: {
          source_policy_documents: ["${data.aws_iam_policy_document.Base.json}"],
          override_policy_documents: ["${data.aws_iam_policy_document.Over.json}"],
          statement: [{ sid: "List", actions: ["s3:ListBucket"], resources: [BUCKET] }],
        },
      },
    },
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      [WEB, "s3:ListBucket", DATA, true],
      [WEB, "s3:PutObject", DATA, false],
    ],
  },
  {
    title: "jsonencode is read",
    resource: {
      ...ROLE_AND_BUCKET,
      aws_iam_role_policy: {
        Web: {
          role: "${aws_iam_role.Web.name}",
          policy:
            '${jsonencode({"Version" = "2012-10-17", "Statement" = [{"Effect" = "Allow", "Action" = "s3:GetObject", "Resource" = "${aws_s3_bucket.Data.arn}/*"}]})}',
        },
      },
    },
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      [WEB, "s3:PutObject", DATA, false],
    ],
  },
  {
    title: "one unknown ARN leaves the rest of a policy as it is",
    resource: {
      ...ROLE_AND_BUCKET,
      aws_iam_role_policy: {
        Web: {
          role: "${aws_iam_role.Web.name}",
          policy: policy(
            allow("s3:GetObject", OBJECTS),
            allow("s3:PutObject", "${var.bucket}/*"),
            allow("sns:Publish", "${var.topic}"),
          ),
        },
      },
    },
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      [WEB, "s3:PutObject", DATA, "unknown"],
      [WEB, "s3:DeleteObject", DATA, false],
    ],
  },
  {
    title: "a policy that is known only after apply may allow everything",
    resource: {
      ...ROLE_AND_BUCKET,
      aws_iam_role_policy: { Web: { role: "${aws_iam_role.Web.name}", policy: "${var.policy}" } },
    },
    asks: [[WEB, "s3:GetObject", DATA, "unknown"]],
  },
  {
    title: "ARNs that are put together of partition, region and account are those of resources",
    resource: {
      aws_iam_role: ROLE_AND_BUCKET.aws_iam_role,
      aws_sqs_queue: { Jobs: { name: "jobs" }, Mail: { name: "mail" } },
      aws_secretsmanager_secret: { Key: { name: "app/key" } },
      aws_ssm_parameter: { Flag: { name: "/app/flag", type: "String", value: "on" } },
      aws_dynamodb_table: { Orders: { name: "orders", hash_key: "id", attribute: [{ name: "id", type: "S" }] } },
      aws_cloudwatch_log_group: { Log: { name: "/app/web" } },
      aws_iam_role_policy: {
        Web: {
          role: "${aws_iam_role.Web.name}",
          policy: policy(
            allow("sqs:SendMessage", arn("sqs", "jobs")),
            allow("secretsmanager:GetSecretValue", arn("secretsmanager", "secret:app/key-??????")),
            allow("ssm:GetParameter", arn("ssm", "parameter/app/*")),
            allow("dynamodb:Query", arn("dynamodb", "table/orders/index/*")),
            allow("logs:PutLogEvents", arn("logs", "log-group:/app/web:log-stream:*")),
          ),
        },
      },
    },
    data: PLACES,
    asks: [
      [WEB, "sqs:SendMessage", "aws_sqs_queue.Jobs", true],
      [WEB, "sqs:SendMessage", "aws_sqs_queue.Mail", false],
      [WEB, "secretsmanager:GetSecretValue", "aws_secretsmanager_secret.Key", true],
      [WEB, "ssm:GetParameter", "aws_ssm_parameter.Flag", true],
      [WEB, "dynamodb:Query", "aws_dynamodb_table.Orders", true],
      [WEB, "logs:PutLogEvents", "aws_cloudwatch_log_group.Log", true],
    ],
  },
  {
    title: "a database user is that of the database whose resource id its ARN has",
    resource: {
      aws_iam_role: ROLE_AND_BUCKET.aws_iam_role,
      aws_db_instance: {
        Main: {
          instance_class: "db.t4g.small",
          engine: "postgres",
          allocated_storage: 20,
          username: "root",
          manage_master_user_password: true,
        },
        Other: {
          instance_class: "db.t4g.small",
          engine: "postgres",
          allocated_storage: 20,
          username: "root",
          manage_master_user_password: true,
        },
      },
      aws_iam_role_policy: {
        Web: {
          role: "${aws_iam_role.Web.name}",
          policy: policy(
            allow("rds-db:connect", arn("rds-db", "dbuser:${aws_db_instance.Main.resource_id}/app")),
            allow("secretsmanager:GetSecretValue", "${aws_db_instance.Other.master_user_secret[0].secret_arn}"),
          ),
        },
      },
    },
    data: PLACES,
    asks: [
      [WEB, "rds-db:connect", "aws_db_instance.Main", true],
      [WEB, "rds-db:connect", "aws_db_instance.Other", false],
      [WEB, "secretsmanager:GetSecretValue", "aws_db_instance.Main", false],
      [WEB, "secretsmanager:GetSecretValue", "aws_db_instance.Other", true],
    ],
  },
  {
    title: "counted resources and for_each are read as written",
    resource: {
      aws_iam_role: {
        Web: {
          for_each: '${toset(["a", "b"])}',
          name: "web-${each.key}",
          assume_role_policy: ROLE_AND_BUCKET.aws_iam_role.Web.assume_role_policy,
        },
      },
      aws_s3_bucket: { Data: { count: 2, bucket: "data-${count.index}" } },
      aws_iam_role_policy: {
        Web: {
          for_each: '${toset(["a", "b"])}',
          role: "${aws_iam_role.Web[each.key].name}",
          policy: policy(allow("s3:GetObject", "${aws_s3_bucket.Data[0].arn}/*")),
        },
      },
    },
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      [WEB, "s3:PutObject", DATA, false],
    ],
  },
  {
    title: "a policy variable stands for what is known only when somebody asks",
    resource: {
      ...ROLE_AND_BUCKET,
      aws_iam_role_policy: {
        Web: {
          role: "${aws_iam_role.Web.name}",
          policy: policy(allow("s3:GetObject", "${aws_s3_bucket.Data.arn}/home/$${aws:username}/*")),
        },
      },
    },
    asks: [
      [WEB, "s3:GetObject", "${aws_s3_bucket.Data.arn}/home/ann/a", "unknown"],
      [WEB, "s3:GetObject", "${aws_s3_bucket.Data.arn}/public/a", false],
    ],
  },
];
