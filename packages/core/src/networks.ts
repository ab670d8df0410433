import { isIPv4, isIPv6 } from "node:net";
import { isKnownLater } from "./props/values";

/** A literal IPv4 or IPv6 range; a range that is known only after apply, or a prefix list, under a name for its ids. */
export type Network = string | NamedRange | { readonly prefixListId: string; readonly name: string };

/**
 * A range whose value can be known only after apply, such as that of a VPC which is looked up.
 * @example { cidr: network.cidrBlock, name: "Network" }
 */
export type NamedRange =
  | { readonly cidr: string; readonly name: string }
  | { readonly ipv6Cidr: string; readonly name: string };

/** A parsed range: its family, its first address as a number, and the length of its prefix. */
export interface Cidr {
  readonly bits: 32 | 128;
  readonly address: bigint;
  readonly prefix: number;
}

/** The range, or nothing when the text is not one. */
export function parseCidr(text: string): Cidr | undefined {
  const [address, prefix, ...more] = text.split("/");
  if (more.length > 0 || !/^\d{1,3}$/.test(prefix ?? "")) return;
  const bits = isIPv4(address) ? 32 : isIPv6(address) && !address.includes("%") ? 128 : undefined;
  if (!bits || Number(prefix) > bits) return;
  return {
    bits,
    address: bits === 32 ? numberOf(address.split("."), 8n, 10) : numberOf(groups(address), 16n, 16),
    prefix: Number(prefix),
  };
}

/** Whether the bits after the prefix are zero, as AWS wants them. */
export function hasZeroHostBits({ bits, address, prefix }: Cidr): boolean {
  return address % (1n << BigInt(bits - prefix)) === 0n;
}

/** The range as text; IPv6 with all eight groups. */
export function cidrText({ bits, address, prefix }: Cidr): string {
  const width = bits === 32 ? 8 : 16;
  const parts = Array.from({ length: bits / width }, (_, index) => {
    const part = (address >> BigInt(bits - width * (index + 1))) & ((1n << BigInt(width)) - 1n);
    return part.toString(bits === 32 ? 10 : 16);
  });
  return `${parts.join(bits === 32 ? "." : ":")}/${prefix}`;
}

export function contains(outer: Cidr, inner: Cidr): boolean {
  if (outer.bits !== inner.bits || outer.prefix > inner.prefix) return false;
  const shift = BigInt(outer.bits - outer.prefix);
  return outer.address >> shift === inner.address >> shift;
}

export function overlap(one: Cidr, other: Cidr): boolean {
  return contains(one, other) || contains(other, one);
}

const NETWORK =
  "a network must be a literal range such as 10.0.0.0/16, { cidr, name } for a range that is known only after apply, or { prefixListId, name }";

export function networkProblem(network: Network): string | undefined {
  const range = rangeOf(network);
  const isNamed = typeof network === "string" || (isText(network?.name) && !isKnownLater(network.name));
  if (!isNamed || (range === undefined && !isText((network as { prefixListId?: unknown }).prefixListId)))
    return NETWORK;
  if (range === undefined || (range !== network && isKnownLater(range))) return;
  const cidr = parseCidr(range);
  if (!cidr) return NETWORK;
  return hasZeroHostBits(cidr) ? undefined : "a range must have zero host bits";
}

/** What ids and messages call a network: its range in the spelling of AWS, or its name. */
export function networkName(network: Network): string {
  return typeof network === "string" ? canonicalRange(network) : network.name;
}

/** A network as rules and routes take it, one of the three. */
export function networkArguments(network: Network): {
  readonly ipv4?: string;
  readonly ipv6?: string;
  readonly prefixListId?: string;
} {
  const range = rangeOf(network);
  if (range === undefined) return { prefixListId: (network as { readonly prefixListId: string }).prefixListId };
  const isIpv6 = range.includes(":") || Object.hasOwn(network as object, "ipv6Cidr");
  return { [isIpv6 ? "ipv6" : "ipv4"]: canonicalRange(range) };
}

/** The range as AWS answers it: IPv6 in lower case with its longest run of zeros omitted. IETF, "RFC 5952", https://www.rfc-editor.org/rfc/rfc5952 */
export function canonicalRange(range: string): string {
  const cidr = parseCidr(range);
  if (!cidr) return range;
  const [address] = range.split("/");
  return `${cidr.bits === 128 ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address}/${cidr.prefix}`;
}

/** The range of a network; nothing for a prefix list. */
export function rangeOf(network: Network): string | undefined {
  if (typeof network === "string") return network;
  const { cidr, ipv6Cidr } = (network ?? {}) as { readonly cidr?: unknown; readonly ipv6Cidr?: unknown };
  return [cidr, ipv6Cidr].find(isText);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** Everybody, or a range wider than any private one (10.0.0.0/8, fc00::/7): half the world is the world. */
export function isWorld(network: Network): boolean {
  const cidr = parseCidr(rangeOf(network) ?? "");
  return cidr !== undefined && cidr.prefix < (cidr.bits === 32 ? 8 : 7);
}

function numberOf(parts: readonly string[], width: bigint, radix: 10 | 16): bigint {
  return parts.reduce((sum, part) => (sum << width) + BigInt(Number.parseInt(part || "0", radix)), 0n);
}

/** The eight groups of an IPv6 address; an IPv4 tail counts as two. */
function groups(address: string): string[] {
  const tail = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const hex = (high: string, low: string) => (Number(high) * 256 + Number(low)).toString(16);
  const text = tail ? `${tail[1]}${hex(tail[2], tail[3])}:${hex(tail[4], tail[5])}` : address;
  const [before, after] = text.split("::").map((half) => half.split(":").filter(Boolean));
  if (after === undefined) return before;
  return [...before, ...Array<string>(8 - before.length - after.length).fill("0"), ...after];
}
