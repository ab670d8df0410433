import { overlap, type Problem, parseCidr } from "@plinth/core";

/** Which of the ranges have addresses in common with the given one; what is known only later passes. */
export function commonProblems(prop: string, text: string, whose: string, ranges: readonly string[]): Problem[] {
  const cidr = parseCidr(text);
  return ranges.map((range) => {
    const other = parseCidr(range);
    return cidr && other && overlap(cidr, other) && `${prop} must not overlap ${whose} ${range}, got "${text}"`;
  });
}
