import { hasZeroHostBits, must, type Problem, parseCidr } from "@plinth/core";
import { Token } from "cdktf";

/** Whether the text is an IPv4 range with zero host bits and a prefix in the given bounds. */
export function cidrProblem(prop: string, text: string, widest: number, narrowest: number): Problem {
  if (Token.isUnresolved(text)) return;
  const cidr = parseCidr(text);
  if (cidr?.bits !== 32 || cidr.prefix < widest || cidr.prefix > narrowest) {
    return `${prop} must be an IPv4 range from /${widest} to /${narrowest}, got "${text}"`;
  }
  return must(hasZeroHostBits(cidr), `${prop} must have zero host bits, got "${text}"`);
}
