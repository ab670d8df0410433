import { forTerrain } from "../src/terrain";

test.each([
  ['const cdktf_1 = require("cdktf");', 'const cdktf_1 = require("cdktn");'],
  ['import { Vpc } from "@cdktf/provider-aws/lib/vpc";', 'import { Vpc } from "@cdktn/provider-aws/lib/vpc";'],
  ['const core_1 = require("@plinth/core");', 'const core_1 = require("@plinth/core/cdktn");'],
  ['readonly stack: import("cdktf").TerraformStack;', 'readonly stack: import("cdktn").TerraformStack;'],
  ['export * from "./verbs";', 'export * from "./verbs";'],
  ['const constructs_1 = require("constructs");', 'const constructs_1 = require("constructs");'],
  ['throw new Error("two copies of cdktf");', 'throw new Error("two copies of cdktf");'],
  ['const path = "cdktf";', 'const path = "cdktf";'],
])("%s", (code, expected) => {
  expect(forTerrain(code)).toBe(expected);
});
