import { read } from "@plinth/model";
import { planOf } from "@plinth/testing";
import { accessTo, allAccess, textOf, unreadPolicies } from "../src";
import {
  allow,
  BUCKET,
  bucketPolicy,
  by,
  DATA,
  deny,
  EC2,
  inline,
  OBJECTS,
  OTHER,
  OWN,
  policy,
  ROLE_AND_BUCKET,
  trust,
  WEB,
} from "./cases/case";
import { stackOf } from "./given";

const TLS = { Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } };
const document = {
  ...ROLE_AND_BUCKET,
  ...inline(allow(["s3:GetObject", "s3:ListBucket"], [BUCKET, OBJECTS]), allow("s3:*", "arn:aws:s3:::elsewhere/*")),
  ...bucketPolicy(
    deny("s3:*", [BUCKET, OBJECTS], { Principal: "*", ...TLS }),
    allow("s3:PutObject", OBJECTS, { Principal: { Service: "logging.s3.amazonaws.com" } }),
    allow("s3:GetObject", "${aws_s3_bucket.Data.arn}/shared/*", by(OTHER)),
  ),
};

test("the permissions on a bucket say who, what, where, unless what, and by which policies", () => {
  expect(textOf(accessTo(stackOf(document), DATA))).toMatchInlineSnapshot(`
"aws_s3_bucket.Data
  role aws_iam_role.Web: s3:ListBucket
    on \${aws_s3_bucket.Data.arn}
    unless denied by aws_s3_bucket_policy.Data if aws:MultiFactorAuthPresent is false
    by aws_iam_role_policy.Web
  role aws_iam_role.Web: s3:GetObject
    on \${aws_s3_bucket.Data.arn}/*
    unless denied by aws_s3_bucket_policy.Data if aws:MultiFactorAuthPresent is false
    by aws_iam_role_policy.Web
  service logging.s3.amazonaws.com (confused deputy: no condition on the source): s3:PutObject
    on \${aws_s3_bucket.Data.arn}/*
    unless denied by aws_s3_bucket_policy.Data if aws:MultiFactorAuthPresent is false
    by aws_s3_bucket_policy.Data
  account 444455556666 (of another account): s3:GetObject
    on \${aws_s3_bucket.Data.arn}/shared/*
    unless denied by aws_s3_bucket_policy.Data if aws:MultiFactorAuthPresent is false
    by aws_s3_bucket_policy.Data"
`);
});

test("all permissions of a stack are those on its resources and on others, each statement once", () => {
  const found = allAccess(stackOf(document)).map(({ principal, actions, resource }) => [
    principal.name,
    actions.join(" "),
    resource,
  ]);
  expect(found).toEqual([
    [WEB, "s3:ListBucket", DATA],
    [WEB, "s3:GetObject", DATA],
    ["logging.s3.amazonaws.com", "s3:PutObject", DATA],
    [OTHER, "s3:GetObject", DATA],
    ["ec2.amazonaws.com", "sts:AssumeRole", WEB],
    [WEB, "s3:*", "arn:aws:s3:::elsewhere/*"],
  ]);
});

test("a statement about several unknown ARNs is a permission for each, without a guess", () => {
  const stack = stackOf({ ...ROLE_AND_BUCKET, ...inline(allow("s3:GetObject", ["${var.one}/*", "${var.two}/*"])) });
  const own = allAccess(stack).filter(({ principal }) => principal.name === WEB);
  expect(own.map(({ resource, conditions }) => [resource, conditions])).toEqual([
    ["${var.one}/*", []],
    ["${var.two}/*", []],
  ]);
});

test("policies of resources that the stack does not have are among all permissions", () => {
  const statement = allow("s3:GetObject", "arn:aws:s3:::old/*", by(OTHER));
  const stack = stackOf({ aws_s3_bucket_policy: { Old: { bucket: "old", policy: policy(statement) } } });
  expect(allAccess(stack)).toMatchObject([{ principal: { name: OTHER }, resource: "arn:aws:s3:::old/*" }]);
});

test("an unknown address is refused, an ARN of elsewhere is not", () => {
  const stack = stackOf(document);
  expect(() => accessTo(stack, "aws_s3_bucket.Nothing")).toThrow("there is no resource aws_s3_bucket.Nothing");
  expect(accessTo(stack, "arn:aws:s3:::elsewhere/a").map(({ actions }) => actions)).toEqual([["s3:*"]]);
});

