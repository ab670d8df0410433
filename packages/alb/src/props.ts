import {
  boolean,
  choice,
  ENVIRONMENT,
  type Environment,
  integer,
  KEY,
  type KeyRef,
  LOG_BUCKET,
  LOG_RETENTION_DAYS,
  type LogBucket,
  object,
  PROVIDER,
  type Problem,
  type RowsOf,
  type SettingsOf,
  SUBNETS,
  type SubnetsRef,
  TAGS,
} from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import type { IpAddressType } from "./add-alias";
import { type AnyBackend, APPLICATION_BACKEND } from "./backends";
import { BALANCER_NAME, SCHEME, twoZonesProblem, zoneTwiceProblem } from "./balancer-props";
import { CERTIFICATE_SOURCES, type CertificateSource, namesWarning } from "./certificate";
import { headerWarnings, RESPONSE_HEADERS, type ResponseHeaders } from "./response-headers";
import { SSL_POLICY, type SslPolicy, sslPolicyWarning } from "./ssl-policy";
import { BACKEND_OPTIONS, BACKEND_RULES, type BackendOptions } from "./target-group-options";
import { CLIENT_CERTIFICATES, type ClientCertificates } from "./trust-store";
import { WEB_ACL, type WebAcl } from "./web-acl";

interface BalancerProps extends BackendOptions {
  readonly environment: Environment;
  /**
   * Name of the balancer, and the beginning of the names of what it needs: up to 32 letters, digits and hyphens, unique in account
   * and region. A change replaces the balancer and its target groups. @default - derived from the path of the construct
   */
  readonly name?: string;
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
  /** AWS provider of the region and account of the balancer. A change replaces it. @default - the stack's */
  readonly provider?: TerraformProvider;
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

const HTTP = object({
  keepAliveSeconds: integer(60, 604_800).optional(),
  forwardedFor: choice("append", "preserve", "remove").optional(),
  forwardedPort: boolean.optional(),
  preserveHost: boolean.optional(),
  tlsHeaders: boolean.optional(),
} satisfies RowsOf<HttpProps>);

/** Sizes depend on the environment; security does not, but for what a web ACL costs. */
export const ALB = object(
  {
    ...BACKEND_OPTIONS,
    environment: ENVIRONMENT,
    name: BALANCER_NAME.optional(),
    subnets: SUBNETS,
    backend: APPLICATION_BACKEND,
    scheme: SCHEME.default("internal"),
    ipAddressType: choice("ipv4", "dualstack", "dualstack-without-public-ipv4").literal().optional(),
    idleSeconds: integer(1, 4000).default(60),
    http: HTTP.optional(),
    responseHeaders: RESPONSE_HEADERS.optional(),
    sslPolicy: SSL_POLICY,
    clientCertificates: CLIENT_CERTIFICATES.optional(),
    accessLogs: LOG_BUCKET.optional(),
    connectionLogs: LOG_BUCKET.optional(),
    webAcl: WEB_ACL.default({ dev: "none", prod: "managed" }),
    zonalShift: boolean.optional(),
    deletionProtection: boolean.default({ dev: false, prod: true }),
    logRetentionDays: LOG_RETENTION_DAYS.default({ dev: 30, prod: 365 }),
    encryptionKey: KEY.optional(),
    tags: TAGS,
    provider: PROVIDER.optional(),
  } satisfies RowsOf<BalancerProps>,
  {
    oneOf: CERTIFICATE_SOURCES,
    rules: [
      ({ subnets }) => twoZonesProblem(subnets),
      ({ subnets }) => zoneTwiceProblem(subnets),
      ...BACKEND_RULES,
      // AWS docs, "CreateLoadBalancer", IpAddressType: for balancers that face the internet.
      ({ ipAddressType, scheme }) =>
        ipAddressType === "dualstack-without-public-ipv4" &&
        scheme !== "internet-facing" &&
        'ipAddressType must be "ipv4" or "dualstack" inside, got "dualstack-without-public-ipv4"',
    ],
  },
);
export type AlbSettings = SettingsOf<typeof ALB>;

export function warningsOfProps({ sslPolicy, responseHeaders, certificate }: AlbSettings): Problem[] {
  return [sslPolicyWarning(sslPolicy), ...headerWarnings(responseHeaders), namesWarning(certificate)];
}
