import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * Refuses a stack that was made by another copy of the core than this package uses: aspects would be ignored without a
 * word, or the synthesis would crash without a reason.
 *
 * @throws Error when there are two copies
 */
export function assertOneCore(construct: IConstruct): void {
  const stack = construct.node.scopes.find((scope) => TerraformStack.isStack(scope));
  if (stack === undefined || stack instanceof TerraformStack) return;
  throw new Error(
    `${construct.node.path} is in a stack of another copy of the core: apps on CDKTF take @plinth/<name>, apps on ` +
      "CDK Terrain @plinth/<name>/cdktn, and neither core is installed under an alias; npm ls cdktf cdktn shows them",
  );
}