test("the subject of an OIDC token is a condition of the permission to assume a role", () => {
  const Principal = { Federated: "${aws_iam_openid_connect_provider.GitHub.arn}" };
  const Condition = {
    StringLike: { "token.actions.githubusercontent.com:sub": ["repo:acme/shop:*", "repo:acme/site:*"] },
  };
  const stack = stackOf({
    aws_iam_openid_connect_provider: { GitHub: { url: "https://token.actions.githubusercontent.com" } },
    aws_iam_role: {
      Deploy: { assume_role_policy: trust(Principal, { Condition, Action: "sts:AssumeRoleWithWebIdentity" }) },
    },
  });
  expect(textOf(accessTo(stack, "aws_iam_role.Deploy"))).toMatchInlineSnapshot(`
"aws_iam_role.Deploy
  federated \${aws_iam_openid_connect_provider.GitHub.arn}: sts:AssumeRoleWithWebIdentity
    if token.actions.githubusercontent.com:sub is like one of repo:acme/shop:*, repo:acme/site:*
    by aws_iam_role.Deploy"
`);
});

test("what is not read is reported", () => {
  const role = { assume_role_policy: EC2, managed_policy_arns: ["arn:aws:iam::aws:policy/AmazonS3FullAccess"] };
  const stack = stackOf({
    aws_iam_role: { Web: role },
    aws_sqs_queue: { Jobs: { name: "jobs", policy: "${var.policy}" } },
  });
  expect(unreadPolicies(stack)).toEqual([
    "aws_iam_role.Web: AmazonS3FullAccess is not read",
    "aws_sqs_queue.Jobs: the policy is known only after apply",
  ]);
});

test("a plan has the permissions of the document, where its policies are data sources", () => {
  const given = {
    resource: {
      ...ROLE_AND_BUCKET,
      aws_s3_bucket: { Data: { bucket_prefix: "data-" } },
      aws_iam_role_policy: {
        Web: { role: "${aws_iam_role.Web.name}", policy: "${data.aws_iam_policy_document.Web.json}" },
      },
    },
    data: {
      aws_iam_policy_document: {
        Web: { statement: [{ actions: ["s3:GetObject"], resources: ["${aws_s3_bucket.Data.arn}"] }] },
      },
    },
  };
  const permissions = accessTo(read(planOf(given)), DATA);
  expect(permissions).toMatchObject([{ principal: { name: WEB }, actions: ["s3:GetObject"], conditions: [] }]);
});

test("instances of a plan have the policies of their own keys", () => {
  const instance = (type: string, key: string, values: object) => ({
    address: `${type}.x["${key}"]`,
    type,
    mode: "managed",
    values,
  });
  const resources = ["a", "b"].flatMap((key) => [
    instance("aws_iam_role", key, { name: key, assume_role_policy: EC2 }),
    instance("aws_s3_bucket", key, { bucket: `data-${key}` }),
    instance("aws_iam_role_policy", key, {
      role: key,
      policy: policy(allow("s3:GetObject", `arn:aws:s3:::data-${key}/*`)),
    }),
  ]);
  const stack = read({ format_version: "1.2", planned_values: { root_module: { resources } }, resource_changes: [] });
  const names = (address: string) => accessTo(stack, address).map(({ principal }) => principal.name);
  expect(names('aws_s3_bucket.x["b"]')).toEqual(['aws_iam_role.x["b"]']);
  expect(names("aws_s3_bucket.x")).toEqual(['aws_iam_role.x["a"]', 'aws_iam_role.x["b"]']);
});

test("a state has the same permissions, by the ARNs themselves", () => {
  const resource = (type: string, name: string, values: object) => ({
    address: `${type}.${name}`,
    type,
    mode: "managed",
    values,
  });
  const resources = [
    resource("aws_iam_role", "Web", { name: "web", arn: `arn:aws:iam::${OWN}:role/web`, assume_role_policy: EC2 }),
    resource("aws_s3_bucket", "Data", { bucket: "data-1", id: "data-1", arn: "arn:aws:s3:::data-1" }),
    resource("aws_iam_role_policy", "Web", {
      role: "web",
      policy: policy(allow("s3:GetObject", "arn:aws:s3:::data-1/*")),
    }),
    resource("aws_s3_bucket_policy", "Data", {
      bucket: "data-1",
      policy: policy(allow("s3:PutObject", "arn:aws:s3:::data-1/*", by(`arn:aws:iam::${OWN}:role/web`))),
    }),
  ];
  const stack = read({ format_version: "1.0", values: { root_module: { resources } } });
  expect(
    accessTo(stack, DATA).map(({ principal, actions, crossAccount }) => [principal.name, actions, crossAccount]),
  ).toEqual([
    [WEB, ["s3:GetObject"], undefined],
    [WEB, ["s3:PutObject"], undefined],
  ]);
});
