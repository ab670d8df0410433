import { between, type Problem } from "@plinth/core";

/** How much is let through before callers are told 429. */
export interface Throttle {
  /** Requests a second, on average, 1 to 10000. */
  readonly rateLimit: number;
  /** Requests at once. @default - twice `rateLimit` */
  readonly burstLimit?: number;
}

/** Limits: AWS docs, "Amazon API Gateway quotas", of an account and region. */
export function throttleProblems(prefix: string, throttle: Partial<Throttle> | undefined): Problem[] {
  return [
    between(`${prefix}rateLimit`, throttle?.rateLimit, 1, 10_000),
    between(`${prefix}burstLimit`, throttle?.burstLimit, 1, 10_000),
  ];
}

export function throttling({ rateLimit, burstLimit }: Throttle): {
  throttlingRateLimit: number;
  throttlingBurstLimit: number;
} {
  return { throttlingRateLimit: rateLimit, throttlingBurstLimit: burstLimit ?? rateLimit * 2 };
}
