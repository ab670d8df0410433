import { type Arguments, blocks, isUnknown, type Resource, type Stack, withoutIndexes } from "@plinth/model";

/** What a value leads to. */
export interface Found {
  readonly resources: readonly Resource[];
  /** The attribute of each resource that is meant, where the value says one: `default_security_group_id`. */
  readonly attribute?: string;
  /** Ids, names and ranges that are known, and are of no resource of the stack. */
  readonly literals: readonly string[];
  /** Expressions that lead nowhere. */
  readonly unknown: readonly string[];
}

const ADDRESS = String.raw`(?:module\.[\w-]+(?:\[[^\]]*\])?\.)*(?:data\.)?[a-z][a-z0-9]*_\w+\.[\w-]+(?:\[(?:\d+|"[^"]*")\])?`;
const WHOLE = new RegExp(String.raw`^\$\{(${ADDRESS})(?:\[\*\]|\.\*)?(?:\.(\w+))?(?:\[(?:\d+|\*)\])?\}$`);
const ANY = new RegExp(String.raw`(?<![\w.])(${ADDRESS})`, "g");

/** Arguments that take several. */
const LIST = /s$|^vpc_zone_identifier$/;

/** Attributes that name a resource in the arguments of others. */
const IDENTIFIERS = [
  ...["id", "arn", "name", "allocation_id", "association_id", "prefix_list_id", "primary_network_interface_id"],
  ...["default_network_acl_id", "default_route_table_id", "default_security_group_id", "main_route_table_id"],
];

/**
 * Follows the values of arguments to the resources that they name: by reference, through arguments of others
 * (`aws_route_table_association.a.subnet_id`), and by ids that are known in plans and states.
 */
export class References {
  private readonly indexes = new Map<string, ReadonlyMap<Resource, readonly Resource[]>>();
  private readonly byId = new Map<string, Resource[]>();

  constructor(private readonly stack: Stack) {
    for (const resource of stack.resources) {
      const ids = IDENTIFIERS.map((name) => resource.args[name]).filter((id) => typeof id === "string");
      for (const id of new Set(ids)) {
        const key = `${resource.type} ${id}`;
        const known = this.byId.get(key);
        if (known) known.push(resource);
        else this.byId.set(key, [resource]);
      }
    }
  }

  /** The members of an argument, each followed by itself. */
  each(resource: Resource, name: string, ...types: readonly string[]): readonly Found[] {
    return this.eachOf(resource, resource.args, name, ...types);
  }

  /** The same of an argument of a block. */
  eachOf(resource: Resource, args: Arguments, name: string, ...types: readonly string[]): readonly Found[] {
    const value = args[name];
    if (value === undefined) return [];
    if (Array.isArray(value)) {
      const [unknown, ...others] = value.filter(isUnknown);
      // Of several members that are not known yet, a plan names the same one again and again.
      if (others.length === 0 || others.some((one) => one !== unknown)) {
        return value.map((one) => this.find(resource, one, types));
      }
      const known = value.filter((one) => !isUnknown(one)).map((one) => this.find(resource, one, types));
      return [...known, ...this.wholeList(resource, unknown, types)];
    }
    return LIST.test(name) ? this.wholeList(resource, value, types) : [this.find(resource, value, types)];
  }

  /**
   * Resources of the types that name another one in an argument, or in one of a block: `load_balancer.target_group_arn`. The
   * references of a state do not say that: they name everything that something depends on.
   */
  referring(target: Resource, argument: string, ...types: readonly string[]): readonly Resource[] {
    return types.flatMap((type) => this.indexOf(type, argument, target.type).get(target) ?? []);
  }

  private indexOf(type: string, argument: string, target: string): ReadonlyMap<Resource, readonly Resource[]> {
    const key = `${type} ${argument} ${target}`;
    const known = this.indexes.get(key);
    if (known) return known;
    const index = new Map<Resource, Resource[]>();
    const [name = "", block] = argument.split(".").reverse();
    for (const resource of this.stack.all(type)) {
      const bodies = block === undefined ? [resource.args] : blocks(resource.args, block);
      const all = bodies.flatMap((args) => this.eachOf(resource, args, name, target));
      for (const one of new Set(all.flatMap(({ resources }) => resources))) {
        index.set(one, [...(index.get(one) ?? []), resource]);
      }
    }
    this.indexes.set(key, index);
    return index;
  }

