import { CloudwatchQueryDefinition } from "@cdktf/provider-aws/lib/cloudwatch-query-definition";
import { list, namePathOf, object, parseChild, type RowsOf, text } from "@plinth/core";
import type { Construct } from "constructs";
import { childOf, LOG_CHILD, LOG_GROUP, type LogGroupRef } from "./watch";

export interface SavedQuery {
  /** What it searches. */
  readonly logGroups: readonly LogGroupRef[];
  /** `fields @timestamp, @message | filter level = "error" | limit 50`. AWS docs, "CloudWatch Logs Insights query syntax". */
  readonly query: string;
}

/** AWS docs, "PutQueryDefinition" and "CloudWatch Logs quotas". */
const QUERY = object({
  logGroups: list(LOG_GROUP, { min: 1, max: 50, unique: ({ name }) => name }).literal(),
  query: text("have 1 to 10000 characters", /^(?=[\s\S]*\S)[\s\S]{1,10000}$/),
} satisfies RowsOf<SavedQuery>);

/** A query that everybody finds in the console, in the folder of its module. */
export function addQuery(module: Construct, key: string, options: SavedQuery): CloudwatchQueryDefinition {
  const { id, logGroups, query } = parseChild(module, key, QUERY, options, {
    ...LOG_CHILD,
    method: "addQuery",
    home: "Queries",
  });
  return new CloudwatchQueryDefinition(childOf(module, "Queries"), id, {
    name: `${namePathOf(module)}/${id}`,
    logGroupNames: logGroups.map(({ name }) => name),
    queryString: query,
  });
}
