import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  ACCOUNT_ID,
  CHILD_KEY,
  GRANTABLE,
  KEY,
  LOG_BUCKET,
  LOG_RETENTION_DAYS,
  PROVIDER,
  SUBNETS,
  TAGS,
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
