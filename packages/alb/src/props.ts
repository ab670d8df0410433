import type { Backend, Environment, KeyRef, LogBucket, SubnetsRef } from "@plinth/core";

export interface ALBModuleProps {
  readonly environment: Environment;
  /** Subnets in at least two zones: of a public tier for the internet, of a private one inside. */
  readonly subnets: SubnetsRef;
  /** Certificate of AWS Certificate Manager in the same region. */
  readonly certificateArn: string;
  /** What serves requests that no route takes; the way to it is opened. */
  readonly backend: Backend;
  /** A change replaces the balancer. @default "internal" */
  readonly scheme?: "internet-facing" | "internal";
  /** @default - GET / every 15 seconds, healthy after 2 successes, unhealthy after 3 failures */
  readonly healthCheck?: HealthCheckProps;
  /** Seconds that a target may still answer what it has begun. @default 30 in dev, 120 in prod */
  readonly deregistrationSeconds?: number;
  /** Seconds that a connection may be silent, 1 to 4000. @default 60 */
  readonly idleSeconds?: number;
  /** TLS versions and ciphers. @default "ELBSecurityPolicy-TLS13-1-2-Res-2021-06", TLS 1.3 and 1.2 with forward secrecy */
  readonly sslPolicy?: SslPolicy;
  /** Where requests are recorded. @default - no record */
  readonly accessLogs?: LogBucket;
  /**
   * Filters requests: `managed` makes a web ACL with rule groups of AWS and a log of what it blocks, `{ arn }` takes yours.
   * @default "none" in dev, "managed" in prod
   */
  readonly webAcl?: "managed" | "none" | { readonly arn: string };
  /** Refuses to delete the balancer until it is lifted. @default false in dev, true in prod */
  readonly deletionProtection?: boolean;
  /** Days to keep the log of the web ACL. @default 30 in dev, 365 in prod */
  readonly logRetentionDays?: number;
  /** Encrypts the log of the web ACL. @default - the key that CloudWatch Logs owns */
  readonly encryptionKey?: KeyRef;
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Policies without TLS 1.1 and older. AWS docs, "Security policies for your Application Load Balancer". */
export type SslPolicy =
  | "ELBSecurityPolicy-TLS13-1-2-2021-06"
  | "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"
  | "ELBSecurityPolicy-TLS13-1-3-2021-06"
  | "ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04"
  | "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04"
  | "ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04";

/** AWS docs, "Health checks for Application Load Balancer target groups". */
export interface HealthCheckProps {
  /** @default "/" */
  readonly path?: string;
  /** Status codes of a healthy target: `200`, `200-299`, `200,301`. @default "200" */
  readonly matcher?: string;
  /** 5 to 300. @default 15 */
  readonly intervalSeconds?: number;
  /** 2 to 120, less than the interval. @default 5 */
  readonly timeoutSeconds?: number;
  /** 2 to 10. @default 2 */
  readonly healthyThreshold?: number;
  /** 2 to 10. @default 3 */
  readonly unhealthyThreshold?: number;
}

/** Sizes by environment; security does not depend on it, but for what a web ACL costs. */
export const DEFAULTS = {
  dev: { deregistrationSeconds: 30, webAcl: "none", deletionProtection: false, logRetentionDays: 30 },
  prod: { deregistrationSeconds: 120, webAcl: "managed", deletionProtection: true, logRetentionDays: 365 },
} as const;

export const HEALTH_CHECK = {
  path: "/",
  matcher: "200",
  intervalSeconds: 15,
  timeoutSeconds: 5,
  healthyThreshold: 2,
  unhealthyThreshold: 3,
} as const;
