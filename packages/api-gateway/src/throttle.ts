import { integer, isKnownLater, number, object, type Problem, type RowsOf } from "@plinth/core";
import { Fn, Op } from "cdktf";

/** How much is let through before callers are told 429. */
export interface Throttle {
  /** Requests a second, on average, 0 or more; above 10000, the default quota of an account, with a warning. */
  readonly rateLimit: number;
  /** Requests at once; above 5000, the default quota of an account, with a warning. @default - twice `rateLimit` */
  readonly burstLimit?: number;
}

const LARGEST_BURST = 2_147_483_647;

export const RATE_LIMIT = number(0);
export const BURST_LIMIT = integer(0, LARGEST_BURST).optional();

export const THROTTLE = object({ rateLimit: RATE_LIMIT, burstLimit: BURST_LIMIT } satisfies RowsOf<Throttle>);

export function burstOf({ rateLimit, burstLimit }: Throttle): number {
  if (burstLimit !== undefined) return burstLimit;
  if (isKnownLater(rateLimit)) return Fn.ceil(Op.mul(rateLimit, 2));
  return Math.min(Math.ceil(rateLimit * 2), LARGEST_BURST);
}

export function throttling(limits: Throttle) {
  return { throttlingRateLimit: limits.rateLimit, throttlingBurstLimit: burstOf(limits) };
}

/**
 * Of an account in a region, and can be increased.
 * AWS docs, "Amazon API Gateway quotas", https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
const DEFAULT_QUOTAS = { rateLimit: 10_000, burstLimit: 5000 } as const;

/** @param path - of the limits, as warnings write it: `throttle.` or nothing */
export function throttleWarnings(limits: Throttle, path = ""): Problem[] {
  return [
    quotaWarning("rateLimit", limits, path),
    quotaWarning("burstLimit", limits, path),
    closedWarning(limits, path),
  ];
}

function quotaWarning(prop: keyof typeof DEFAULT_QUOTAS, limits: Throttle, path: string): Problem {
  const [value, quota] = [limits[prop], DEFAULT_QUOTAS[prop]];
  return (
    value !== undefined &&
    !isKnownLater(value) &&
    value > quota &&
    `${path}${prop} ${value} has no effect above the quota of the account, ${quota} by default: request a larger quota`
  );
}

function closedWarning({ rateLimit, burstLimit }: Throttle, path: string): Problem {
  const closed = rateLimit === 0 ? "rateLimit" : burstLimit === 0 && "burstLimit";
  return closed && `${path}${closed} 0 answers every request with 429: raise it to let requests in`;
}
