/** The arguments of one resource. */
export interface Block {
  readonly [argument: string]: unknown;
}

/** One resource of a synthesized stack. */
export interface Resource {
  readonly address: string;
  readonly type: string;
  /** Path of the construct below the stack: `Database/Default`. */
  readonly path: string;
  /** The construct that a person wrote: `Database`. */
  readonly owner: string;
  /** One of a kind in the stack, and the owner itself for what the owner is about: `Database`, `Monitoring/Topic`. */
  readonly id: string;
  readonly block: Block;
  /** Addresses of everything that the arguments refer to. */
  readonly refersTo: readonly string[];
}

/** A synthesized stack, `cdk.tf.json`, as resources that refer to each other. */
export class StackDocument {
  public readonly name: string;
  public readonly region: string;
  private readonly byAddress: ReadonlyMap<string, Resource>;

  constructor(document: Block) {
    const metadata = at(document, "//", "metadata", "stackName");
    this.name = typeof metadata === "string" ? metadata : "stack";
    const region = at(document, "provider", "aws", "0", "region");
    this.region = typeof region === "string" ? region : "region of the provider";
    const resources = entries(document.resource).flatMap(([type, named]) =>
      entries(named).map(([name, block]) => resourceOf(type, name, block as Block)),
    );
    this.byAddress = new Map(resources.map((resource) => [resource.address, resource]));
  }

  get resources(): readonly Resource[] {
    return [...this.byAddress.values()];
  }

  all(type: string): readonly Resource[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  /** Everything of a type that a resource reaches by reference, through the given types only. */
  reach(from: Resource, type: string, ...through: readonly string[]): readonly Resource[] {
    const found = new Map<string, Resource>();
    const visit = (resource: Resource): void => {
      for (const address of resource.refersTo) {
        const next = this.byAddress.get(address);
        if (!next || found.has(address)) continue;
        if (next.type === type) found.set(address, next);
        else if (through.includes(next.type)) visit(next);
      }
    };
    visit(from);
    return [...found.values()];
  }

  /** What one argument refers to. */
  referent(resource: Resource, argument: string): Resource | undefined {
    const [address] = referencesIn(resource.block[argument]);
    return address === undefined ? undefined : this.byAddress.get(address);
  }
}

/** Follows keys and indexes into a document. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inner, key) => (isBlock(inner) ? inner[key] : undefined), value);
}

export function entries(value: unknown): [string, unknown][] {
  return isBlock(value) ? Object.entries(value) : [];
}

/** An argument, when it is text. */
export function text({ block }: Resource, argument: string): string {
  const value = block[argument];
  return typeof value === "string" ? value : "";
}

function isBlock(value: unknown): value is Block {
  return typeof value === "object" && value !== null;
}

function resourceOf(type: string, name: string, { "//": comment, ...block }: Block): Resource {
  const path = at(comment, "metadata", "path");
  const below = typeof path === "string" ? path.split("/").slice(1) : [name];
  const owner = below.slice(0, Math.max(1, below.length - 1)).join("/");
  return {
    address: `${type}.${name}`,
    type,
    path: below.join("/"),
    owner,
    id: typeof path !== "string" ? `${type}.${name}` : below.at(-1) === "Default" ? owner : below.join("/"),
    block,
    refersTo: referencesIn(block),
  };
}

function referencesIn(value: unknown): string[] {
  const text = JSON.stringify(value) ?? "";
  return [...new Set([...text.matchAll(/\$\{(aws_\w+\.[\w-]+)\./g)].map(([, address]) => address))];
}
