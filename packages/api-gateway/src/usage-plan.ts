import { ApiGatewayApiKey } from "@cdktf/provider-aws/lib/api-gateway-api-key";
import type { ApiGatewayStage } from "@cdktf/provider-aws/lib/api-gateway-stage";
import { ApiGatewayUsagePlan } from "@cdktf/provider-aws/lib/api-gateway-usage-plan";
import { ApiGatewayUsagePlanKey } from "@cdktf/provider-aws/lib/api-gateway-usage-plan-key";
import { between, nameOf, type Problem, validate } from "@plinth/core";
import { Construct } from "constructs";
import { keyProblem } from "./paths";
import { type Throttle, throttleProblems } from "./throttle";

export interface UsagePlanProps {
  /** Limits of each key. */
  readonly throttle: Throttle;
  /** Requests that each key has for a period. @default - no quota */
  readonly quota?: { readonly requests: number; readonly period: "DAY" | "WEEK" | "MONTH" };
}

export function usagePlanProblems({ throttle, quota }: UsagePlanProps): Problem[] {
  return [...throttleProblems("throttle.", throttle), between("quota.requests", quota?.requests, 1, 2_147_483_647)];
}

/** Counts and limits the callers that hold one of its keys. Keys name customers; they do not keep others out. */
export class UsagePlan extends Construct {
  public readonly plan: ApiGatewayUsagePlan;

  constructor(scope: Construct, id: string, stage: ApiGatewayStage, props: UsagePlanProps) {
    super(scope, id);
    const { throttle, quota } = props;
    this.plan = new ApiGatewayUsagePlan(this, "Default", {
      name: nameOf(this, 128),
      apiStages: [{ apiId: stage.restApiId, stage: stage.stageName }],
      throttleSettings: { rateLimit: throttle.rateLimit, burstLimit: throttle.burstLimit ?? throttle.rateLimit * 2 },
      quotaSettings: quota && { limit: quota.requests, period: quota.period },
      tags: { Name: nameOf(this, 255) },
    });
  }

  /** A key, whose value AWS makes. It is in no code, but the state of Terraform holds it: keep the state as a secret. */
  addKey(key: string): ApiGatewayApiKey {
    validate(
      this,
      [keyProblem(key), this.node.tryFindChild(key) && `key must be new, "${key}" is a key already`],
      `addKey("${key}")`,
    );
    const apiKey = new ApiGatewayApiKey(this, key, {
      name: nameOf(this, 128, key),
      tags: { Name: nameOf(this, 255, key) },
    });
    new ApiGatewayUsagePlanKey(this, `${key}-Plan`, {
      keyId: apiKey.id,
      keyType: "API_KEY",
      usagePlanId: this.plan.id,
    });
    return apiKey;
  }
}
