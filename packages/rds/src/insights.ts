import { boolean, type KeyRef, object, type RowsOf, scalar } from "@plinth/core";

/** AWS docs, "Pricing and data retention for Performance Insights". */
export interface InsightsProps {
  /** 7, a month or more as a multiple of 31, or 731. @default 7, and 465 when advanced */
  readonly retentionDays?: number;
  /** The advanced mode of CloudWatch Database Insights, which costs by the core. @default false */
  readonly advanced?: boolean;
}

/**
 * AWS refuses less. AWS docs, "Turning on the Advanced mode of Database Insights",
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Database-Insights-Get-Started.html
 */
const ADVANCED_DAYS = 465;

export const INSIGHTS = object(
  {
    retentionDays: scalar<number>(
      "a whole number",
      "be 7, a multiple of 31, or 731",
      (value) => typeof value === "number",
      (days) => days === 7 || days === 731 || (days % 31 === 0 && days > 0 && days < 731),
    ).optional(),
    advanced: boolean.optional(),
  } satisfies RowsOf<InsightsProps>,
  {
    rules: [
      ({ retentionDays = ADVANCED_DAYS, advanced }, path) =>
        advanced &&
        retentionDays < ADVANCED_DAYS &&
        `${path("retentionDays")} must be at least ${ADVANCED_DAYS} when advanced, got ${retentionDays}`,
    ],
  },
);

interface Engine {
  readonly withoutInsights?: RegExp;
}

export function hasInsights({ withoutInsights }: Engine, instanceClass: string): boolean {
  return !withoutInsights?.test(instanceClass);
}

export function insightsProblem(engine: Engine, instanceClass: string, insights: InsightsProps): string | false {
  const isGiven = insights.retentionDays !== undefined || insights.advanced === true;
  return (
    isGiven && !hasInsights(engine, instanceClass) && "insights must be left out: the class has no Performance Insights"
  );
}

/** Arguments that instances, cluster instances and Multi-AZ clusters have in common. */
export function insightsArguments(has: boolean, { retentionDays, advanced }: InsightsProps, key?: KeyRef) {
  return {
    performanceInsightsEnabled: has,
    performanceInsightsKmsKeyId: has ? key?.arn : undefined,
    performanceInsightsRetentionPeriod: retentionDays ?? (advanced ? ADVANCED_DAYS : undefined),
  };
}
