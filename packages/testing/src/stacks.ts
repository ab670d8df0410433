import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack, Testing } from "cdktf";
import { type Synthesized, synthesized } from "./synth";

/** Stacks of one app in us-east-1, by name. */
export function stacks<K extends string>(...names: readonly K[]): { readonly [N in K]: TerraformStack } {
  const app = Testing.app();
  const entries = names.map((name) => {
    const stack = new TerraformStack(app, name);
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    return [name, stack] as const;
  });
  return Object.fromEntries(entries) as { readonly [N in K]: TerraformStack };
}

/** Synthesizes stacks after the whole app is prepared, as the command line does: values pass between them. */
export function synthesizedAll(...all: readonly TerraformStack[]): Synthesized[] {
  for (const stack of all) stack.prepareStack();
  return all.map((stack) => synthesized(stack));
}

/** Names of the stacks that a stack depends on. */
export function dependencies(stack: TerraformStack): string[] {
  return stack.dependencies.map(({ node }) => node.id);
}
