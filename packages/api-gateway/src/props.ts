import {
  type Connectable,
  type Environment,
  type KeyRef,
  matches,
  must,
  type Problem,
  type SubnetsRef,
} from "@plinth/core";
import { type AccessLogProps, accessLogProblems, retentionProblem } from "./access-log";
import { type CorsProps, corsProblems } from "./cors";
import { jwtProblems } from "./http-authorizers";
import { HOST_NAME } from "./http-route";
import { throttleProblems } from "./throttle";

export interface ApiGatewayModuleProps {
  readonly environment: Environment;
  /** What answers: an `ALBModule`, or an existing listener with its connections. */
  readonly balancer: Connectable & { readonly listenerArn: string };
  /** Where the link to the balancer has its network interfaces. */
  readonly subnets: SubnetsRef;
  /** Name in the certificate of the balancer, which the link verifies. */
  readonly serverName: string;
  /** Who may call. There is no default: open to everybody is a decision. */
  readonly authorization: Authorization;
  /** Web pages of these origins may call from a browser. @default - none may */
  readonly corsOrigins?: readonly string[];
  /** What these pages may do. @default - any method, with the headers `authorization` and `content-type` */
  readonly cors?: CorsProps;
  /** Requests a second, on average. @default 100 in dev, 1000 in prod */
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
}

/** Callers signed by IAM, bearers of a token of an issuer, or everybody. */
export type Authorization = "AWS_IAM" | "NONE" | { readonly issuer: string; readonly audience: readonly string[] };

/** Sizes by environment. */
export const DEFAULTS = {
  dev: { rateLimit: 100, logRetentionDays: 30 },
  prod: { rateLimit: 1000, logRetentionDays: 365 },
} as const;

/** Everything that is wrong with the props of an API. */
export function problemsOf(props: ApiGatewayModuleProps): Problem[] {
  const { authorization, subnets } = props;
  return [
    must(subnets.subnetIds.length > 0, "subnets must have at least one subnet, got none"),
    matches("serverName", props.serverName, HOST_NAME, 'be a host name such as "www.example.com"'),
    ...(typeof authorization === "object" ? jwtProblems("authorization.", authorization) : []),
    ...corsProblems(props.corsOrigins, props.cors),
    ...throttleProblems("", props),
    ...accessLogProblems("HTTP", props.accessLog),
    retentionProblem(props.logRetentionDays),
  ];
}
