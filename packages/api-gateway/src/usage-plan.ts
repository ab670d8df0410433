import { ApiGatewayApiKey } from "@cdktf/provider-aws/lib/api-gateway-api-key";
import { ApiGatewayUsagePlan } from "@cdktf/provider-aws/lib/api-gateway-usage-plan";
import { ApiGatewayUsagePlanKey } from "@cdktf/provider-aws/lib/api-gateway-usage-plan-key";
import {
  choice,
  integer,
  type ModuleContext,
  object,
  type Problem,
  parse,
  parseChild,
  type RowsOf,
  type SettingsOf,
  show,
  warn,
} from "@plinth/core";
import { Construct } from "constructs";
import { KEY } from "./paths";
import type { RestContext } from "./rest-context";
import { burstOf, THROTTLE, type Throttle, throttleWarnings } from "./throttle";

export interface UsagePlanProps {
  /** Limits of each key. */
  readonly throttle: Throttle;
  /** Requests that each key has for a period. @default - no quota */
  readonly quota?: Quota;
}

export interface Quota {
  readonly requests: number;
  readonly period: "DAY" | "WEEK" | "MONTH";
}

const USAGE_PLAN = object({
  throttle: THROTTLE,
  quota: object({
    requests: integer(1, 2_147_483_647),
    period: choice("DAY", "WEEK", "MONTH"),
  } satisfies RowsOf<Quota>).optional(),
} satisfies RowsOf<UsagePlanProps>);

const API_KEY = object({ key: KEY });

export function addUsagePlan(context: RestContext, key: string, props: UsagePlanProps): UsagePlan {
  const { id, ...settings } = parseChild(context.scope, key, USAGE_PLAN, props, {
    method: "addUsagePlan",
    prefix: "UsagePlan",
    keyParser: KEY,
  });
  return new UsagePlan(context, id, settings);
}

/** Counts and limits the callers that hold one of its keys. Keys name customers; they do not keep others out. */
export class UsagePlan extends Construct {
  public readonly plan: ApiGatewayUsagePlan;

  constructor(
    private readonly context: Pick<RestContext, "scope" | "stage" | keyof ModuleContext>,
    id: string,
    { throttle, quota }: SettingsOf<typeof USAGE_PLAN>,
  ) {
    super(context.scope, id);
    warn(this, ...throttleWarnings(throttle, "throttle."));
    const { stage } = context;
    this.plan = new ApiGatewayUsagePlan(this, "Default", {
      name: context.name(128, id),
      apiStages: [{ apiId: stage.restApiId, stage: stage.stageName }],
      throttleSettings: { rateLimit: throttle.rateLimit, burstLimit: burstOf(throttle) },
      quotaSettings: quota && { limit: quota.requests, period: quota.period },
      tags: context.tags(id),
    });
  }

  /** A key, whose value AWS makes. It is in no code, but the state of Terraform holds it: keep the state as a secret. */
  addKey(key: string): ApiGatewayApiKey {
    parse(this, API_KEY, { key }, { call: `addKey(${show(key)})`, rules: [(given) => this.takenProblem(given.key)] });
    const suffix = `${this.node.id}-${key}`;
    const apiKey = new ApiGatewayApiKey(this, key, {
      name: this.context.name(128, suffix),
      tags: this.context.tags(suffix),
    });
    new ApiGatewayUsagePlanKey(this, `${key}-Plan`, {
      keyId: apiKey.id,
      keyType: "API_KEY",
      usagePlanId: this.plan.id,
    });
    return apiKey;
  }

  private takenProblem(key: string): Problem {
    return [key, `${key}-Plan`].some((id) => this.node.tryFindChild(id)) && `key must be new, got "${key}"`;
  }
}
