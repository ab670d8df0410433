import { readFileSync } from "node:fs";
import { join } from "node:path";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { synth } from "@plinth/testing";
import { VpcModule } from "@plinth/vpc";
import { transformSync } from "@swc/core";
import type { IConstruct } from "constructs";

type BoundRoles = (scope: IConstruct, boundary: string) => void;

/** The function as the guide shows it. */
function boundRoles(): BoundRoles {
  const guide = readFileSync(join(__dirname, "../../docs/permissions-boundary.md"), "utf8");
  const [, source] = /```ts\n([\s\S]*?)```/.exec(guide) ?? [];
  const { code } = transformSync(source, { jsc: { parser: { syntax: "typescript" } }, module: { type: "commonjs" } });
  const exported: { boundRoles?: BoundRoles } = {};
  new Function("exports", "require", code)(exported, require);
  if (!exported.boundRoles) throw new Error("the guide has no function boundRoles");
  return exported.boundRoles;
}

test("the guide's function bounds every role of a stack, those within modules too", () => {
  const boundary = "arn:aws:iam::123456789012:policy/boundary";
  const made = synth((stack) => {
    new VpcModule(stack, "Network", { environment: "prod", cidrBlock: "10.0.0.0/16" });
    new IamRole(stack, "Own", { assumeRolePolicy: "{}" });
    boundRoles()(stack, boundary);
  });
  const boundaries = Object.values(made.all("aws_iam_role")).map((role) => role.permissions_boundary);
  expect(boundaries).toEqual([boundary, boundary]);
});
