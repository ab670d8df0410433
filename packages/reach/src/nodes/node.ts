import { type Arguments, isTrue, isUnknown, type Resource, type Stack } from "@plinth/model";
import type { References } from "../references";
import type { Subnet, Subnets, Vpc } from "../routing/subnets";
import { defaultGroup, type GroupRules } from "../rules/group-rules";
import type { Cidr, Family } from "../sets/cidr";
import type { Intervals } from "../sets/intervals";

/** A thing of the stack that has a network interface in a VPC. */
export interface Node {
  readonly address: string;
  readonly interfaces: readonly Interface[];
  /** It has an interface in each of its subnets, as a fleet has; else in one of them that nobody knows. */
  readonly isInEverySubnet: boolean;
  /** Opens connections by itself. Load balancers and VPC links only pass on what they accept. */
  readonly initiates: boolean;
  /** Traffic that it accepts whatever the rules say. @default - all that the rules let in */
  readonly accepts?: { readonly traffic: Intervals; readonly says: string };
}

export interface Interface {
  readonly subnet: Subnet;
  /** Keys of its security groups; empty when it has none, as Network Load Balancers may. */
  readonly groups: readonly string[] | undefined;
  /** Where the stack says it. */
  readonly ip: Readonly<Partial<Record<Family, Cidr>>>;
  readonly has: Readonly<Record<Family, boolean>>;
  /** A public IPv4 address. */
  readonly publicAddress: PublicAddress;
}

export interface PublicAddress {
  readonly answer: "yes" | "no" | "unknown";
  /** Of the resource that says so. */
  readonly address: string;
  readonly says: string;
}

/** What is needed to read a node. */
export interface NodeContext {
  readonly stack: Stack;
  readonly references: References;
  readonly subnets: Subnets;
  readonly rules: GroupRules;
}

/** Reads the nodes of some types of resources. */
export interface NodeReader {
  readonly types: readonly string[];
  read(resource: Resource, context: NodeContext): Node | undefined;
}

export const NO_ADDRESS: Readonly<Partial<Record<Family, Cidr>>> = {};

/** Groups that the arguments name; when they name none, the default group of the VPC. */
export function groupsIn(
  resource: Resource,
  { args = resource.args, names, vpc }: { args?: Arguments; names: readonly string[]; vpc?: Vpc },
  { rules }: NodeContext,
): readonly string[] {
  // A state has the ids of groups in one argument and their names in another.
  const [found] = names.map((name) => rules.keys(resource, args, name)).filter((keys) => keys.length > 0);
  return found ?? [defaultGroup(vpc?.address ?? "")];
}

/** Without a public IPv4 address, whatever else is said. */
export function noPublicAddress(address: string, says = "has no public address"): PublicAddress {
  return { answer: "no", address, says };
}

/** A public IPv4 address that an argument gives or refuses; without it what holds otherwise. */
export function publicBy(
  value: unknown,
  { address, name, absent }: { address: string; name: string; absent: PublicAddress },
): PublicAddress {
  if (value === undefined) return absent;
  if (isUnknown(value)) return { answer: "unknown", address, says: `${name} is known only after apply` };
  return isTrue(value)
    ? { answer: "yes", address, says: `has a public address: ${name}` }
    : noPublicAddress(address, `has no public address: ${name} is false`);
}

/** Instances without a choice of their own have a public address where their subnet gives one. */
export function publicBySubnet(address: string, { resource, address: subnet }: Subnet): PublicAddress {
  if (resource === undefined)
    return { answer: "unknown", address: subnet, says: "not known whether this subnet gives public addresses" };
  const absent =
    resource.type === "aws_default_subnet"
      ? publicBy(true, {
          address: subnet,
          name: "subnets of the default VPC give one",
          absent: noPublicAddress(address),
        })
      : noPublicAddress(address);
  return publicBy(resource.args.map_public_ip_on_launch, { address: subnet, name: "map_public_ip_on_launch", absent });
}

/** An interface with what its subnet gives. */
export function interfaceIn(
  subnet: Subnet,
  own: Partial<Interface> & Pick<Interface, "groups" | "publicAddress">,
): Interface {
  return { subnet, ip: NO_ADDRESS, has: subnet.has, ...own };
}

/** Families of an instance: of IPv6 where it, or whatever starts in its subnet, is given an address. */
export function familiesOf(args: Arguments, { has, resource }: Subnet): Readonly<Record<Family, boolean>> {
  const isGiven = args.ipv6_address_count !== undefined || args.ipv6_addresses !== undefined;
  const assigns = resource?.args.assign_ipv6_address_on_creation;
  return { 4: has[4], 6: isGiven || isTrue(assigns) || isUnknown(assigns) };
}

/** Families of a resource that has IPv6 addresses only where an argument says so. */
export function dualStack(value: unknown, { has }: Subnet): Readonly<Record<Family, boolean>> {
  return { 4: has[4], 6: /dual|ipv6/i.test(`${value}`) };
}
