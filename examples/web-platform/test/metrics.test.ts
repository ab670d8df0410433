import type { Metric, Monitorable, Signal } from "@plinth/core";
import { App, Testing } from "cdktf";
import type { IConstruct } from "constructs";
import { prod } from "../environments/prod";
import { WebPlatform } from "../web-platform";
import { PUBLISHED } from "./published-metrics";

const stack = new WebPlatform(new App({ outdir: Testing.app().outdir }), "web-platform-prod", prod);

/** Everything that says something of itself, watched or not. */
const things = stack.node.findAll().filter(isMonitorable);
const metrics = things.flatMap(({ signals }) => Object.values<Signal>(signals).flatMap(metricsOf));

test("every kind of thing in the stack that has signals is asked", () => {
  const kinds = new Set(things.map((thing) => thing.constructor.name));
  const atLeast = [
    "ALBModule",
    "ApiGatewayModule",
    "BackupModule",
    "EC2Module",
    "RdsModule",
    "S3Module",
    "SubnetModule",
  ];
  expect(atLeast.filter((kind) => !kinds.has(kind))).toEqual([]);
});

test("no metric is misspelt: each is one that AWS publishes", () => {
  const unknown = metrics.filter(({ namespace, name }) => !PUBLISHED[namespace]?.names.includes(name));
  expect(unknown.map(({ namespace, name }) => `${namespace} ${name}`)).toEqual([]);
});

test("no dimension is misspelt: each is one that the metrics of its namespace have", () => {
  const unknown = metrics.flatMap(({ namespace, dimensions }) =>
    Object.keys(dimensions)
      .filter((name) => !PUBLISHED[namespace]?.dimensions.includes(name))
      .map((name) => `${namespace} ${name}`),
  );
  expect(unknown).toEqual([]);
});

function metricsOf({ metric, math }: Signal): Metric[] {
  return [metric, ...Object.values(math?.metrics ?? {})];
}

function isMonitorable(construct: IConstruct): construct is Monitorable {
  return "signals" in construct && typeof construct.signals === "object" && construct.signals !== null;
}
