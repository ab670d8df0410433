import { type TerraformStack, Testing } from "cdktf";
import { layers, type Release } from "../stacks/layers";

export { LAYERS } from "../stacks/layers";

/** The documents of the app, by stack. */
export function synthesizeLayers(release: Release): Readonly<Record<string, string>> {
  const app = Testing.app();
  layers(app, release);
  const stacks = app.node.children as TerraformStack[];
  for (const stack of stacks) stack.prepareStack();
  return Object.fromEntries(stacks.map((stack) => [stack.node.id, Testing.synth(stack, true)]));
}
