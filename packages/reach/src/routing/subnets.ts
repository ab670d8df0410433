import { isTrue, isUnknown, type Resource } from "@plinth/model";
import { type References, shown } from "../references";
import type { RuleRange } from "../rules/ranges";
import { type Cidr, FAMILIES, type Family, parseCidr } from "../sets/cidr";

export interface Vpc {
  readonly address: string;
  /** Nothing of a family when its ranges are known only after apply, or when the VPC is not in the stack. */
  readonly ranges: Readonly<Partial<Record<Family, readonly Cidr[]>>>;
  /** Whether the stack makes it. */
  readonly isOwn: boolean;
}

export interface Subnet {
  readonly address: string;
  /** Nobody knows which one it is. @default false */
  readonly isUnknown?: boolean;
  /** Nothing when it is not known. */
  readonly vpc?: Vpc;
  readonly range: Readonly<Partial<Record<Family, Cidr>>>;
  readonly has: Readonly<Record<Family, boolean>>;
  /** Nothing of a subnet that is not in the stack. */
  readonly resource?: Resource;
}

export const SUBNETS = ["aws_subnet", "aws_default_subnet"] as const;
const VPCS = ["aws_vpc", "aws_default_vpc"] as const;

/** VPCs and subnets, those of the stack and those that exist already. */
export class Subnets {
  private readonly known = new Map<string, Subnet>();
  private readonly vpcs = new Map<string, Vpc>();

  constructor(private readonly references: References) {}

  /** The subnets of an argument. */
  in(resource: Resource, args = resource.args, ...names: readonly string[]): readonly Subnet[] {
    const found = names.flatMap((name) => this.references.eachOf(resource, args, name, ...SUBNETS));
    return found.flatMap(({ resources, literals, unknown }) => [
      ...resources.map((one) => this.of(one)),
      ...literals.map((id) => this.existing(id)),
      ...unknown.map((expression) => this.unknown(shown(expression))),
    ]);
  }

  /** The subnets of what must be in one: of an argument that is not there nobody knows them. */
  placing(resource: Resource, args = resource.args, ...names: readonly string[]): readonly Subnet[] {
    const found = this.in(resource, args, ...names);
    return found.length > 0 ? found : [this.unknown(`a subnet of ${resource.address}`)];
  }

  /** One that nobody knows: it is not the same as another of this name. */
  unknown(address: string): Subnet {
    return { ...this.existing(address), isUnknown: true };
  }

  /** The VPC of an argument. */
  vpcIn(resource: Resource, args = resource.args, name = "vpc_id"): Vpc | undefined {
    const { resources, literals } = this.references.find(resource, args[name], VPCS);
    const [vpc] = resources;
    return vpc ? this.vpc(vpc) : literals[0] === undefined ? undefined : this.existingVpc(literals[0]);
  }

  of(resource: Resource): Subnet {
    const known = this.known.get(resource.address);
    if (known) return known;
    const subnet = this.read(resource);
    this.known.set(resource.address, subnet);
    return subnet;
  }

  /** One that only its id is known of. */
  existing(address: string): Subnet {
    return { address, range: {}, has: { 4: true, 6: false } };
  }

  private read(resource: Resource): Subnet {
    const { args, address } = resource;
    const vpc = resource.type === "aws_default_subnet" ? this.existingVpc("the default VPC") : this.vpcIn(resource);
    const range: Partial<Record<Family, Cidr>> = { 4: cidrOf(args.cidr_block), 6: cidrOf(args.ipv6_cidr_block) };
    const has = { 4: !isTrue(args.ipv6_native), 6: args.ipv6_cidr_block !== undefined };
    // Within a VPC of one range, a subnet of an unknown one is somewhere in it.
    for (const family of [4, 6] as const) {
      const [only, ...others] = vpc?.ranges[family] ?? [];
      if (range[family] === undefined && others.length === 0) range[family] = only;
    }
    return { address, vpc, range, has, resource: resource.mode === "managed" ? resource : undefined };
  }

  vpc(resource: Resource): Vpc {
    const known = this.vpcs.get(resource.address);
    if (known) return known;
    const more = this.references.referring(
      resource,
      "vpc_id",
      "aws_vpc_ipv4_cidr_block_association",
      "aws_vpc_ipv6_cidr_block_association",
    );
    const all = [resource, ...more].flatMap(({ args }) => [args.cidr_block, args.ipv6_cidr_block]);
    const ranges = all.flatMap((value) => cidrOf(value) ?? []);
    const isUnread = (family: Family) => [resource, ...more].some((one) => isRangeUnknown(one, family));
    const of = (family: Family) => (isUnread(family) ? undefined : ranges.filter((range) => range.family === family));
    const isOwn = resource.mode === "managed" && resource.type === "aws_vpc";
    const vpc = { address: resource.address, ranges: { 4: of(4), 6: of(6) }, isOwn };
    this.vpcs.set(resource.address, vpc);
    return vpc;
  }

  private existingVpc(address: string): Vpc {
    return { address, ranges: {}, isOwn: false };
  }
}

/** Ranges of a VPC, by itself where they are known only after apply. */
export function rangesOf({ address, ranges }: Vpc): readonly RuleRange[] {
  return FAMILIES.flatMap((family): readonly RuleRange[] => {
    const known = ranges[family]?.map((cidr) => ({ cidr, text: cidr.text }));
    return known ?? [{ of: address, family, text: address }];
  });
}

function cidrOf(value: unknown): Cidr | undefined {
  return typeof value === "string" && !isUnknown(value) ? parseCidr(value) : undefined;
}

/** A range that IPAM or Amazon gives, or that an expression says. */
function isRangeUnknown({ type, mode, args }: Resource, family: Family): boolean {
  if (family === 6)
    return args.ipv6_cidr_block === undefined ? isAssigned(args, type) : isUnknown(args.ipv6_cidr_block);
  if (type === "aws_vpc_ipv6_cidr_block_association") return false;
  return args.cidr_block === undefined || isUnknown(args.cidr_block) || mode === "data";
}

function isAssigned(args: Resource["args"], type: string): boolean {
  const { assign_generated_ipv6_cidr_block: generated, ipv6_ipam_pool_id: pool } = args;
  return isTrue(generated) || pool !== undefined || type === "aws_vpc_ipv6_cidr_block_association";
}
