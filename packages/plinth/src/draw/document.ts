import { addressIn, list, type Resource as Read, type Stack } from "@plinth/model";

/** The arguments of one resource. */
export interface Block {
  readonly [argument: string]: unknown;
}

/** One managed resource of a stack, by the construct that it belongs to. */
export interface Resource {
  readonly address: string;
  readonly type: string;
  /** Path of the construct below the stack, `Database/Default`; without constructs its name in Terraform. */
  readonly path: string;
  /** The construct that a person wrote: `Database`. */
  readonly owner: string;
  /** One of a kind in the stack, and the owner itself for what the owner is about: `Database`, `Monitoring/Topic`. */
  readonly id: string;
  readonly block: Block;
  /** Addresses of everything that the arguments refer to. */
  readonly refersTo: readonly string[];
}

/** A stack as resources that refer to each other. */
export class StackDocument {
  public readonly name: string;
  public readonly region: string;
  private readonly byAddress: ReadonlyMap<string, Resource>;

  constructor(stack: Stack) {
    const managed = stack.resources.filter(({ mode }) => mode === "managed");
    this.name = stack.name ?? "stack";
    this.region = managed.find(({ provider }) => provider.region)?.provider.region ?? "region of the provider";
    this.byAddress = new Map(managed.map((resource) => [resource.address, resourceOf(resource)]));
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
    const address = addressIn(list(resource.block, argument)[0]);
    return address === undefined ? undefined : this.byAddress.get(address);
  }
}

/** Follows keys and indexes into arguments. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inner, key) => (isBlock(inner) ? inner[key] : undefined), value);
}

/** An argument, when it is text. */
export function text({ block }: Resource, argument: string): string {
  const value = block[argument];
  return typeof value === "string" ? value : "";
}

function isBlock(value: unknown): value is Block {
  return typeof value === "object" && value !== null;
}

function resourceOf({ address, type, path, args, references }: Read): Resource {
  const below = path?.split("/") ?? [address.slice(address.indexOf(`${type}.`) + type.length + 1)];
  const owner = below.slice(0, Math.max(1, below.length - 1)).join("/");
  return {
    address,
    type,
    path: below.join("/"),
    owner,
    id: path === undefined ? address : below.at(-1) === "Default" ? owner : below.join("/"),
    block: args,
    refersTo: [...references],
  };
}
