import { isReplacing, PROVIDER_VERSION, REPLACING } from "../src/replacing";

const replaces = (type: string, path: string, before = {}, after = {}) => isReplacing(type, path, before, after);

test("the table is of a version of the provider, and of its types", () => {
  expect(PROVIDER_VERSION).toMatch(/^\d+\.\d+\.\d+$/);
  expect(Object.keys(REPLACING).length).toBeGreaterThan(1000);
});

test.each([
  ["aws_db_proxy", "vpc_subnet_ids", true],
  ["aws_db_instance", "port", false],
  ["aws_instance", "root_block_device.encrypted", true],
  ["aws_instance", "ebs_block_device[1].encrypted", true],
  ["aws_instance", "ebs_block_device", true],
  ["aws_instance", "tags.Name", false],
  ["aws_unknown_thing", "name", "unknown"],
  ["aws_alb_target_group", "deregistration_delay", "unknown"],
  ["aws_alb_target_group", "health_check", "unknown"],
  ["aws_s3_directory_bucket", "bucket", "unknown"],
])("of %s a change of %s replaces: %s", (type, path, expected) => {
  expect(replaces(type, path)).toBe(expected);
});

test("the type of storage replaces a Multi-AZ cluster, and no Aurora cluster", () => {
  const of = (engine: string) => replaces("aws_rds_cluster", "storage_type", { engine }, { engine });
  expect([of("postgres"), of("aurora-postgresql")]).toEqual([true, false]);
});

test("an advanced parameter is replaced on its way down, and not on its way up", () => {
  const of = (before: object, after: object) => replaces("aws_ssm_parameter", "tier", before, after);
  const advanced = { tier: "Advanced" };
  expect([of(advanced, {}), of(advanced, { tier: "Standard" }), of({}, advanced)]).toEqual([true, true, false]);
});
