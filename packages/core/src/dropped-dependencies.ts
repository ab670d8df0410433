import { TerraformElement, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { warn } from "./warn";

/** Terraform learns nothing of `node.addDependency`. For `checkTogether`: it warns, and refuses nothing. */
export function warnOfDroppedDependencies(_modules: readonly IConstruct[], stack: TerraformStack): string[] {
  for (const one of stack.node.findAll()) {
    if (!TerraformElement.isTerraformElement(one)) continue;
    for (const { node } of one.node.dependencies) {
      warn(one, `node.addDependency(${node.path}) has no effect on resources: use dependsOn, or a value of it`);
    }
  }
  return [];
}
