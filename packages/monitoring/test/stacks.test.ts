import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Monitorable } from "@plinth/core";
import { synthesized } from "@plinth/testing";
import { TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { MonitoringModule, monitoringCoverage } from "../src";

/** A database whose signals read its identifier. */
class Database extends Construct implements Monitorable<"cpu"> {
  readonly instance = new DbInstance(this, "Default", { instanceClass: "db.t4g.micro", engine: "postgres" });
  readonly signals = {
    cpu: {
      title: "CPU",
      metric: {
        namespace: "AWS/RDS",
        name: "CPUUtilization",
        dimensions: { DBInstanceIdentifier: this.instance.identifier },
        statistic: "Average",
      },
      limit: { above: 80, missing: "breaching" },
    },
  } as const;
}

function stacks() {
  const app = Testing.app();
  const [data, ops] = ["data", "ops"].map((name) => {
    const stack = new TerraformStack(app, name);
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    return stack;
  });
  return { data, ops } as { data: TerraformStack; ops: TerraformStack };
}

const monitor = (stack: TerraformStack, id = "Monitoring") => new MonitoringModule(stack, id, { environment: "dev" });
const west = (stack: TerraformStack) => new AwsProvider(stack, "West", { alias: "west", region: "us-west-2" });
const prepare = (...all: readonly TerraformStack[]) => {
  for (const stack of all) stack.prepareStack();
};

test.each(["by the call alone", "that is declared"])(
  "a monitored database of another stack: the alarms live with the monitoring, by a dependency %s",
  (how) => {
    const { data, ops } = stacks();
    if (how === "that is declared") ops.addDependency(data);
    monitor(ops).watch(new Database(data, "Database"));
    prepare(data, ops);
    expect([data, ops].map((stack) => stack.dependencies)).toEqual([[], [data]]);
    const [kept, made] = [synthesized(data), synthesized(ops)];
    expect(kept.all("aws_cloudwatch_metric_alarm")).toEqual({});
    expect(Object.keys(made.all("aws_cloudwatch_metric_alarm"))).toEqual([
      expect.stringMatching(/^Monitoring_Alarms_data--Database_cpu_/),
    ]);
    expect(made.the("aws_cloudwatch_metric_alarm").dimensions.DBInstanceIdentifier).toContain("terraform_remote_state");
  },
);

test("the stack that monitors cannot be one that the other depends on: the refusal names both and the remedy", () => {
  const { data, ops } = stacks();
  data.addDependency(ops);
  const [monitoring, database] = [monitor(ops), new Database(data, "Database")];
  expect(() => monitoring.watch(database)).toThrow(
    'ops/Monitoring.watch("data/Database"): stack "data" depends on "ops", which cannot depend on it too: ' +
      "put what monitors into a stack that no other depends on",
  );
  expect(monitoring.watched).toEqual([]);
});

test("two monitoring modules of two stacks that watch each other's things are refused in our words", () => {
  const { data, ops } = stacks();
  monitor(ops).watch(new Database(data, "Database"));
  const monitoring = monitor(data);
  expect(() => monitoring.watch(new Database(ops, "Cache"))).toThrow(
    'data/Monitoring.watch("ops/Cache"): stack "ops" depends on "data", which cannot depend on it too',
  );
});

/** A module of another region that describes signals: what a replica there is. */
function farReplica(stack: TerraformStack, provider: AwsProvider) {
  const signals = new Database(stack, "Model").signals;
  return Object.assign(new MonitoringModule(stack, "Replica", { environment: "dev", provider }), { signals });
}

test("a replica of another region, watched from here, is refused by name", () => {
  const { data } = stacks();
  const replica = farReplica(data, west(data));
  const monitoring = monitor(data);
  expect(() => monitoring.watch(replica)).toThrow(
    "thing must be in us-east-1, the region of this module, got data/Replica in us-west-2",
  );
  expect(monitoring.watched).toEqual([]);
});

test("a monitoring module of the other region watches it there, all its resources included", () => {
  const { data } = stacks();
  const provider = west(data);
  const monitoring = new MonitoringModule(data, "Far", { environment: "dev", provider, emails: ["a@example.com"] });
  monitoring.watch(farReplica(data, provider));
  monitoring.watchLogs("Errors", { logGroup: { name: "/web" }, pattern: "ERROR" });
  monitoring.notify("Pager", { webhook: "https://pager.example.com", severity: "page" });
  const { document } = synthesized(data);
  const resources = Object.entries(document.resource as Record<string, Record<string, { provider?: string }>>)
    .filter(([type]) => type !== "aws_db_instance")
    .flatMap(([, all]) => Object.values(all));
  expect(resources.length).toBeGreaterThan(10);
  expect(resources.map((one) => one.provider)).toEqual(resources.map(() => "aws.west"));
});

test("what an alarm does in another region, and a key and a log group there, are refused", () => {
  const { data } = stacks();
  const monitoring = monitor(data);
  expect(() => monitoring.notify("Ops", { action: "arn:aws:ssm:us-west-2:123456789012:opsitem:1" })).toThrow(
    "action must be in us-east-1, the region of this module, got one in us-west-2",
  );
  monitoring.notify("Plan", { action: "arn:aws:ssm-incidents::123456789012:response-plan/web" });
  class Far extends Construct {
    readonly name = "/far";
    readonly arn = "arn:aws:kms:us-west-2:123456789012:key/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f";
  }
  const far = new Far(new MonitoringModule(data, "Far", { environment: "dev", provider: west(data) }), "Thing");
  const elsewhere = "must be in us-east-1, the region of this module, got data/Far/Thing in us-west-2";
  const logGroup = far;
  expect(() => monitoring.watchLogs("E", { logGroup, pattern: "E" })).toThrow(`logGroup ${elsewhere}`);
  expect(() => monitoring.watchTrail(logGroup)).toThrow(`logGroup ${elsewhere}`);
  expect(() => monitoring.maskPersonalData("E", { logGroup, kinds: ["Name"] })).toThrow(`logGroup ${elsewhere}`);
  expect(() =>
    monitoring.forwardLogs("E", { logGroup, to: { destinationArn: "arn:aws:logs:us-east-1:1:destination:d" } }),
  ).toThrow(`logGroup ${elsewhere}`);
  expect(() => new MonitoringModule(data, "Key", { environment: "dev", encryptionKey: far })).toThrow(
    `encryptionKey ${elsewhere}`,
  );
});

describe("coverage", () => {
  const covered = (before: boolean) => {
    const { data, ops } = stacks();
    const [watched] = [new Database(data, "Watched"), new Database(data, "Forgotten")];
    new DbInstance(data, "Raw", { instanceClass: "db.t4g.micro", engine: "postgres" });
    new DbInstance(ops, "Raw", { instanceClass: "db.t4g.micro", engine: "postgres" });
    monitor(ops).watch(watched);
    if (!before) prepare(data, ops);
    return { data: monitoringCoverage(data), ops: monitoringCoverage(ops) };
  };

  test.each([true, false])("a forgotten database of the stack that the monitoring waits for is seen (%p)", (before) => {
    const { ops } = covered(before);
    expect(ops.things.map(({ path, watched }) => [path, watched])).toEqual([
      ["data/Watched", true],
      ["data/Forgotten", false],
    ]);
    expect(ops.bare).toEqual(["data/aws_db_instance.Forgotten", "data/aws_db_instance.Raw", "aws_db_instance.Raw"]);
  });

  test("a stack by itself knows that another one watches it, and not what is in that one", () => {
    const { data } = covered(false);
    expect(data.things.map(({ path, watched }) => [path, watched])).toEqual([
      ["data/Watched", true],
      ["data/Forgotten", false],
    ]);
    expect(data.bare).toEqual(["aws_db_instance.Forgotten", "aws_db_instance.Raw"]);
  });
});
