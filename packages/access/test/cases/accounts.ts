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

const ELSEWHERE = { provider: "aws.other" };
const bucketElsewhere = { Data: { ...ELSEWHERE, bucket: "data-1" } };
const policyElsewhere = (...statements: object[]) => ({
  aws_s3_bucket_policy: { Data: { ...ELSEWHERE, bucket: "${aws_s3_bucket.Data.id}", policy: policy(...statements) } },
});
const roles = ROLE_AND_BUCKET.aws_iam_role;
const bounded = (...statements: object[]) => ({
  aws_iam_policy: { Limit: { name: "limit", policy: policy(...statements) } },
  aws_iam_role: { Web: { ...roles.Web, permissions_boundary: "${aws_iam_policy.Limit.arn}" } },
  aws_s3_bucket: ROLE_AND_BUCKET.aws_s3_bucket,
});

/** Across accounts, and within permissions boundaries. */
export const ACCOUNTS: readonly Case[] = [
  {
    title: "across accounts a policy of the role alone is not enough",
    resource: { aws_iam_role: roles, aws_s3_bucket: bucketElsewhere, ...inline(allow("s3:GetObject", OBJECTS)) },
    asks: [[WEB, "s3:GetObject", DATA, false]],
  },
  {
    title: "across accounts a policy of the bucket alone is not enough",
    resource: {
      aws_iam_role: roles,
      aws_s3_bucket: bucketElsewhere,
      ...policyElsewhere(allow("s3:GetObject", OBJECTS, by(ROLE))),
    },
    asks: [[WEB, "s3:GetObject", DATA, false]],
  },
  {
    title: "across accounts both must allow: what both do is allowed",
    resource: {
      aws_iam_role: roles,
      aws_s3_bucket: bucketElsewhere,
      ...inline(allow(["s3:GetObject", "s3:PutObject"], OBJECTS)),
      ...policyElsewhere(allow(["s3:GetObject", "s3:DeleteObject"], OBJECTS, by(ROLE))),
    },
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      [WEB, "s3:PutObject", DATA, false],
      [WEB, "s3:DeleteObject", DATA, false],
    ],
  },
  {
    title: "across accounts the bucket may name the account of the role",
    resource: {
      aws_iam_role: roles,
      aws_s3_bucket: bucketElsewhere,
      ...inline(allow("s3:GetObject", OBJECTS)),
      ...policyElsewhere(allow("s3:GetObject", OBJECTS, by(`arn:aws:iam::${OWN}:root`))),
    },
    asks: [[WEB, "s3:GetObject", DATA, true]],
  },
  {
    title: "another account that a bucket names decides by policies that are not in the stack",
    resource: { ...ROLE_AND_BUCKET, ...bucketPolicy(allow("s3:GetObject", OBJECTS, by(OTHER))) },
    asks: [
      [OTHER, "s3:GetObject", DATA, "unknown"],
      [`arn:aws:iam::${OTHER}:role/reader`, "s3:GetObject", DATA, false],
      [OTHER, "s3:PutObject", DATA, false],
    ],
  },
  {
    title: "a deny of one of them comes before both",
    resource: {
      aws_iam_role: roles,
      aws_s3_bucket: bucketElsewhere,
      ...inline(allow("s3:GetObject", OBJECTS), deny("s3:GetObject", OBJECTS)),
      ...policyElsewhere(allow("s3:GetObject", OBJECTS, by(ROLE))),
    },
    asks: [[WEB, "s3:GetObject", DATA, false]],
  },
  {
    title: "a permissions boundary limits what policies allow, and allows nothing itself",
    resource: {
      ...bounded(allow(["s3:GetObject", "s3:ListBucket"], [BUCKET, OBJECTS])),
      ...inline(allow(["s3:GetObject", "s3:PutObject"], OBJECTS)),
    },
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      [WEB, "s3:PutObject", DATA, false],
      [WEB, "s3:ListBucket", DATA, false],
    ],
  },
  {
    title: "a permissions boundary limits what a bucket allows to a role",
    resource: { ...bounded(allow("s3:ListBucket", BUCKET)), ...bucketPolicy(allow("s3:GetObject", OBJECTS, by(ROLE))) },
    asks: [[WEB, "s3:GetObject", DATA, false]],
  },
  {
    title: "a permissions boundary does not limit what a bucket allows to a user",
    resource: {
      aws_s3_bucket: ROLE_AND_BUCKET.aws_s3_bucket,
      aws_iam_policy: { Limit: { name: "limit", policy: policy(allow("s3:ListBucket", BUCKET)) } },
      aws_iam_user: { Ann: { name: "ann", permissions_boundary: "${aws_iam_policy.Limit.arn}" } },
      ...bucketPolicy(allow("s3:GetObject", OBJECTS, by("${aws_iam_user.Ann.arn}"))),
    },
    asks: [["aws_iam_user.Ann", "s3:GetObject", DATA, true]],
  },
  {
    title: "a deny in a permissions boundary denies",
    resource: {
      ...bounded(allow("*", "*"), deny("s3:DeleteObject", "*")),
      ...inline(allow(["s3:GetObject", "s3:DeleteObject"], OBJECTS)),
    },
    isUnsafe: true,
    asks: [
      [WEB, "s3:GetObject", DATA, true],
      [WEB, "s3:DeleteObject", DATA, false],
    ],
  },
  {
    title: "a permissions boundary that cannot be read makes the answer unknown",
    resource: {
      aws_s3_bucket: ROLE_AND_BUCKET.aws_s3_bucket,
      aws_iam_role: {
        Web: { name: "web", assume_role_policy: EC2, permissions_boundary: `arn:aws:iam::${OWN}:policy/limit` },
      },
      ...inline(allow("s3:GetObject", OBJECTS)),
    },
    asks: [[WEB, "s3:GetObject", DATA, "unknown"]],
  },
  {
    title: "a deny with NotPrincipal denies to a role with a permissions boundary, whomever it names",
    resource: {
      ...bounded(allow("s3:*", "*")),
      ...inline(allow("s3:GetObject", OBJECTS)),
      ...bucketPolicy({
        Effect: "Deny",
        NotPrincipal: { AWS: [ROLE, `arn:aws:iam::${OWN}:root`] },
        Action: "s3:GetObject",
        Resource: OBJECTS,
      }),
    },
    isUnsafe: true,
    asks: [[WEB, "s3:GetObject", DATA, false]],
  },
];
