import {
  boolean,
  characters,
  choice,
  ENVIRONMENT,
  type Environment,
  either,
  KEY,
  type KeyRef,
  LOG_RETENTION_DAYS,
  list,
  object,
  PROVIDER,
  type RowsOf,
  SUBNETS,
  type SubnetsRef,
  TAGS,
} from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import { type AccessLogProps, HTTP_ACCESS_LOG } from "./access-log";
import { CORS, type CorsProps, ORIGIN, originsProblem } from "./cors";
import { JWT_ISSUER, type JwtIssuer } from "./http-authorizers";
import { BALANCER, HOST_NAME, type HttpBalancer } from "./http-integration";
import { BURST_LIMIT, RATE_LIMIT } from "./throttle";

export interface ApiGatewayModuleProps {
  readonly environment: Environment;
  /**
   * Name of the API, 1 to 128 characters, and the beginning of the names of what it needs. A change replaces the security group, the
   * link and the access log. @default - derived from the path of the construct
   */
  readonly name?: string;
  /** What answers: an `ALBModule`, or an existing listener with its connections. */
  readonly balancer: HttpBalancer;
  /**
   * Where the link to the balancer has its network interfaces. A change, such as a further zone, replaces the link: the new one is
   * created, the integrations move over, and the old one is deleted.
   */
  readonly subnets: SubnetsRef;
  /** Name in the certificate of the balancer, which the link verifies. */
  readonly serverName: string;
  /** Who may call. There is no default: open to everybody is a decision. */
  readonly authorization: Authorization;
  /** Web pages of these origins may call from a browser; `"*"` is all, with a warning. @default - none may */
  readonly corsOrigins?: readonly string[];
  /** What these pages may do. @default - any method, with the headers `authorization` and `content-type` */
  readonly cors?: CorsProps;
  /** Requests a second, on average; above 10000, the default quota of an account, with a warning. @default 100 in dev, 1000 in prod */
  readonly rateLimit?: number;
  /** Requests at once. @default - twice `rateLimit` */
  readonly burstLimit?: number;
  /** Whether the API answers only to its own domains. @default - true as soon as a domain is added */
  readonly disableExecuteApiEndpoint?: boolean;
  /** What is written for each request, and how it is kept. @default - `HTTP_LOG_FIELDS`, in a log group of its own */
  readonly accessLog?: AccessLogProps<"HTTP">;
  /** Days to keep the access log. @default 30 in dev, 365 in prod */
  readonly logRetentionDays?: number;
  /** Encrypts the access log. @default - the key that CloudWatch Logs owns */
  readonly encryptionKey?: KeyRef;
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
  /** AWS provider of the region and account of the API. A change replaces it. @default - the stack's */
  readonly provider?: TerraformProvider;
}

/** Callers signed by IAM, bearers of a token of an issuer, or everybody. */
export type Authorization = "AWS_IAM" | "NONE" | JwtIssuer;

export const API_NAME = characters(1, 128).literal().optional();

/** What the props of both kinds of API have in common. */
export const API_ROWS = {
  environment: ENVIRONMENT,
  name: API_NAME,
  rateLimit: RATE_LIMIT.default({ dev: 100, prod: 1000 }),
  burstLimit: BURST_LIMIT,
  disableExecuteApiEndpoint: boolean.optional(),
  logRetentionDays: LOG_RETENTION_DAYS.default({ dev: 30, prod: 365 }),
  encryptionKey: KEY.optional(),
  tags: TAGS,
  provider: PROVIDER.optional(),
};

export const HTTP_API = object(
  {
    ...API_ROWS,
    balancer: BALANCER,
    subnets: SUBNETS,
    serverName: HOST_NAME,
    authorization: either(JWT_ISSUER, choice("AWS_IAM", "NONE").literal()),
    corsOrigins: list(ORIGIN).optional(),
    cors: CORS.optional(),
    accessLog: HTTP_ACCESS_LOG.default({}),
  } satisfies RowsOf<ApiGatewayModuleProps>,
  { rules: [originsProblem] },
);
