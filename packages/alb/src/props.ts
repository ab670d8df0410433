import type { Environment, KeyRef, LogBucket, SubnetsRef } from "@plinth/core";
import type { IpAddressType } from "./add-alias";
import type { AnyBackend } from "./backends";
import type { CertificateSource } from "./certificate";
import type { ResponseHeaders } from "./response-headers";
import type { BackendOptions } from "./target-group";
import type { ClientCertificates } from "./trust-store";
import type { WebAcl } from "./web-acl";

interface BalancerProps extends BackendOptions {
  readonly environment: Environment;
  /** Subnets in at least two zones: of a public tier for the internet, of a private one inside. */
  readonly subnets: SubnetsRef;
  /** What serves requests that no route takes; the way to it is opened. */
  readonly backend: AnyBackend;
  /** A change replaces the balancer. @default "internal" */
  readonly scheme?: "internet-facing" | "internal";
  /** `dualstack` needs subnets with IPv6. @default "ipv4" */
  readonly ipAddressType?: IpAddressType;
  /** Seconds that a connection may be silent, 1 to 4000. @default 60 */
  readonly idleSeconds?: number;
  /** How requests are read and passed on. @default - as AWS does */
  readonly http?: HttpProps;
  /** Headers of every answer, HSTS among them. @default - what the backend says, without the name of the server */
  readonly responseHeaders?: ResponseHeaders;
  /** TLS versions and ciphers. @default "ELBSecurityPolicy-TLS13-1-2-Res-2021-06", TLS 1.3 and 1.2 with forward secrecy */
  readonly sslPolicy?: SslPolicy;
  /** Asks clients for certificates (mutual TLS). @default - it does not */
  readonly clientCertificates?: ClientCertificates;
  /** Where requests are recorded. @default - no record */
  readonly accessLogs?: LogBucket;
  /** Where connections are recorded: TLS versions, ciphers and certificates of clients. @default - no record */
  readonly connectionLogs?: LogBucket;
  /**
   * Filters requests: `managed` makes a web ACL with rule groups of AWS and a log of what it blocks, `{ rateLimit }` adds to
   * it that an address is blocked beyond so many requests in five minutes, `{ arn }` takes yours.
   * @default "none" in dev, "managed" in prod
   */
  readonly webAcl?: WebAcl;
  /** Lets Application Recovery Controller shift traffic away from a zone. @default false */
  readonly zonalShift?: boolean;
  /** Refuses to delete the balancer until it is lifted. @default false in dev, true in prod */
  readonly deletionProtection?: boolean;
  /** Days to keep the log of the web ACL. @default 30 in dev, 365 in prod */
  readonly logRetentionDays?: number;
  /** Encrypts the log of the web ACL. @default - the key that CloudWatch Logs owns */
  readonly encryptionKey?: KeyRef;
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

export type ALBModuleProps = BalancerProps & CertificateSource;

/** AWS docs, "Edit attributes for your Application Load Balancer". */
export interface HttpProps {
  /** Seconds that a client may keep a connection, 60 to 604800. @default 3600 */
  readonly keepAliveSeconds?: number;
  /** What becomes of the client's `X-Forwarded-For`: `preserve` trusts it. @default "append" */
  readonly forwardedFor?: "append" | "preserve" | "remove";
  /** Adds the client's port to it. @default false */
  readonly forwardedPort?: boolean;
  /** Passes the `Host` header on as it came. @default false: with the balancer's port, where that is not the usual one */
  readonly preserveHost?: boolean;
  /** Tells the backend the TLS version and cipher in headers. @default false */
  readonly tlsHeaders?: boolean;
}

/** Policies without TLS 1.1 and older. AWS docs, "Security policies for your Application Load Balancer". */
export type SslPolicy =
  | "ELBSecurityPolicy-TLS13-1-2-2021-06"
  | "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"
  | "ELBSecurityPolicy-TLS13-1-3-2021-06"
  | "ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04"
  | "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04"
  | "ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04";

export const SSL_POLICY: SslPolicy = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06";

/** Sizes by environment; security does not depend on it, but for what a web ACL costs. */
export const DEFAULTS = {
  dev: { deregistrationSeconds: 30, webAcl: "none", deletionProtection: false, logRetentionDays: 30 },
  prod: { deregistrationSeconds: 120, webAcl: "managed", deletionProtection: true, logRetentionDays: 365 },
} as const;
