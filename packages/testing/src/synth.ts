import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, Testing } from "cdktf";
import { type Replaced, record } from "./record";
import { warningsOf } from "./warnings";

/** The arguments of one resource as Terraform reads them: snake case, references as `${…}` text. */
// biome-ignore lint/suspicious/noExplicitAny: tests reach into documents whose shape the provider defines
export type Arguments = Record<string, any>;

/** A synthesized stack, to be looked at. */
export class Synthesized {
  constructor(
    /** The whole document, `cdk.tf.json`. */
    public readonly document: Arguments,
  ) {}

  /** The document as text, to search for what must not be in it. */
  get text(): string {
    return JSON.stringify(this.document);
  }

  /** Addresses of all resources, sorted; data sources are left out. */
  get addresses(): string[] {
    return Object.entries((this.document.resource ?? {}) as Record<string, Arguments>)
      .flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`))
      .sort();
  }

  /** Arguments of every resource of a type, by name. */
  all(type: string): Record<string, Arguments> {
    return Object.fromEntries(
      Object.entries((this.document.resource?.[type] ?? {}) as Record<string, Arguments>).map(([name, resource]) => {
        const { "//": _metadata, ...rest } = resource;
        return [name, rest];
      }),
    );
  }

  /** Arguments of the resource of a type; by name where there are several. */
  the(type: string, name?: string): Arguments {
    const all = this.all(type);
    const names = Object.keys(all);
    const found = name ?? (names.length === 1 ? names[0] : undefined);
    if (found === undefined || !(found in all)) {
      throw new Error(`There is no single ${type}${name ? `.${name}` : ""}; there are: ${names.join(", ") || "none"}`);
    }
    return all[found];
  }

  /** The parsed JSON of a policy or other document in an argument; references stay text. */
  static json(text: string): Arguments {
    return JSON.parse(text);
  }
}

export interface SynthOptions {
  /** @default "test" */
  readonly stack?: string;
  /** @default "us-east-1" */
  readonly region?: string;
  /** Marks the recorded document: which value is replaced, and by what. @default - none */
  readonly replaced?: Replaced;
}

/** An app makes its output folder when it is constructed; this one is shared and stays empty. */
const OUTDIR = join(tmpdir(), "plinth-synth");

/**
 * Synthesizes what the callback builds in a stack of its own, with every validation of the tree, without touching
 * the disk. With `PLINTH_RECORD` set to a folder the document is also written there, for `terraform validate`.
 */
export function synth(build: (stack: TerraformStack) => void, options: SynthOptions = {}): Synthesized {
  const stack = new TerraformStack(new App({ outdir: OUTDIR }), options.stack ?? "test");
  new AwsProvider(stack, "Aws", { region: options.region ?? "us-east-1" });
  build(stack);
  return synthesized(stack, options.replaced);
}

/** The same for a stack that is already built. */
export function synthesized(stack: TerraformStack, replaced?: Replaced): Synthesized {
  const document = JSON.parse(Testing.synth(stack, true));
  record(document, replaced);
  return new Synthesized(document);
}

/** The warnings of all constructs of a stack that the callback builds, after its synthesis. */
export function synthWarnings(build: (stack: TerraformStack) => void, options: SynthOptions = {}): string[] {
  let built: TerraformStack | undefined;
  synth((stack) => {
    build(stack);
    built = stack;
  }, options);
  return built ? warningsOf(built) : [];
}
