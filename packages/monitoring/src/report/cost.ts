import type { TerraformStack } from "cdktf";
import { alarmsIn, allOf, type Document, documentOf } from "./document";

/** One line of the bill. */
export interface CostRow {
  readonly what: string;
  readonly count: number;
  /** What one costs, in words. */
  readonly price: string;
  /** Dollars a month. @default - by use: nobody knows before */
  readonly monthly?: number;
}

/** Dollars a month, us-east-1, without the free tier. AWS, "Amazon CloudWatch Pricing". */
const PRICES = { alarmMetric: 0.1, composite: 0.5, dashboard: 3, metric: 0.3 } as const;
/** Dashboards that are free in an account. */
const FREE_DASHBOARDS = 3;
/** A band is two more metrics beside the measured one. */
const BAND_FACTOR = 3;

/** What watching a stack costs a month, for all monitoring in it. Say it after everything is said. */
export function monitoringCost(stack: TerraformStack): CostRow[] {
  const document = documentOf(stack);
  const count = (type: string) => allOf(document, type).length;
  const dashboards = count("aws_cloudwatch_dashboard");
  const rows: CostRow[] = [
    fixed("metrics in alarms", metricsInAlarms(document), PRICES.alarmMetric),
    fixed("composite alarms", count("aws_cloudwatch_composite_alarm"), PRICES.composite),
    {
      what: "dashboards",
      count: dashboards,
      price: `$${PRICES.dashboard} beyond ${FREE_DASHBOARDS} in the account`,
      monthly: Math.max(0, dashboards - FREE_DASHBOARDS) * PRICES.dashboard,
    },
    fixed("metrics made of logs", count("aws_cloudwatch_log_metric_filter"), PRICES.metric),
    { what: "log groups", count: count("aws_cloudwatch_log_group"), price: "$0.50/GB written, $0.03/GB kept" },
    { what: "masked logs", count: count("aws_cloudwatch_log_data_protection_policy"), price: "$0.12/GB written" },
  ];
  return rows.filter((row) => row.count > 0);
}

function fixed(what: string, count: number, each: number): CostRow {
  return { what, count, price: `$${each.toFixed(2)}`, monthly: Math.round(count * each * 100) / 100 };
}

function metricsInAlarms(document: Document): number {
  return alarmsIn(document)
    .map(({ metric_query: queries, threshold_metric_id: band }) => {
      const metrics = (queries ?? []).filter(({ metric }: { metric?: object }) => metric).length || 1;
      return band ? metrics * BAND_FACTOR : metrics;
    })
    .reduce((sum, metrics) => sum + metrics, 0);
}
