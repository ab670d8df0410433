import { type Arguments, text } from "@plinth/model";

/**
 * Whether a range is the internet, or a part of it that no organization has: wider than /8 of IPv4, the widest that was ever
 * allocated, or than /16 of IPv6. IANA, "IPv4 Address Space Registry", https://www.iana.org/assignments/ipv4-address-space
 */
export function isWorld(range: unknown): boolean {
  const [address = "", prefix = ""] = (text(range) ?? "").split("/");
  if (!/^\d+$/.test(prefix)) return false;
  return Number(prefix) < (address.includes(":") ? 16 : 8);
}

/** Whether a range is all of IPv4, or all of IPv6, in any spelling. */
export function isEverywhere(range: unknown): boolean {
  return /^[0.:]+\/0$/.test(text(range) ?? "");
}

/** The range of a rule or route: of IPv4, or of IPv6. */
export function rangeOf(args: Arguments): { readonly family: "IPv4" | "IPv6"; readonly range: unknown } {
  return args.ipv6_cidr_block === undefined
    ? { family: "IPv4", range: args.cidr_block }
    : { family: "IPv6", range: args.ipv6_cidr_block };
}
