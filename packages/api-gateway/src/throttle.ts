import { integer, isKnownLater, object, type RowsOf } from "@plinth/core";
import { Op, Token } from "cdktf";

/** How much is let through before callers are told 429. */
export interface Throttle {
  /** Requests a second, on average, 1 to 10000. */
  readonly rateLimit: number;
  /** Requests at once. @default - twice `rateLimit` */
  readonly burstLimit?: number;
}

/** AWS docs, "Amazon API Gateway quotas", https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
export const LIMIT = integer(1, 10_000);
export const BURST_LIMIT = LIMIT.optional();

export const THROTTLE = object({ rateLimit: LIMIT, burstLimit: BURST_LIMIT } satisfies RowsOf<Throttle>);

export function burstOf({ rateLimit, burstLimit }: Throttle): number {
  if (burstLimit !== undefined) return burstLimit;
  return isKnownLater(rateLimit) ? Token.asNumber(Op.mul(rateLimit, 2)) : rateLimit * 2;
}

export function throttling(limits: Throttle) {
  return { throttlingRateLimit: limits.rateLimit, throttlingBurstLimit: burstOf(limits) };
}