  /** The resource of one of the types that an argument names. */
  one(resource: Resource, name: string, ...types: readonly string[]): Resource | undefined {
    return this.find(resource, resource.args[name], types).resources[0];
  }

  find(from: Resource, value: unknown, types: readonly string[], depth = 0): Found {
    if (typeof value === "number") return { ...NONE, literals: [`${value}`] };
    if (typeof value !== "string") return NONE;
    if (!isUnknown(value)) {
      const resources = types.flatMap((type) => this.byId.get(`${type} ${value}`) ?? []);
      return resources.length > 0 ? { ...NONE, resources } : { ...NONE, literals: [value] };
    }
    const [, address, attribute] = WHOLE.exec(value) ?? [];
    if (address === undefined) return this.within(from, value, types, depth);
    return together(value, this.follow(from, { address, attribute, types }, depth));
  }

  /** A plan that does not know a list names one of its members: all that the resource refers to may be in it. */
  private wholeList(resource: Resource, value: unknown, types: readonly string[]): readonly Found[] {
    const first = this.find(resource, value, types);
    if (!isUnknown(value) || first.resources.length === 0) return [first];
    const all = this.stack
      .referredBy(resource)
      .flatMap((target) => this.follow(resource, { address: target.address, types, attribute: undefined }, 0))
      .flatMap(({ resources }) => resources)
      .filter(({ type }) => first.resources.some((one) => one.type === type));
    const others = [...new Set(all)].filter((one) => !first.resources.includes(one));
    return [first, ...others.map((one) => ({ ...NONE, resources: [one] }))];
  }

  /** An expression that is more than a reference, such as a call of a function. */
  private within(from: Resource, value: string, types: readonly string[], depth: number): Found {
    const all = [...value.matchAll(ANY)].flatMap(([, address]) =>
      address ? this.follow(from, { address, types, attribute: undefined }, depth) : [],
    );
    const { resources } = together(value, all);
    return resources.length === 1 ? { ...NONE, resources } : { ...NONE, unknown: [value] };
  }

  private follow(
    from: Resource,
    { address, attribute, types }: { address: string; attribute?: string; types: readonly string[] },
    depth: number,
  ): readonly Found[] {
    if (depth > 5) return [];
    return this.instances(from, address).flatMap((target): readonly Found[] => {
      if (types.includes(target.type)) return [{ ...NONE, resources: [target], attribute }];
      const next = attribute === undefined ? undefined : target.args[attribute];
      return (Array.isArray(next) ? next : [next])
        .filter((one) => one !== undefined)
        .map((one) => this.find(target, one, types, depth + 1));
    });
  }

  /** Instances of a counted resource: those that the model pairs, else all. */
  private instances(from: Resource, address: string): readonly Resource[] {
    const all = this.stack.at(address);
    if (all.length < 2) return all;
    const base = withoutIndexes(address);
    const paired = this.stack.referredBy(from).filter((one) => withoutIndexes(one.address) === base);
    return paired.length > 0 ? paired : all;
  }
}

const NONE: Found = { resources: [], literals: [], unknown: [] };

function together(value: string, all: readonly Found[]): Found {
  const resources = [...new Set(all.flatMap((one) => one.resources))];
  const literals = [...new Set(all.flatMap((one) => one.literals))];
  const unknown = resources.length + literals.length === 0 ? [value] : all.flatMap((one) => one.unknown);
  const attribute = all.find((one) => one.attribute !== undefined)?.attribute;
  return { resources, literals, unknown, attribute };
}

/** The values of an argument as text, for a sentence. */
export function shown(value: unknown): string {
  return `${value}`.replace(/^\$\{(.*)\}$/, "$1");
}
