import { risksOf } from "../../src/plan/risks";

type Change = Parameters<typeof risksOf>[0][number];

const update = (type: string, before: object, after: object, after_unknown: object = {}): Change => ({
  address: `${type}.Main`,
  mode: "managed",
  type,
  change: { actions: ["update"], before: { ...before }, after: { ...after }, after_unknown: { ...after_unknown } },
});
const create = (type: string, after: object): Change => ({
  address: `${type}.Main`,
  mode: "managed",
  type,
  change: { actions: ["create"], before: null, after: { ...after } },
});
const found = (...changes: Change[]) => risksOf(changes).map(({ address, what }) => `${address} ${what}`);

const endpoint = "gets another name, and so another endpoint: clients lose it";
const password = "gets another master password: clients that use the old one are locked out";
const groups = "changes to other security groups, and keeps none of those that it has";
const subnets = "moves to other subnets: it is not available meanwhile, and groups of the old network no longer fit";

test.each<[type: string, before: object, after: object, what: string]>([
  ["aws_db_instance", { identifier: "shop" }, { identifier: "store" }, endpoint],
  ["aws_db_instance", { db_subnet_group_name: "a" }, { db_subnet_group_name: "b" }, subnets],
  ["aws_db_instance", { vpc_security_group_ids: ["sg-1"] }, { vpc_security_group_ids: ["sg-2"] }, groups],
  ["aws_lb", { security_groups: ["sg-1", "sg-2"] }, { security_groups: ["sg-3"] }, groups],
  ["aws_db_instance", { password: "a" }, { password: "b" }, password],
  ["aws_rds_cluster", { master_password: "a" }, { master_password: "b" }, password],
  ["aws_db_instance", { manage_master_user_password: null }, { manage_master_user_password: true }, password],
])("of %s a change from %j to %j is a risk", (type, before, after, what) => {
  expect(found(update(type, before, after))).toEqual([`${type}.Main ${what}`]);
  expect(found(update(type, before, before))).toEqual([]);
});

test.each<[title: string, change: Change]>([
  ["a group more", update("aws_lb", { security_groups: ["sg-1"] }, { security_groups: ["sg-1", "sg-2"] })],
  ["a first group", update("aws_lb", { security_groups: [] }, { security_groups: ["sg-2"] })],
  ["another type", update("aws_vpc", { identifier: "a" }, { identifier: "b" })],
  [
    "null and false",
    update("aws_db_instance", { manage_master_user_password: null }, { manage_master_user_password: false }),
  ],
  ["what is known after apply", update("aws_db_instance", { password: "a" }, {}, { password: true })],
])("%s is no risk by itself", (_title, change) => {
  expect(found(change)).toEqual([]);
});

test("a document of a bucket that is there already replaces the one that it has", () => {
  const policy = create("aws_s3_bucket_policy", { bucket: "uploads", policy: "{}" });
  const what = "replaces what uploads has of the kind: nothing of that is in the state";
  expect(found(policy)).toEqual([`aws_s3_bucket_policy.Main ${what}`]);
  expect(found(policy, create("aws_s3_bucket_versioning", { bucket: "uploads" }))).toHaveLength(2);
});

test("a document of a bucket that the plan creates, or whose name is known after apply, replaces nothing", () => {
  const policy = create("aws_s3_bucket_policy", { bucket: "uploads", policy: "{}" });
  expect(found(policy, create("aws_s3_bucket", { bucket: "uploads" }))).toEqual([]);
  expect(found(create("aws_s3_bucket_policy", { policy: "{}" }))).toEqual([]);
});

test("settings of the account replace those that it has", () => {
  expect(found(create("aws_api_gateway_account", {}))).toEqual([
    "aws_api_gateway_account.Main replaces the settings that the account has",
  ]);
});
