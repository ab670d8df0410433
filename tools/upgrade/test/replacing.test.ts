import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROVIDER_VERSION, REPLACING } from "@plinth/diff";
import { typesInUse } from "../replacing/types";

/** On every lane: the record is of AWS provider 5. */
const BINDINGS = join(__dirname, "../../../node_modules/@cdktf/provider-aws/package.json");

test("the provider was asked of every type that the modules and the example can create", () => {
  const types = typesInUse();
  expect(types.length).toBeGreaterThan(100);
  expect(types.filter((type) => REPLACING[type] === undefined)).toEqual([]);
});

test("the provider that was asked is the one of the bindings", () => {
  const { cdktf } = JSON.parse(readFileSync(BINDINGS, "utf8"));
  expect(PROVIDER_VERSION).toBe(cdktf.provider.version);
});
