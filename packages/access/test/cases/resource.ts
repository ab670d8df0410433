import {
  allow,
  BUCKET,
  bucketPolicy,
  by,
  type Case,
  DATA,
  deny,
  EC2,
  inline,
  OBJECTS,
  OTHER,
  OWN,
  policy,
  ROLE,
  ROLE_AND_BUCKET,
  WEB,
} from "./case";

const ROOT = `arn:aws:iam::${OWN}:root`;
const EVERYBODY = { Principal: "*" };

/** Resource-based policies in one account, and conditions on who asks. */
export const RESOURCE: readonly Case[] = [
  {
    title: "a bucket policy that names a role of the account is enough",
    resource: { ...ROLE_AND_BUCKET, ...bucketPolicy(allow("s3:GetObject", OBJECTS, by(ROLE))) },
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      [WEB, "s3:PutObject", DATA, false],
    ],
  },
  {
    title: "the policy argument of a bucket is its policy",
    resource: {
      aws_iam_role: ROLE_AND_BUCKET.aws_iam_role,
      aws_s3_bucket: {
        Data: { bucket: "data-1", policy: policy(allow("s3:GetObject", "arn:aws:s3:::data-1/*", by(ROLE))) },
      },
    },
    asks: [[WEB, "s3:GetObject", DATA, true]],
  },
  {
    title: "a bucket policy that names the account leaves it to the identity-based policies",
    resource: { ...ROLE_AND_BUCKET, ...bucketPolicy(allow("s3:GetObject", OBJECTS, by(ROOT))) },
    asks: [[WEB, "s3:GetObject", DATA, false]],
  },
  {
    title: "a deny of the bucket policy comes before an allow of the role",
    resource: {
      ...ROLE_AND_BUCKET,
      ...inline(allow(["s3:GetObject", "s3:DeleteObject"], OBJECTS)),
      ...bucketPolicy(deny("s3:DeleteObject", OBJECTS, EVERYBODY)),
    },
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      [WEB, "s3:DeleteObject", DATA, false],
    ],
  },
  {
    title: "a deny of another role does not matter",
    resource: {
      ...ROLE_AND_BUCKET,
      ...inline(allow("s3:GetObject", OBJECTS)),
      ...bucketPolicy(deny("s3:GetObject", OBJECTS, by(`arn:aws:iam::${OWN}:role/another`))),
    },
    asks: [[WEB, "s3:GetObject", DATA, true]],
  },
  {
    title: "a public bucket is open to everybody, and so to each role",
    resource: { ...ROLE_AND_BUCKET, ...bucketPolicy(allow("s3:GetObject", OBJECTS, EVERYBODY)) },
    isUnsafe: true,
    asks: [
      ["*", "s3:GetObject", DATA, true],
      [WEB, "s3:GetObject", DATA, true],
      ["*", "s3:PutObject", DATA, false],
      [OTHER, "s3:GetObject", DATA, "unknown"],
    ],
  },
  {
    title: "a public access block closes a public bucket to all but its account",
    resource: {
      ...ROLE_AND_BUCKET,
      ...bucketPolicy(allow("s3:GetObject", OBJECTS, EVERYBODY)),
      aws_s3_bucket_public_access_block: {
        Data: { bucket: "${aws_s3_bucket.Data.id}", restrict_public_buckets: true },
      },
    },
    isUnsafe: true,
    asks: [
      ["*", "s3:GetObject", DATA, false],
      [OTHER, "s3:GetObject", DATA, false],
      [WEB, "s3:GetObject", DATA, true],
    ],
  },
  {
    title: "NotPrincipal allows everybody but those",
    resource: {
      ...ROLE_AND_BUCKET,
      ...bucketPolicy({
        Effect: "Allow",
        NotPrincipal: { AWS: [ROLE, ROOT] },
        Action: "s3:GetObject",
        Resource: OBJECTS,
      }),
    },
    isUnsafe: true,
    asks: [
      [WEB, "s3:GetObject", DATA, false],
      ["*", "s3:GetObject", DATA, "unknown"],
    ],
  },
  {
    title: "a deny with NotPrincipal spares those whom it names with their account",
    resource: {
      ...ROLE_AND_BUCKET,
      aws_iam_role: { ...ROLE_AND_BUCKET.aws_iam_role, Ops: { name: "ops", assume_role_policy: EC2 } },
      ...bucketPolicy(
        { Effect: "Deny", NotPrincipal: { AWS: [ROLE, ROOT] }, Action: "s3:*", Resource: [BUCKET, OBJECTS] },
        allow("s3:GetObject", OBJECTS, by(ROLE)),
      ),
    },
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      [`arn:aws:iam::${OTHER}:role/x`, "s3:GetObject", DATA, false],
    ],
  },
  {
    title: "a deny with NotPrincipal that names a role without its account may deny it",
    resource: {
      ...ROLE_AND_BUCKET,
      ...inline(allow("s3:GetObject", OBJECTS)),
      ...bucketPolicy({ Effect: "Deny", NotPrincipal: { AWS: ROLE }, Action: "s3:*", Resource: [BUCKET, OBJECTS] }),
    },
    asks: [[WEB, "s3:GetObject", DATA, "unknown"]],
  },
  {
    title: "aws:PrincipalArn decides for a role of the stack: a bucket is closed to all but it",
    resource: {
      ...ROLE_AND_BUCKET,
      aws_iam_role: { ...ROLE_AND_BUCKET.aws_iam_role, Ops: { name: "ops", assume_role_policy: EC2 } },
      aws_iam_role_policy: {
        Web: { role: "${aws_iam_role.Web.name}", policy: policy(allow("s3:GetObject", OBJECTS)) },
        Ops: { role: "${aws_iam_role.Ops.name}", policy: policy(allow("s3:GetObject", OBJECTS)) },
      },
      ...bucketPolicy(
        deny("s3:*", [BUCKET, OBJECTS], { ...EVERYBODY, Condition: { ArnNotEquals: { "aws:PrincipalArn": ROLE } } }),
      ),
    },
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      ["aws_iam_role.Ops", "s3:GetObject", DATA, false],
    ],
  },
  {
    title: "aws:PrincipalAccount decides for principals whose account is known",
    resource: {
      ...ROLE_AND_BUCKET,
      ...bucketPolicy(
        allow("s3:GetObject", OBJECTS, {
          ...EVERYBODY,
          Condition: { StringEquals: { "aws:PrincipalAccount": OWN } },
        }),
      ),
    },
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      [OTHER, "s3:GetObject", DATA, false],
      ["*", "s3:GetObject", DATA, "unknown"],
    ],
  },
  {
    title: "topics, queues, secrets, repositories and functions have policies of their own",
    resource: {
      aws_iam_role: ROLE_AND_BUCKET.aws_iam_role,
      aws_sns_topic: { Events: { name: "events" } },
      aws_sns_topic_policy: {
        Events: {
          arn: "${aws_sns_topic.Events.arn}",
          policy: policy(allow("sns:Publish", "${aws_sns_topic.Events.arn}", by(ROLE))),
        },
      },
      aws_sqs_queue: { Jobs: { name: "jobs" } },
      aws_sqs_queue_policy: {
        Jobs: {
          queue_url: "${aws_sqs_queue.Jobs.id}",
          policy: policy(allow("sqs:SendMessage", "${aws_sqs_queue.Jobs.arn}", by(ROLE))),
        },
      },
      aws_secretsmanager_secret: { Key: { name: "key" } },
      aws_secretsmanager_secret_policy: {
        Key: {
          secret_arn: "${aws_secretsmanager_secret.Key.arn}",
          policy: policy(allow("secretsmanager:GetSecretValue", "*", by(ROLE))),
        },
      },
      aws_ecr_repository: { Images: { name: "images" } },
      aws_ecr_repository_policy: {
        Images: {
          repository: "${aws_ecr_repository.Images.name}",
          policy: policy({ Effect: "Allow", Action: "ecr:BatchGetImage", ...by(ROLE) }),
        },
      },
      aws_lambda_function: {
        Work: { function_name: "work", role: ROLE, filename: "work.zip", handler: "a.b", runtime: "nodejs22.x" },
      },
      aws_lambda_permission: {
        Work: {
          function_name: "${aws_lambda_function.Work.function_name}",
          action: "lambda:InvokeFunction",
          principal: "events.amazonaws.com",
        },
      },
    },
    isUnsafe: true,
    asks: [
      [WEB, "sns:Publish", "aws_sns_topic.Events", true],
      [WEB, "sqs:SendMessage", "aws_sqs_queue.Jobs", true],
      [WEB, "secretsmanager:GetSecretValue", "aws_secretsmanager_secret.Key", true],
      [WEB, "ecr:BatchGetImage", "aws_ecr_repository.Images", true],
      ["events.amazonaws.com", "lambda:InvokeFunction", "aws_lambda_function.Work", true],
      [WEB, "lambda:InvokeFunction", "aws_lambda_function.Work", false],
    ],
  },
];
