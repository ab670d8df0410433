import { STATEFUL } from "@plinth/model";
import { baseline } from "../baseline";
import { type Document, lossesBetween, unknownTypes } from "../compare";
import { changed, MUTATIONS, renamed } from "../mutations";

const DEV = JSON.parse(baseline().get("web-platform-dev") ?? "{}") as Document;

function lossesOf(title: string): string[] {
  const mutation = MUTATIONS.find((one) => one.title === title);
  if (!mutation) throw new Error(`no mutation is ${title}`);
  return lossesBetween(DEV, mutation.change(DEV));
}

test("the same stack loses nothing", () => {
  expect(lossesBetween(DEV, DEV)).toEqual([]);
});

test("a renamed construct id is caught", () => {
  expect(lossesOf("a renamed construct id")).toEqual([
    "aws_db_instance.Database is no longer there: a database; carry it over with a moved block",
  ]);
});

test("a changed fixed name is caught", () => {
  expect(lossesOf("a changed fixed name")).toEqual([
    'aws_secretsmanager_secret.PaymentApiKey is replaced: a secret; name changes from "web-platform-dev/paymentapikey" to "payments"',
  ]);
});

test("a changed argument that forces a replacement is caught", () => {
  expect(lossesOf("a changed argument that forces a replacement")).toEqual([
    `aws_lb.Balancer is replaced: ${STATEFUL.aws_lb}; internal changes from false to true`,
  ]);
});

test("an argument that forces a replacement and was not there before is caught", () => {
  const after = changed(DEV, "aws_db_instance", "Database", { snapshot_identifier: "monday" });
  expect(lossesBetween(DEV, after)).toEqual([
    'aws_db_instance.Database is replaced: a database; snapshot_identifier changes from nothing to "monday"',
  ]);
});

test("a harmless change passes", () => {
  expect(lossesOf("a harmless change")).toEqual([]);
});

test("a renamed construct that is carried over passes, and what refers to it too", () => {
  const before = changed(DEV, "aws_db_instance", "Database", {
    kms_key_id: "${aws_kms_key.Monitoring_Key_F01ECDBE.arn}",
  });
  const after = renamed(before, "aws_kms_key", "Monitoring_Key_F01ECDBE", "AlarmKey", true);
  expect(after.resource?.aws_db_instance?.Database?.kms_key_id).toBe("${aws_kms_key.AlarmKey.arn}");
  expect(lossesBetween(before, after)).toEqual([]);
});

test("a carried over resource that changes its name on the way is caught", () => {
  const moved = renamed(DEV, "aws_secretsmanager_secret", "PaymentApiKey", "Key", true);
  const after = changed(moved, "aws_secretsmanager_secret", "Key", { name: "payments" });
  expect(lossesBetween(DEV, after)).toHaveLength(1);
});

test("a loss that is allowed passes", () => {
  const after = renamed(DEV, "aws_db_instance", "Database", "Store");
  expect(lossesBetween(DEV, after, [{ address: "aws_db_instance.Database", reason: "2.0" }])).toEqual([]);
});

test("what holds no state may go", () => {
  const after = renamed(DEV, "aws_route_table", Object.keys(DEV.resource?.aws_route_table ?? {})[0], "Other");
  expect(lossesBetween(DEV, after)).toEqual([]);
});

test("a stateful type of which the provider was not asked is named", () => {
  expect(unknownTypes({ resource: { aws_dynamodb_table: { Orders: {} }, aws_route: { Out: {} } } })).toEqual([
    "aws_dynamodb_table",
  ]);
});

/** A stack whose bucket is named by what a data source reads. */
const named = (name: string, args: Readonly<Record<string, unknown>>): Document => ({
  data: { aws_region: { [name]: args } },
  resource: { aws_s3_bucket: { Uploads: { bucket: `uploads-\${data.aws_region.${name}.id}` } } },
});

test("a data source that reads the same under another name changes nothing", () => {
  expect(lossesBetween(named("Region", {}), named("Plinth_Region", {}))).toEqual([]);
});

test("a data source that reads through another provider is caught", () => {
  expect(lossesBetween(named("Region", {}), named("Region", { provider: "aws.west" }))).toHaveLength(1);
});
