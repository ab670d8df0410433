import { partsOf } from "./address";
import type { Resource } from "./resource";

/** What a source says of a stack beside its resources. */
export interface StackInfo {
  /** Name of the stack in its app, as CDKTF and CDK Terrain write it into a document. */
  readonly name?: string;
  /** What is in the source and was not understood, as sentences: nobody has judged it. @default - nothing */
  readonly unread?: readonly string[];
  /** The `moved` blocks of a document. @default - none */
  readonly moved?: readonly Move[];
}

/** A resource that keeps its state under another address. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** The resources of one stack, and who refers to whom. */
export class Stack {
  private readonly byType = new Map<string, Resource[]>();
  private readonly byAddress = new Map<string, Resource[]>();
  private readonly byModule = new Map<string, Resource[]>();
  private readonly byInstance = new Map<string, Resource[]>();
  private readonly referring = new Map<string, Resource[]>();

  public readonly name?: string;
  public readonly unread: readonly string[];
  public readonly moved: readonly Move[];

  constructor(
    public readonly resources: readonly Resource[],
    { name, unread = [], moved = [] }: StackInfo = {},
  ) {
    this.name = name;
    this.unread = unread;
    this.moved = moved;
    for (const resource of resources) {
      add(this.byType, resource.mode === "data" ? `data.${resource.type}` : resource.type, resource);
      const { address, modules, index } = partsOf(resource.address);
      add(this.byAddress, address, resource);
      add(this.byModule, address + modules, resource);
      add(this.byInstance, address + modules + index, resource);
      const referred = new Set([...resource.references].map((reference) => partsOf(reference).address));
      for (const reference of referred) add(this.referring, reference, resource);
    }
  }

  /** All resources of the types; data sources by `data.aws_…`. */
  all(...types: readonly string[]): readonly Resource[] {
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  /** Resources of the types that refer to this one. */
  referringTo(resource: Resource, ...types: readonly string[]): readonly Resource[] {
    const all = this.referring.get(partsOf(resource.address).address) ?? [];
    return all.filter((one) => isOf(one, types) && this.referredBy(one, resource.type).includes(resource));
  }

  /** Resources of the types that this one refers to. */
  referredBy(resource: Resource, ...types: readonly string[]): readonly Resource[] {
    const all = [...resource.references].flatMap((reference) => this.namedBy(resource, reference));
    return [...new Set(all)].filter((one) => isOf(one, types));
  }

  /** What the address names; several where it is counted and has no index. */
  at(address: string | undefined): readonly Resource[] {
    if (address === undefined) return [];
    const { address: base, modules, index } = partsOf(address);
    return this.byInstance.get(base + modules + index) ?? this.byAddress.get(base) ?? [];
  }

  /**
   * The instances that an address in a resource's arguments means: of its own module, and where the reference has no index those of the same index, as
   * `aws_s3_bucket.this[each.key].id` says.
   */
  namedBy(from: Resource, reference: string): readonly Resource[] {
    const { modules, index: own } = partsOf(from.address);
    const { address, index } = partsOf(reference);
    return (
      this.byInstance.get(address + modules + (index || own)) ??
      this.byModule.get(address + modules) ??
      this.byAddress.get(address) ??
      []
    );
  }
}

function isOf({ type }: Resource, types: readonly string[]): boolean {
  return types.length === 0 || types.includes(type);
}

function add(map: Map<string, Resource[]>, key: string, resource: Resource): void {
  const known = map.get(key);
  if (known) known.push(resource);
  else map.set(key, [resource]);
}
