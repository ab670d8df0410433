import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ARN_FORMATS } from "../../src/names/arns";
import { POLICY_ARGUMENTS } from "../../src/policies/policy-arguments";

const declarations = (type: string) => {
  const name = type.replace(/^aws_/, "").replaceAll("_", "-");
  const folder = join(__dirname, "../../../../node_modules/@cdktf/provider-aws/lib");
  return readFileSync(join(folder, name, "index.d.ts"), "utf8");
};
const camel = (argument: string) => argument.replace(/_(\w)/g, (_all, letter) => letter.toUpperCase());

test.each(POLICY_ARGUMENTS)("$type has the arguments that are read", ({ type, policy, of = policy }) => {
  expect(declarations(type)).toContain(`readonly ${camel(policy)}`);
  expect(declarations(type)).toContain(`readonly ${camel(of)}`);
});

test("every resource that has a policy has an ARN", () => {
  expect(POLICY_ARGUMENTS.filter((row) => !ARN_FORMATS[row.for ?? row.type])).toEqual([]);
});
