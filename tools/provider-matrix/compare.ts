import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Bindings, runExample } from "./bindings";

const SYNTHESIZED = resolve(__dirname, "../../.plinth/synthesized/web-platform");

/** Documents by stack, without the provider's version and name of the bindings. */
export type Stacks = ReadonlyMap<string, string>;

/** Names every stack that differs on other bindings. */
export function differences(stacks: Stacks, others: Stacks, bindings: Bindings): string[] {
  const names = [...new Set([...stacks.keys(), ...others.keys()])];
  if (names.length === 0) return ["the example synthesized no stack"];
  return names.filter((name) => stacks.get(name) !== others.get(name)).map((name) => `${name} differs on ${bindings}`);
}

/** Keeps the documents where `terraform validate` finds everything that was synthesized. */
export function keepForValidation(stacks: Stacks): void {
  mkdirSync(SYNTHESIZED, { recursive: true });
  for (const [name, document] of stacks) {
    const marked = { ...JSON.parse(document), "//": { plinth: { test: name } } };
    writeFileSync(join(SYNTHESIZED, `${name}.tf.json`), JSON.stringify(marked));
  }
}

/** Synthesizes the example on some bindings. */
export function synthesizeExample(bindings: Bindings): Stacks {
  const outdir = mkdtempSync(join(tmpdir(), "plinth-bindings-"));
  const folder = runExample(outdir, {}, bindings);
  const documents = readdirSync(folder).map((name) => {
    const document = JSON.parse(readFileSync(join(folder, name, "cdk.tf.json"), "utf8"));
    delete document["//"].metadata.version;
    delete document.terraform.required_providers;
    return [name, JSON.stringify(document)] as const;
  });
  rmSync(outdir, { recursive: true });
  return new Map(documents);
}
