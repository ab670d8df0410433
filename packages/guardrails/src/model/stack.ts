import type { Resource } from "./resource";

/** The resources of one stack, and who refers to whom. */
export class Stack {
  private readonly byType = new Map<string, Resource[]>();
  private readonly byAddress = new Map<string, Resource[]>();
  private readonly referring = new Map<string, Resource[]>();

  constructor(public readonly resources: readonly Resource[]) {
    for (const resource of resources) {
      add(this.byType, resource.mode === "data" ? `data.${resource.type}` : resource.type, resource);
      add(this.byAddress, withoutIndex(resource.address), resource);
      for (const address of resource.references) add(this.referring, address, resource);
    }
  }

  /** All resources of the types; data sources by `data.aws_…`. */
  all(...types: readonly string[]): readonly Resource[] {
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  /** Resources of the types that refer to this one. */
  referringTo(resource: Resource, ...types: readonly string[]): readonly Resource[] {
    const all = this.referring.get(withoutIndex(resource.address)) ?? [];
    return types.length === 0 ? all : all.filter(({ type }) => types.includes(type));
  }

  /** Resources of the types that this one refers to. */
  referredBy(resource: Resource, ...types: readonly string[]): readonly Resource[] {
    return [...resource.references]
      .flatMap((address) => this.byAddress.get(address) ?? [])
      .filter(({ type }) => types.length === 0 || types.includes(type));
  }

  /** What the address names; several where it is counted. */
  at(address: string | undefined): readonly Resource[] {
    return address === undefined ? [] : (this.byAddress.get(withoutIndex(address)) ?? []);
  }
}

export function withoutIndex(address: string): string {
  return address.replace(/\[[^\]]*\]$/, "");
}

function add(map: Map<string, Resource[]>, key: string, resource: Resource): void {
  const known = map.get(key);
  if (known) known.push(resource);
  else map.set(key, [resource]);
}
