import { canonicalRange, hasZeroHostBits, type Network, networkProblem, parseCidr } from "../networks";
import { Parser } from "./parser";
import { text } from "./scalars";
import { show } from "./values";

/** An IPv4 range with a prefix within these lengths. */
export function ipv4Range(widest: number, narrowest: number): Parser<string> {
  return text()
    .where(`be an IPv4 range from /${widest} to /${narrowest}`, (range) => {
      const cidr = parseCidr(range);
      return cidr?.bits === 32 && cidr.prefix >= widest && cidr.prefix <= narrowest;
    })
    .where("have zero host bits", (range) => {
      const cidr = parseCidr(range);
      return !cidr || hasZeroHostBits(cidr);
    });
}

const RANGE_TEXT = text().where(
  "be a range such as 10.0.0.0/16, with zero host bits",
  (range) => networkProblem(range) === undefined,
);

/** An IPv4 or IPv6 range, in the spelling of AWS. */
export const RANGE: Parser<string> = new Parser((value, position) => {
  const read = RANGE_TEXT.read(value, position);
  return typeof read === "string" ? canonicalRange(read) : read;
}, RANGE_TEXT.accepts);

export const NETWORK: Parser<Network> = new Parser(
  (value, position) => {
    const problem = networkProblem(value as Network);
    if (problem) return position.report(`${position.path}: ${problem}, got ${show(value)}`);
    return typeof value === "string" ? canonicalRange(value) : value;
  },
  (value) =>
    typeof value === "string" ||
    (typeof value === "object" &&
      value !== null &&
      ["cidr", "ipv6Cidr", "prefixListId"].some((member) => member in value)),
);
