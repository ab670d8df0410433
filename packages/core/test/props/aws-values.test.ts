import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  ACCOUNT_ID,
  CHILD_KEY,
  FUNCTION_ARN,
  GRANTABLE,
  HOSTED_ZONE_ID,
  KEY,
  LOG_BUCKET,
  LOG_RETENTION_DAYS,
  POLICY_ARN,
  PROVIDER,
  REGION,
  ROLE_ARN,
  ROLE_NAME,
  SUBNETS,
  TAGS,
  USER_POOL_ARN,
} from "../../src/props";
import { LIST, read, TEXT } from "./read";

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, "v"]));

test.each([
  [{}, {}],
  [undefined, {}],
  [
    { Name: "own", "a b": "" },
    { Name: "own", "a b": "" },
  ],
  [{ "aws:x": "1" }, ['prop must have keys of 1 to 128 characters that do not begin with "aws:", got "aws:x"']],
  [{ "AWS:x": "1" }, ['prop must have keys of 1 to 128 characters that do not begin with "aws:", got "AWS:x"']],
  [{ ["k".repeat(129)]: "1" }, [expect.stringMatching(/^prop must have keys of 1 to 128 characters/)]],
  [{ k: "v".repeat(257) }, [expect.stringMatching(/^prop\.k must have 0 to 256 characters/)]],
  [{ k: 5 }, ["prop.k must be text and have 0 to 256 characters, got 5"]],
  [{ k: TEXT }, { k: TEXT }],
  [many(49), many(49)],
  [many(50), [expect.stringMatching(/^prop must have at most 50 members, with Name/)]],
  [null, ["prop must be an object, got null"]],
])("tags %#", (tags, expected) => {
  expect(read(TAGS, tags)).toEqual(expected);
});

test("references are checked by what a module reads of them", () => {
  expect(read(KEY, { arn: "arn:aws:kms:eu-west-1:123456789012:key/1" })).toBeInstanceOf(Object);
  expect(read(KEY, { arn: "arn:aws:s3:::b" })).toEqual(['prop.arn must be the ARN of a KMS key, got "arn:aws:s3:::b"']);
  expect(read(SUBNETS, { vpcId: TEXT, subnetIds: LIST, availabilityZones: LIST })).toBeInstanceOf(Object);
  expect(read(SUBNETS, { vpcId: "v", subnetIds: [], availabilityZones: [] })).toEqual([
    "prop.subnetIds must have at least 1 members, got 0",
    "prop.availabilityZones must have at least 1 members, got 0",
  ]);
  expect(read(GRANTABLE, "arn:aws:iam::123456789012:role/r")).toEqual([
    'prop must be an object with role, got "arn:aws:iam::123456789012:role/r"',
  ]);
  expect(read(LOG_BUCKET, { acceptLogsFrom: () => ({ bucket: "b", prefix: "p" }) })).toBeInstanceOf(Object);
  expect(read(LOG_BUCKET, { acceptLogsFrom: "b" })).toEqual(['prop.acceptLogsFrom must be a method, got "b"']);
  expect(read(ACCOUNT_ID, "42")).toEqual(['prop must have 12 digits, got "42"']);
  expect(read(LOG_RETENTION_DAYS, 45)).toEqual([expect.stringMatching(/^prop must be one of 1, 3, 5, .*, got 45$/)]);
  expect(read(CHILD_KEY, "1a")).toEqual(['prop must be a letter and up to 63 letters, digits and "_-", got "1a"']);
});

test("a provider is one of AWS", () => {
  const provider = new AwsProvider(new TerraformStack(new App(), "s"), "P", { alias: "west" });
  expect(read(PROVIDER, provider)).toBe(provider);
  expect(read(PROVIDER, { alias: "west" })).toEqual(['prop must be an AWS provider, got {"alias":"west"}']);
});

const ACCOUNT = "123456789012";

/** Of each, values that are valid, and others that almost are; a valid value with something before or after it is none. */
test.each([
  ["a key of a child", CHILD_KEY, ["a", "Z9_-", `a${"b".repeat(63)}`], ["", "_a", "a.b", "a b", `a${"b".repeat(64)}`]],
  [
    "a role",
    ROLE_ARN,
    [`arn:aws-cn:iam::${ACCOUNT}:role/path/r`],
    ["arn:aws:iam::1:role/r", `arn:aws:iam::${ACCOUNT}:role/`],
  ],
  ["the name of a role", ROLE_NAME, ["a", "_+=,.@-9", "r".repeat(64)], ["", "a b", "a/b", "r".repeat(65)]],
  [
    "a policy",
    POLICY_ARN,
    ["arn:aws:iam::aws:policy/ReadOnlyAccess", `arn:aws-us-gov:iam::${ACCOUNT}:policy/p`],
    ["arn:aws:iam::1:policy/p", `arn:aws:iam::${ACCOUNT}:policy/`, `arn:aws:iam::${ACCOUNT}:role/r`],
  ],
  [
    "a region",
    REGION,
    ["eu-west-1", "us-gov-west-1", "cn-north-12"],
    ["eu", "eu-west", "e-west-1", "EU-WEST-1", "europe-west-1"],
  ],
  [
    "a user pool",
    USER_POOL_ARN,
    [`arn:aws:cognito-idp:eu-west-1:${ACCOUNT}:userpool/eu-west-1_aB3`],
    [`arn:aws:cognito-idp:eu-west-1:${ACCOUNT}:userpool/`, `arn:aws:cognito-idp::${ACCOUNT}:userpool/a`],
  ],
  [
    "a function",
    FUNCTION_ARN,
    ["", ":live", ":$LATEST", ":7"].map((end) => `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:orders${end}`),
    [":", ":a:b", "/a"].map((end) => `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:orders${end}`),
  ],
  ["a hosted zone", HOSTED_ZONE_ID, ["Z1", `Z${"A1".repeat(15)}A`], ["Z", "A1", "Za", `Z${"A".repeat(32)}`]],
  ["an account", ACCOUNT_ID, [ACCOUNT], ["12345678901", "1234567890123", "12345678901a"]],
])("%s is accepted in all its forms, and nothing else", (_what, parser, valid, invalid) => {
  for (const value of valid) expect(read(parser, value)).toBe(value);
  const around = valid.flatMap((value) => [` ${value}`, `${value} `]);
  for (const value of [...invalid, ...around])
    expect(read(parser, value)).toEqual([expect.stringContaining("prop must ")]);
});
