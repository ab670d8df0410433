import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { App, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import {
  type CostRow,
  type Coverage,
  MonitoringModule,
  monitoringCost,
  monitoringCoverage,
  monitoringReport,
} from "../src";
import { Thing } from "./thing";

/** Something with a resource behind it. */
class Database extends Construct {
  public readonly instance = new DbInstance(this, "Default", { instanceClass: "db.t4g.micro" });
  public readonly signals = {
    load: {
      title: "Load of Database",
      metric: {
        namespace: "AWS/RDS",
        name: "DBLoad",
        dimensions: { DBInstanceIdentifier: this.instance.identifier },
        statistic: "Average",
      },
      limit: { band: 2, missing: "ignore" },
    },
  } as const;
}

const shop = new TerraformStack(new App({ outdir: Testing.app().outdir }), "shop");
const monitoring = new MonitoringModule(shop, "Monitoring", { environment: "dev" });
const database = new Database(shop, "Database");
monitoring.watch(database, {}, { composite: true, severity: "page", runbook: "https://wiki.example.com" });
monitoring.watch(new Thing(shop, "Web"));
monitoring.watchLogs("Errors", { logGroup: { name: "/shop" }, pattern: "ERROR" });
new Thing(shop, "Forgotten");
new NatGateway(shop, "Nat", { subnetId: "subnet-1" });

describe("coverage", () => {
  const { things, bare }: Coverage = monitoringCoverage(shop);

  test("every thing with signals has a row, watched or not", () => {
    expect(things).toEqual([
      { path: "shop/Database", kind: "Database", watched: true, signals: 1, alarms: 1, pages: 1, withoutRunbook: 0 },
      { path: "shop/Web", kind: "Thing", watched: true, signals: 4, alarms: 3, pages: 0, withoutRunbook: 3 },
      { path: "shop/Forgotten", kind: "Thing", watched: false, signals: 4, alarms: 0, pages: 0, withoutRunbook: 0 },
    ]);
  });

  test("what serves and is measured by no alarm is named", () => {
    expect(bare).toEqual(["aws_nat_gateway.Nat"]);
  });

  test("a stack without monitoring is covered by nothing", () => {
    const alone = new TerraformStack(new App({ outdir: Testing.app().outdir }), "alone");
    new Database(alone, "Database");
    const coverage = monitoringCoverage(alone);
    expect([coverage.things.map(({ watched }) => watched), coverage.bare]).toEqual([
      [false],
      ["aws_db_instance.Database"],
    ]);
    expect(monitoringCost(alone)).toEqual([]);
  });
});

describe("cost", () => {
  test("an alarm costs by its metrics, and a band is three", () => {
    const rows: CostRow[] = monitoringCost(shop);
    expect(rows).toEqual([
      { what: "metrics in alarms", count: 7, price: "$0.10", monthly: 0.7 },
      { what: "composite alarms", count: 1, price: "$0.50", monthly: 0.5 },
      { what: "dashboards", count: 1, price: "$3 beyond 3 in the account", monthly: 0 },
      { what: "metrics made of logs", count: 1, price: "$0.30", monthly: 0.3 },
    ]);
  });

  test("the fourth dashboard costs", () => {
    const stack = new TerraformStack(new App({ outdir: Testing.app().outdir }), "stack");
    const watcher = new MonitoringModule(stack, "Monitoring", { environment: "dev" });
    for (const id of ["A", "B", "C"]) {
      const thing = new Thing(stack, id);
      watcher.watch(thing);
      watcher.dashboardFor(thing);
    }
    expect(monitoringCost(stack).find(({ what }) => what === "dashboards")).toMatchObject({ count: 4, monthly: 3 });
  });
});

test("both together are a table for a terminal", () => {
  expect(monitoringReport(shop)).toMatchInlineSnapshot(`
"watched         signals       alarms  pages  without runbook
shop/Database         1            1      1                0
shop/Web              4            3      0                3
shop/Forgotten        4  not watched      -                -

no alarm measures aws_nat_gateway.Nat

cost a month          count                        each     $
metrics in alarms         7                       $0.10  0.70
composite alarms          1                       $0.50  0.50
dashboards                1  $3 beyond 3 in the account  0.00
metrics made of logs      1                       $0.30  0.30
together                                                 1.50"
`);
});
