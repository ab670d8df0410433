import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, Testing } from "cdktf";

/** An app creates its output folder although nothing is written to it. */
const OUTDIR = join(tmpdir(), "plinth-e2e");

/** The document of a stack in us-east-1 that the callback fills; tags are the default tags of the provider. */
export function documentOf(
  name: string,
  fill: (stack: TerraformStack) => void,
  tags?: Readonly<Record<string, string>>,
): string {
  const stack = new TerraformStack(new App({ outdir: OUTDIR }), name);
  new AwsProvider(stack, "Aws", { region: "us-east-1", defaultTags: tags && [{ tags }] });
  fill(stack);
  return Testing.synth(stack, true);
}
