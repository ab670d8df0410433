import { isKnownLater } from "@plinth/core";
import { Fn, type IResolvable, Op } from "cdktf";
import { namedTypes } from "./instances";

/**
 * Types that AWS refuses to launch EBS-optimized. Terraform reads it too. AWS docs, "Amazon EBS-optimized instance types",
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-optimized.html
 */
const NEVER_OPTIMIZED = "^t[12][.]";

/** Optimizes where every type can be; of the others, all current ones are optimized by default. */
export function ebsOptimized(choice: Parameters<typeof namedTypes>[0]): boolean | IResolvable | undefined {
  const { burstable = "excluded" } = choice.instances?.requirements ?? {};
  const types = namedTypes(choice);
  const known = types.filter((type) => !isKnownLater(type));
  if (burstable !== "excluded" || known.some((type) => new RegExp(NEVER_OPTIMIZED).test(type))) return;
  const later = types.filter(isKnownLater);
  if (later.length === 0) return true;
  return Op.lt(Fn.lengthOf(Fn.flatten(later.map((type) => Fn.regexall(NEVER_OPTIMIZED, type)))), 1);
}
