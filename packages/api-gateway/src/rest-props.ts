import type { Environment, KeyRef, Problem } from "@plinth/core";
import { matches } from "@plinth/core";
import { type AccessLogProps, accessLogProblems, retentionProblem } from "./access-log";
import type { AccountRef } from "./account";
import type { LogFields } from "./log-fields";
import { backendProblems, type RestBackend } from "./rest-integration";
import { type ApiStatement, policyProblems } from "./rest-policy";
import { type ExecutionLogProps, executionLogProblems } from "./rest-stage";
import { throttleProblems } from "./throttle";

export interface RestApiModuleProps {
  readonly environment: Environment;
  /** The setting that lets API Gateway write logs; `"existing"` says that the account has it from elsewhere. */
  readonly account: AccountRef;
  /** Who may call routes that say nothing else. There is no default: open to everybody is a decision. */
  readonly authorization: "AWS_IAM" | "NONE";
  /** What filters requests: a web ACL, which a balancer may share. There is no default: none is a decision. */
  readonly webAcl: { readonly arn: string } | "none";
  /** What answers routes that name no integration, through a link into the VPC. @default - routes name theirs */
  readonly backend?: RestBackend;
  /** Interface endpoints of `execute-api`: the API is private and answers only through them. @default - a regional API */
  readonly vpcEndpointIds?: readonly string[];
  /** Who else may call, or may not. @default - as routes say */
  readonly policy?: readonly ApiStatement[];
  /** Part of the address of AWS; a change replaces the stage. @default "live" */
  readonly stageName?: string;
  /** Requests a second, on average. @default 100 in dev, 1000 in prod */
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
  readonly accessLog?: AccessLogProps<"REST"> | AccessStreamProps;
  /** @default - errors, without data */
  readonly executionLog?: ExecutionLogProps;
  /** Days to keep both logs. @default 30 in dev, 365 in prod */
  readonly logRetentionDays?: number;
  /** Encrypts both logs. @default - the key that CloudWatch Logs owns */
  readonly encryptionKey?: KeyRef;
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Sends the access log to Firehose instead of CloudWatch Logs. */
export interface AccessStreamProps {
  readonly fields?: LogFields<"REST">;
  /** ARN of a stream whose name begins with `amazon-apigateway-`. */
  readonly deliveryStreamArn: string;
}

/** Sizes by environment. */
export const REST_DEFAULTS = {
  dev: { rateLimit: 100, logRetentionDays: 30, tracing: false, clientCertificate: false },
  prod: { rateLimit: 1000, logRetentionDays: 365, tracing: true, clientCertificate: true },
} as const;

/** Everything that is wrong with the props of a REST API. */
export function restProblemsOf(props: RestApiModuleProps): Problem[] {
  const { accessLog, webAcl } = props;
  return [
    ...backendProblems(props.backend),
    typeof webAcl === "object" &&
      matches(
        "webAcl.arn",
        webAcl.arn,
        /^arn:[\w-]+:wafv2:[a-z0-9-]+:\d{12}:regional\/webacl\/.+$/,
        "be a regional web ACL",
      ),
    ...policyProblems(props.policy, props.vpcEndpointIds),
    matches("stageName", props.stageName, /^\w{1,128}$/, "be letters, digits and underscores"),
    ...throttleProblems("", props),
    ...accessLogProblems("REST", accessLog),
    accessLog &&
      "deliveryStreamArn" in accessLog &&
      matches(
        "accessLog.deliveryStreamArn",
        accessLog.deliveryStreamArn,
        /^arn:[\w-]+:firehose:[a-z0-9-]+:\d{12}:deliverystream\/amazon-apigateway-.+$/,
        "be a delivery stream whose name begins with amazon-apigateway-",
      ),
    ...executionLogProblems(props.environment, props.executionLog),
    retentionProblem(props.logRetentionDays),
  ];
}
