import { text } from "./arguments";

/** Widest range that is still that of an organization, by its prefix. */
const WIDEST = { ipv4: 8, ipv6: 32 };

/** Unique local addresses, which the internet does not route. RFC 4193. */
const LOCAL = /^f[cd]/i;

/**
 * Whether a range is the internet, or a part of it that no organization has: wider than /8 of IPv4, or than /32 of IPv6.
 * AWS docs, "Blocking public access to your Amazon S3 storage", section "The meaning of public",
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function isWorld(range: unknown): boolean {
  const [address = "", prefix = ""] = (text(range) ?? "").split("/");
  if (!/^\d+$/.test(prefix) || LOCAL.test(address)) return false;
  return Number(prefix) < (address.includes(":") ? WIDEST.ipv6 : WIDEST.ipv4);
}

/** Whether a range is all of IPv4, or all of IPv6, in any spelling. */
export function isEverywhere(range: unknown): boolean {
  return /^[0.:]+\/0$/.test(text(range) ?? "");
}
