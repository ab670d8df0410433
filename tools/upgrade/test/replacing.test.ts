import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lossesBetween } from "../compare";
import { DERIVED, replacingArguments, valueAt } from "../replacing";
import { typesInUse } from "../replacing/types";

/** On every lane: the record is of AWS provider 5. */
const BINDINGS = join(__dirname, "../../../node_modules/@cdktf/provider-aws/package.json");

test("the provider was asked of every type that the modules and the example can create, and of no other", () => {
  const types = typesInUse();
  expect(types.length).toBeGreaterThan(100);
  expect(Object.keys(DERIVED.replacing)).toEqual(types);
});

test("the provider that was asked is the one of the bindings", () => {
  const { cdktf } = JSON.parse(readFileSync(BINDINGS, "utf8"));
  expect(DERIVED.provider).toBe(cdktf.provider.version);
});

test("the subnets of a proxy and of a VPC link force a replacement", () => {
  expect(DERIVED.replacing.aws_db_proxy).toContain("vpc_subnet_ids");
  expect(DERIVED.replacing.aws_apigatewayv2_vpc_link).toEqual(["security_group_ids", "subnet_ids"]);
});

test("the type of storage replaces a Multi-AZ cluster, and no Aurora cluster", () => {
  const argumentsOf = (engine: string) => replacingArguments("aws_rds_cluster", { engine }, { engine });
  expect(argumentsOf("postgres")).toContain("storage_type");
  expect(argumentsOf("aurora-postgresql")).not.toContain("storage_type");
});

test("an advanced parameter is replaced on its way down, and not on its way up", () => {
  const argumentsOf = (before: object, after: object) =>
    replacingArguments("aws_ssm_parameter", { ...before }, { ...after });
  expect(argumentsOf({ tier: "Advanced" }, {})).toContain("tier");
  expect(argumentsOf({ tier: "Advanced" }, { tier: "Standard" })).toContain("tier");
  expect(argumentsOf({}, { tier: "Advanced" })).not.toContain("tier");
});

test("an argument in a block is found, of one block and of many", () => {
  expect(valueAt({ root_block_device: { encrypted: true } }, "root_block_device.encrypted")).toBe(true);
  expect(valueAt({ root_block_device: [{ encrypted: true }] }, "root_block_device.encrypted")).toBe(true);
  expect(valueAt({ rule: [{ name: "a" }, { name: "b" }] }, "rule.name")).toEqual(["a", "b"]);
  expect(valueAt({}, "root_block_device.encrypted")).toBeUndefined();
});

test("a changed argument in a block is a loss", () => {
  const document = (encrypted: boolean) => ({
    resource: { aws_instance: { Host: { root_block_device: { encrypted } } } },
  });
  expect(lossesBetween(document(true), document(false))).toEqual([
    expect.stringContaining("root_block_device.encrypted changes from true to false"),
  ]);
});
