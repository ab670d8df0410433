import { type Arguments, blocks, isUnknown, list, type Resource } from "@plinth/model";
import { type References, shown } from "../references";
import { ALL, type Cidr, contains, type Family, isEveryAddress, LOCAL_RANGES, overlaps, parseCidr } from "../sets/cidr";

/** The other end of traffic, as the rules of security groups, network ACLs and route tables see it. */
export interface Peer {
  readonly family: Family;
  /** Its address is one of these; nothing when its range is known only after apply. */
  readonly cidr?: Cidr;
  /** Every address of the range is meant, as of a network; of a resource it is one that nobody knows. */
  readonly isWhole: boolean;
  /** Addresses of the VPC and the subnet that it is in. */
  readonly within: readonly string[];
  /** Address of the gateway that a network outside of the stack is behind. */
  readonly gateway?: string;
  /** A service behind a gateway endpoint, `s3`: its addresses are public, and in the prefix list of the service. */
  readonly service?: string;
  readonly title: string;
}

/** Addresses that a rule or a route is for. */
export interface RuleRange {
  readonly cidr?: Cidr;
  /** Of the VPC or subnet whose range is known only after apply. */
  readonly of?: string;
  readonly family?: Family;
  /** Whatever a gateway learns from the network behind it. */
  readonly learned?: string;
  /** `s3`: the prefix list of a service. */
  readonly service?: string;
  /** As it was written. */
  readonly text: string;
}

export type Answer = "yes" | "maybe" | "no";

/** Whether a range contains a peer. */
export function covers({ cidr, of, family, learned, service, text }: RuleRange, peer: Peer): Answer {
  if (learned !== undefined) return learned === peer.gateway ? "maybe" : "no";
  if (family !== undefined && family !== peer.family) return "no";
  if (service !== undefined) return serviceCovers(service, peer);
  if (of !== undefined) return peer.within.includes(of) ? "yes" : "no";
  if (cidr === undefined) return text === "" ? "no" : "maybe";
  if (cidr.family !== peer.family) return "no";
  if (isEveryAddress(cidr)) return "yes";
  if (peer.service !== undefined && LOCAL_RANGES.some((local) => contains(local, cidr))) return "no";
  if (peer.cidr === undefined) return "maybe";
  if (contains(cidr, peer.cidr)) return "yes";
  if (!overlaps(cidr, peer.cidr)) return "no";
  return peer.isWhole ? "no" : "maybe";
}

function serviceCovers(service: string, peer: Peer): Answer {
  if (peer.service !== undefined) return service === "" ? "maybe" : service === peer.service ? "yes" : "no";
  return service === "" && peer.within.length === 0 ? "maybe" : "no";
}

/** Every address of IPv4 and of IPv6. */
export const ANYWHERE: readonly RuleRange[] = [ALL[4], ALL[6]].map((cidr) => ({ cidr, text: cidr.text }));

/** Reads ranges and prefix lists from arguments. */
export class Ranges {
  constructor(private readonly references: References) {}

  /** Ranges in arguments of a block, of IPv4 and IPv6 alike. */
  in(resource: Resource, args: Arguments, ...names: readonly string[]): readonly RuleRange[] {
    return names.flatMap((name) => {
      const values = list(args, name);
      const unknown = values.filter(isUnknown);
      // Of several ranges that are not known yet, a plan names the same one again and again.
      const others = new Set(unknown).size < unknown.length ? [{ text: "ranges known only after apply" }] : [];
      return [...values.flatMap((value) => this.range(resource, value)), ...others];
    });
  }

  private range(resource: Resource, value: unknown): readonly RuleRange[] {
    const { resources, literals, unknown } = this.references.find(resource, value, ["aws_vpc", "aws_subnet"]);
    return [
      ...resources.map((one) => rangeOf(one, value)),
      ...literals.map((text) => ({ text, cidr: parseCidr(text) })),
      ...unknown.map((text) => ({ text: shown(text) })),
    ];
  }

  /** The entries of prefix lists, and those of AWS services by name. */
  ofLists(resource: Resource, args: Arguments, ...names: readonly string[]): readonly RuleRange[] {
    return names.flatMap((name) => list(args, name).flatMap((value) => this.ofList(resource, value)));
  }

  private ofList(resource: Resource, value: unknown): readonly RuleRange[] {
    const { resources, literals } = this.references.find(resource, value, [
      "aws_ec2_managed_prefix_list",
      "aws_prefix_list",
      "aws_vpc_endpoint",
    ]);
    const [found] = resources;
    if (found === undefined) return [{ text: literals[0] ?? shown(value), service: "" }];
    if (found.type === "aws_vpc_endpoint")
      return [{ text: found.address, service: serviceOf(found.args.service_name) }];
    const service = listName(found);
    if (found.mode === "data" || found.type === "aws_prefix_list")
      return [{ text: found.address, service: service ?? "" }];
    return this.entries(found);
  }

  /** A list whose entries are known only after apply may contain everybody. */
  private entries(prefixList: Resource): readonly RuleRange[] {
    const apart = this.references.referring(prefixList, "prefix_list_id", "aws_ec2_managed_prefix_list_entry");
    const unread = isUnknown(prefixList.args.entry) ? [{ text: `entries of ${prefixList.address}` }] : [];
    return [
      ...blocks(prefixList.args, "entry").flatMap((entry) => this.range(prefixList, entry.cidr)),
      ...apart.flatMap((entry) => this.range(entry, entry.args.cidr)),
      ...unread,
    ];
  }
}

function rangeOf(resource: Resource, value: unknown): RuleRange {
  const name = /\.(\w+)\}$/.exec(`${value}`)?.[1] ?? "cidr_block";
  const known = resource.args[name];
  const cidr = typeof known === "string" ? parseCidr(known) : undefined;
  return cidr
    ? { text: cidr.text, cidr }
    : { text: `${resource.address}.${name}`, of: resource.address, family: name.includes("ipv6") ? 6 : 4 };
}

/** `com.amazonaws.eu-west-1.s3` → `s3`. */
export function serviceOf(name: unknown): string {
  return /([\w-]+)$/.exec(`${name ?? ""}`)?.[1] ?? "";
}

/** Of a data source: the service whose list is asked for. */
function listName({ args }: Resource): string | undefined {
  const [filter] = blocks(args, "filter").filter(({ name }) => name === "prefix-list-name");
  const name = args.name ?? list(filter, "values")[0];
  return name === undefined ? undefined : serviceOf(name);
}
