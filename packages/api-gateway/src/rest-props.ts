import {
  boolean,
  choice,
  type Environment,
  either,
  type KeyRef,
  object,
  type RowsOf,
  reference,
  text,
} from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import { REST_ACCESS_LOG, type RestAccessLogProps } from "./access-log";
import { ACCOUNT, type AccountRef } from "./account";
import { API_ROWS } from "./props";
import { BACKEND, type RestBackend } from "./rest-integration";
import { type ApiStatement, POLICY, VPC_ENDPOINT_IDS } from "./rest-policy";
import { EXECUTION_LOG, type ExecutionLogProps } from "./rest-stage";

export interface RestApiModuleProps {
  readonly environment: Environment;
  /**
   * Name of the API, 1 to 128 characters, and the beginning of the names of what it needs. A change replaces the access log, and
   * begins new metrics. @default - derived from the path of the construct
   */
  readonly name?: string;
  /** The setting that lets API Gateway write logs; `"existing"` says that the account has it from elsewhere. */
  readonly account: AccountRef;
  /** Who may call routes that say nothing else. There is no default: open to everybody is a decision. */
  readonly authorization: "AWS_IAM" | "NONE";
  /** What filters requests: a web ACL, which a balancer may share. There is no default: none is a decision. */
  readonly webAcl: { readonly arn: string } | "none";
  /** What answers routes that name no integration, through a link into the VPC. @default - routes name theirs */
  readonly backend?: RestBackend;
  /** Interface endpoints of `execute-api`: the API is private, answers only through them and takes no domain. @default - a regional API */
  readonly vpcEndpointIds?: readonly string[];
  /** Who else may call, or may not. @default - as routes say */
  readonly policy?: readonly ApiStatement[];
  /** Part of the address of AWS; a change replaces the stage. @default "live" */
  readonly stageName?: string;
  /** Requests a second, on average; above 10000, the default quota of an account, with a warning. @default 100 in dev, 1000 in prod */
  readonly rateLimit?: number;
  /** Requests at once. @default - twice `rateLimit` */
  readonly burstLimit?: number;
  /** Traces requests with X-Ray. @default false in dev, true in prod */
  readonly tracing?: boolean;
  /** A certificate that API Gateway shows to backends, which can refuse others; valid for a year. @default false in dev, true in prod */
  readonly clientCertificate?: boolean;
  /** Whether the API answers only to its own domains. @default - true as soon as a domain is added */
  readonly disableExecuteApiEndpoint?: boolean;
  /** What is written for each request, and how it is kept. @default - `REST_LOG_FIELDS`, in a log group of its own */
  readonly accessLog?: RestAccessLogProps;
  /** The log of the handling of requests. @default - errors, without data */
  readonly executionLog?: ExecutionLogProps;
  /** Days to keep both logs. @default 30 in dev, 365 in prod */
  readonly logRetentionDays?: number;
  /** Encrypts both logs. @default - the key that CloudWatch Logs owns */
  readonly encryptionKey?: KeyRef;
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
  /** AWS provider of the region and account of the API. A change replaces it. @default - the stack's */
  readonly provider?: TerraformProvider;
}

const WEB_ACL = reference<{ readonly arn: string }>({
  arn: text("be a regional web ACL", /^arn:[\w-]+:wafv2:[a-z0-9-]+:\d{12}:regional\/webacl\/.+$/),
});

export const REST_API = object({
  ...API_ROWS,
  account: ACCOUNT,
  authorization: choice("AWS_IAM", "NONE").literal(),
  webAcl: either(WEB_ACL, choice("none").literal()),
  backend: BACKEND.optional(),
  vpcEndpointIds: VPC_ENDPOINT_IDS.optional(),
  policy: POLICY,
  /** AWS docs, "CreateStage", https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html */
  stageName: text("be 1 to 128 letters, digits, hyphens and underscores", /^[\w-]{1,128}$/).default("live"),
  tracing: boolean.default({ dev: false, prod: true }),
  clientCertificate: boolean.default({ dev: false, prod: true }),
  accessLog: REST_ACCESS_LOG.default({}),
  executionLog: EXECUTION_LOG.default({}),
} satisfies RowsOf<RestApiModuleProps>);
