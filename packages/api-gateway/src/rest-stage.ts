import { ApiGatewayMethodSettings } from "@cdktf/provider-aws/lib/api-gateway-method-settings";
import type { ApiGatewayStage } from "@cdktf/provider-aws/lib/api-gateway-stage";
import { boolean, choice, object, type RowsOf, type SettingsOf } from "@plinth/core";
import type { Construct } from "constructs";
import { type Throttle, throttling } from "./throttle";

/** What API Gateway writes about the handling of a request: refusals, mappings, errors of functions. */
export interface ExecutionLogProps {
  /** @default "ERROR" */
  readonly level?: "ERROR" | "INFO";
  /** Whether whole requests and answers are written, tokens and personal data included; in prod with a warning. @default false */
  readonly dataTrace?: boolean;
}

export const EXECUTION_LOG = object({
  level: choice("ERROR", "INFO").default("ERROR"),
  dataTrace: boolean.default(false),
} satisfies RowsOf<ExecutionLogProps>);
/** What holds for every method, and what a method with limits of its own repeats. */
export type ExecutionLogSettings = SettingsOf<typeof EXECUTION_LOG>;

export function createStageSettings(
  scope: Construct,
  stage: ApiGatewayStage,
  settings: ExecutionLogSettings,
  limits: Throttle,
): ApiGatewayMethodSettings {
  return new ApiGatewayMethodSettings(scope, "Settings", {
    restApiId: stage.restApiId,
    stageName: stage.stageName,
    methodPath: "*/*",
    settings: settingsOf(settings, limits),
  });
}

export function settingsOf({ level, dataTrace }: ExecutionLogSettings, limits: Throttle) {
  return {
    metricsEnabled: true,
    loggingLevel: level,
    dataTraceEnabled: dataTrace,
    // Nothing is cached; whoever turns a cache on has it encrypted.
    cacheDataEncrypted: true,
    ...throttling(limits),
  };
}
