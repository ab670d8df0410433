import { CloudwatchQueryDefinition } from "@cdktf/provider-aws/lib/cloudwatch-query-definition";
import { distinct, matches, type Problem } from "@plinth/core";
import type { Construct } from "constructs";
import type { LogGroupRef } from "./watch";

export interface SavedQuery {
  /** What it searches. */
  readonly logGroups: readonly LogGroupRef[];
  /** `fields @timestamp, @message | filter level = "error" | limit 50`. AWS docs, "CloudWatch Logs Insights query syntax". */
  readonly query: string;
}

/** Limits: AWS docs, "PutQueryDefinition" and "CloudWatch Logs quotas". */
export function queryProblems({ logGroups, query }: SavedQuery): Problem[] {
  const names = logGroups.map(({ name }) => name);
  return [
    distinct("logGroups", names, 1, 50),
    matches("query", query, /^(?=[\s\S]*\S)[\s\S]{1,10000}$/, "have 1 to 10000 characters"),
  ];
}

/** A query that everybody finds in the console, in the folder of its module. */
export function savedQuery(scope: Construct, id: string, { logGroups, query }: SavedQuery): CloudwatchQueryDefinition {
  return new CloudwatchQueryDefinition(scope, id, {
    name: `${scope.node.path.split("/").slice(0, -1).join("/")}/${id}`,
    logGroupNames: logGroups.map(({ name }) => name),
    queryString: query,
  });
}
