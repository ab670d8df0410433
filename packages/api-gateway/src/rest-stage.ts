import { ApiGatewayMethodSettings } from "@cdktf/provider-aws/lib/api-gateway-method-settings";
import type { ApiGatewayStage } from "@cdktf/provider-aws/lib/api-gateway-stage";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { type Environment, type KeyRef, keyFor, must, type Problem } from "@plinth/core";
import type { Construct } from "constructs";
import { type Throttle, throttling } from "./throttle";

/** What API Gateway writes about the handling of a request: refusals, mappings, errors of functions. */
export interface ExecutionLogProps {
  /** @default "ERROR" */
  readonly level?: "ERROR" | "INFO";
  /** Whether whole requests and answers are written, tokens and personal data included; only in dev. @default false */
  readonly dataTrace?: boolean;
}

/** What holds for every method, and what a method with limits of its own repeats. */
export interface StageSettings {
  readonly level: "ERROR" | "INFO";
  readonly dataTrace: boolean;
}

export function executionLogProblems(environment: Environment, props: ExecutionLogProps | undefined): Problem[] {
  return [
    must(
      !props?.dataTrace || environment === "dev",
      "executionLog.dataTrace must be false in prod, it writes tokens and personal data into the log",
    ),
  ];
}

/** The name is chosen by the service, so it is made before the stage can: with retention, and with the key. */
export function executionLog(
  scope: Construct,
  props: {
    readonly apiId: string;
    readonly stageName: string;
    readonly retentionDays: number;
    readonly encryptionKey: KeyRef | undefined;
    readonly tags: Readonly<Record<string, string>>;
  },
): CloudwatchLogGroup {
  return new CloudwatchLogGroup(scope, "ExecutionLog", {
    name: `API-Gateway-Execution-Logs_${props.apiId}/${props.stageName}`,
    retentionInDays: props.retentionDays,
    kmsKeyId: keyFor(props.encryptionKey, "logs"),
    tags: props.tags,
  });
}

export function stageSettings(
  scope: Construct,
  stage: ApiGatewayStage,
  settings: StageSettings,
  limits: Throttle,
): ApiGatewayMethodSettings {
  return new ApiGatewayMethodSettings(scope, "Settings", {
    restApiId: stage.restApiId,
    stageName: stage.stageName,
    methodPath: "*/*",
    settings: settingsOf(settings, limits),
  });
}

export function settingsOf({ level, dataTrace }: StageSettings, limits: Throttle) {
  return {
    metricsEnabled: true,
    loggingLevel: level,
    dataTraceEnabled: dataTrace,
    // Nothing is cached; whoever turns a cache on has it encrypted.
    cacheDataEncrypted: true,
    ...throttling(limits),
  };
}
