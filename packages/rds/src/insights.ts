import { type KeyRef, must, type Problem } from "@plinth/core";
import type { InsightsProps } from "./props";

/** AWS docs, "Turning on the Advanced mode of Database Insights": it wants 465 days. */
const ADVANCED_DAYS = 465;

export function insightsProblems(has: boolean, insights: InsightsProps = {}): Problem[] {
  const { retentionDays, advanced } = insights;
  if (!has && (retentionDays !== undefined || advanced)) {
    return ["insights must be left out: the class has no Performance Insights"];
  }
  if (retentionDays === undefined) return [];
  const valid =
    retentionDays === 7 ||
    retentionDays === 731 ||
    (retentionDays % 31 === 0 && retentionDays > 0 && retentionDays < 731);
  return [
    must(valid, `insights.retentionDays must be 7, a multiple of 31, or 731, got ${retentionDays}`),
    must(
      !advanced || retentionDays >= ADVANCED_DAYS,
      `insights.retentionDays must be at least ${ADVANCED_DAYS} when advanced, got ${retentionDays}`,
    ),
  ];
}

/** Arguments that instances, cluster instances and Multi-AZ clusters have in common. */
export function insightsOf(has: boolean, { retentionDays, advanced }: InsightsProps = {}, key?: KeyRef) {
  return {
    performanceInsightsEnabled: has,
    performanceInsightsKmsKeyId: has ? key?.arn : undefined,
    performanceInsightsRetentionPeriod: retentionDays ?? (advanced ? ADVANCED_DAYS : undefined),
  };
}
