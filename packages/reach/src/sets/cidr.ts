import { isIPv4, isIPv6 } from "node:net";

/** Addresses of a range. */
export interface Cidr {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
  /** As it was written. */
  readonly text: string;
}

export type Family = 4 | 6;
export const FAMILIES: readonly Family[] = [4, 6];

const parsed = new Map<string, Cidr | undefined>();

/** A range, or a single address; nothing when the text is neither. */
export function parseCidr(text: string): Cidr | undefined {
  if (!parsed.has(text)) parsed.set(text, parse(text));
  return parsed.get(text);
}

function parse(text: string): Cidr | undefined {
  const [address = "", prefix] = text.split("/");
  const family = isIPv4(address) ? 4 : isIPv6(address) ? 6 : undefined;
  if (family === undefined) return;
  const bits = family === 4 ? 32 : 128;
  const length = prefix === undefined ? bits : Number(prefix);
  if (!Number.isInteger(length) || length < 0 || length > bits) return;
  const hosts = BigInt(bits - length);
  const first = ((family === 4 ? ofIPv4(address) : ofIPv6(address)) >> hosts) << hosts;
  return { family, first, last: first + (1n << hosts) - 1n, text };
}

function ofIPv4(address: string): bigint {
  return address.split(".").reduce((sum, part) => (sum << 8n) + BigInt(part), 0n);
}

function ofIPv6(address: string): bigint {
  const mapped = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  if (mapped?.[1] && mapped[2]) {
    const low = ofIPv4(mapped[2]);
    return ofIPv6(`${mapped[1]}${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`);
  }
  const [head = "", tail = ""] = address.split("::");
  const groups = (part: string) => part.split(":").filter(Boolean);
  const zeros = address.includes("::") ? 8 - groups(head).length - groups(tail).length : 0;
  const all = [...groups(head), ...Array.from({ length: zeros }, () => "0"), ...groups(tail)];
  return all.reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n);
}

export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

/** Two ranges are one in the other, or apart. */
export function overlaps(one: Cidr, other: Cidr): boolean {
  return one.family === other.family && one.first <= other.last && other.first <= one.last;
}

/** Whether a range is every address of its family. */
export function isEveryAddress({ family, first, last }: Cidr): boolean {
  return first === 0n && last === (1n << (family === 4 ? 32n : 128n)) - 1n;
}

/**
 * Parts of a network that rules tell apart: the network, and each range within it, without the ranges that are again within
 * that. A rule that contains a range of the result holds for all addresses that the range stands for; of those that are
 * covered by others none is left.
 *
 * @param holes - ranges that do not belong to the network
 */
export function partsOf(network: Cidr, ranges: readonly Cidr[], holes: readonly Cidr[] = []): readonly Cidr[] {
  const byText = new Map([network, ...ranges].map((range) => [`${range.first}-${range.last}`, range]));
  const within = [...byText.values()].filter(
    (range) => contains(network, range) && !holes.some((hole) => contains(hole, range)),
  );
  return within.filter((range) => {
    const inner = [...within, ...holes].filter((other) => contains(range, other) && sizeOf(other) < sizeOf(range));
    const widest = inner.filter((one) => !inner.some((other) => contains(other, one) && sizeOf(other) > sizeOf(one)));
    return widest.reduce((sum, one) => sum + sizeOf(one), 0n) < sizeOf(range);
  });
}

/** Addresses of a range. */
export function sizeOf({ first, last }: Cidr): bigint {
  return last - first + 1n;
}

/** Ranges that the internet does not route. RFC 1918, 6598, 3927, 1122, 4193 and 4291. */
const LOCAL = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "169.254.0.0/16",
  "127.0.0.0/8",
].concat(["fc00::/7", "fe80::/10"]);

export const LOCAL_RANGES: readonly Cidr[] = LOCAL.flatMap((range) => parseCidr(range) ?? []);

/** A range that the internet does not route. */
export function isLocal(range: Cidr): boolean {
  return LOCAL_RANGES.some((local) => contains(local, range));
}

/** All addresses of a family. */
export const ALL: Readonly<Record<Family, Cidr>> = { 4: parse("0.0.0.0/0") as Cidr, 6: parse("::/0") as Cidr };
