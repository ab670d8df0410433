import { must, type Problem } from "@plinth/core";
import { Token } from "cdktf";

/** Whether the text is an IPv4 range with zero host bits and a prefix in the given bounds. */
export function cidrProblem(prop: string, cidr: string, widest: number, narrowest: number): Problem {
  if (Token.isUnresolved(cidr)) return;
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr);
  const [a, b, c, d, prefix] = (match ?? []).slice(1).map(Number);
  const inBounds =
    match !== null && [a, b, c, d].every((octet) => octet <= 255) && prefix >= widest && prefix <= narrowest;
  if (!inBounds) return `${prop} must be an IPv4 range from /${widest} to /${narrowest}, got "${cidr}"`;
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  return must(address % 2 ** (32 - prefix) === 0, `${prop} must have zero host bits, got "${cidr}"`);
}
