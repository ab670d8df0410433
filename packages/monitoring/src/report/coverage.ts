import { type Monitorable, stackAndDependencies, textWithStacks } from "@plinth/core";
import { App, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import type { Watched } from "../watched";

/** What is watched in a stack and in those that it depends on, and what is not. */
export interface Coverage {
  /** Everything that describes signals of its own, in the order of the tree. */
  readonly things: readonly ThingCoverage[];
  /** Addresses of resources that serve or keep something, and that no alarm measures; in another stack, with its path. */
  readonly bare: readonly string[];
}

export interface ThingCoverage {
  /** Path in the app: `shop-prod/Database`. */
  readonly path: string;
  /** Name of its class. */
  readonly kind: string;
  readonly watched: boolean;
  readonly signals: number;
  readonly alarms: number;
  /** How many of the alarms wake somebody. */
  readonly pages: number;
  readonly withoutRunbook: number;
}

/** Resources whose failure somebody feels; each has metrics in CloudWatch. */
const SERVING = [
  "aws_api_gateway_rest_api",
  "aws_apigatewayv2_api",
  "aws_autoscaling_group",
  "aws_backup_vault",
  "aws_db_instance",
  "aws_dynamodb_table",
  "aws_ecs_service",
  "aws_efs_file_system",
  "aws_elasticache_replication_group",
  "aws_instance",
  "aws_kinesis_stream",
  "aws_lambda_function",
  "aws_lb",
  "aws_nat_gateway",
  "aws_opensearch_domain",
  "aws_rds_cluster",
  "aws_sfn_state_machine",
  "aws_sqs_queue",
] as const;

/** Reads a finished stack, and those that it depends on. Whatever monitors them in the app counts. */
export function monitoringCoverage(stack: TerraformStack): Coverage {
  const app = App.of(stack).node.findAll();
  const watched = new Map(app.filter(isWatcher).flatMap((watcher) => watcher.watched.map((one) => [one.thing, one])));
  const stacks = stackAndDependencies(stack);
  const all = app.filter((one) => !App.isApp(one) && stacks.includes(TerraformStack.of(one)));
  const things = all.filter(isMonitorable).map((thing) => coverageOf(thing, watched.get(thing)));
  return { things: things.filter(({ signals }) => signals > 0), bare: bareIn(stack, all, app) };
}

function coverageOf(thing: Monitorable, watched: Watched | undefined): ThingCoverage {
  const alarms = watched?.signals.flatMap(({ alarm }) => alarm ?? []) ?? [];
  return {
    path: thing.node.path,
    kind: thing.constructor.name,
    watched: watched !== undefined,
    signals: Object.keys(thing.signals).length,
    alarms: alarms.length,
    pages: alarms.filter(({ severity }) => severity === "page").length,
    withoutRunbook: alarms.filter(({ runbook }) => runbook === undefined).length,
  };
}

function bareIn(stack: TerraformStack, all: readonly IConstruct[], app: readonly IConstruct[]): string[] {
  const alarms = resourcesAmong(app).filter(
    ({ terraformResourceType: type }) => type === "aws_cloudwatch_metric_alarm",
  );
  const measured = JSON.stringify(alarms.map((alarm) => textWithStacks(alarm, alarm.toTerraform())));
  const serving = resourcesAmong(all).filter((one) => !measured.includes(`\${${addressOf(one, one)}.`));
  return SERVING.flatMap((type) => serving.filter(({ terraformResourceType }) => terraformResourceType === type)).map(
    (one) => addressOf(one, stack),
  );
}

/** @param from - within its stack, the stack is left out */
function addressOf(resource: TerraformResource, from: IConstruct): string {
  const stack = TerraformStack.of(resource);
  const address = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
  return from === stack ? address : `${stack.node.path}/${address}`;
}

function resourcesAmong(all: readonly IConstruct[]): TerraformResource[] {
  return all.filter(TerraformResource.isTerraformResource);
}

/** By shape: there may be two copies of this package. */
function isWatcher(construct: IConstruct): construct is IConstruct & { readonly watched: readonly Watched[] } {
  return "watched" in construct && Array.isArray(construct.watched);
}

function isMonitorable(construct: IConstruct): construct is Monitorable {
  return "signals" in construct && typeof construct.signals === "object" && construct.signals !== null;
}
