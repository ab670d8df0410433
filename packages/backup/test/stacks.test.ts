import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { synthesized, warningsOf } from "@plinth/testing";
import { TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { BackupModule, backupCoverage } from "../src";
import { KEY } from "./kept";

function stacks() {
  const app = Testing.app();
  const [data, ops] = ["data", "ops"].map((name) => {
    const stack = new TerraformStack(app, name);
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    return stack;
  });
  return { app, data, ops } as { app: typeof app; data: TerraformStack; ops: TerraformStack };
}

const backupOf = (stack: TerraformStack, id = "Backup") => new BackupModule(stack, id, { environment: "dev" });
const database = (stack: Construct, id = "Database", provider?: AwsProvider) =>
  new DbInstance(stack, id, { instanceClass: "db.t4g.micro", engine: "postgres", provider });
const west = (stack: TerraformStack) => new AwsProvider(stack, "West", { alias: "west", region: "us-west-2" });
const prepare = (...all: readonly TerraformStack[]) => {
  for (const stack of all) stack.prepareStack();
};
const states = (stack: TerraformStack) =>
  backupCoverage(stack).map(({ path, state, by }) => `${[path, state, ...by].join(" ")}`);

test.each(["by the call alone", "that is declared"])(
  "a database of another stack: its selection lives with the backup, by a dependency %s",
  (how) => {
    const { data, ops } = stacks();
    if (how === "that is declared") ops.addDependency(data);
    backupOf(ops).protect(database(data));
    prepare(data, ops);
    expect([data, ops].map((stack) => stack.dependencies)).toEqual([[], [data]]);
    const [other, made] = [synthesized(data), synthesized(ops)];
    expect(other.addresses).toEqual(["aws_db_instance.Database"]);
    expect(made.the("aws_backup_selection").resources).toEqual([expect.stringContaining("terraform_remote_state.")]);
  },
);

test("the stack that backs up cannot be one that the other depends on: the refusal names both and the remedy", () => {
  const { data, ops } = stacks();
  data.addDependency(ops);
  const [backup, thing] = [backupOf(ops), database(data)];
  const sentence =
    'stack "data" depends on "ops", which cannot depend on it too: put the backups into a stack that no other depends on';
  expect(() => backup.protect(thing)).toThrow(`ops/Backup.protect("data/Database"): ${sentence}`);
  expect(() => backup.testRestores(thing)).toThrow(`ops/Backup.testRestores("data/Database"): ${sentence}`);
  expect(ops.node.findAll().filter(({ node }) => /Selection|RestoreTest/.test(node.id))).toEqual([]);
});

test("two backups of two stacks that protect each other's things are refused in our words", () => {
  const { data, ops } = stacks();
  backupOf(ops).protect(database(data));
  expect(() => backupOf(data).protect(database(ops))).toThrow(
    'data/Backup.protect("ops/Database"): stack "ops" depends on "data", which cannot depend on it too',
  );
});

test("a thing of another region is refused by name, and a module of that region backs it up there", () => {
  const { data } = stacks();
  const provider = west(data);
  const far = database(data, "Far", provider);
  expect(() => backupOf(data).protect(far)).toThrow(
    "thing must be in us-east-1, the region of this module, got data/Far in us-west-2",
  );
  const there = new BackupModule(data, "There", { environment: "prod", provider });
  there.protect(far);
  there.testRestores(far);
  there.protectTagged("Gold", { tags: { Backup: "gold" } });
  there.snapshotVolumes("Data", { tag: { a: "b" }, schedules: { daily: { schedule: "daily", keep: 1 } } });
  const { document } = synthesized(data);
  const resources = Object.values(document.resource as Record<string, Record<string, { provider?: string }>>)
    .flatMap((all) => Object.entries(all))
    .filter(([name]) => name.startsWith("There"));
  expect(resources.length).toBeGreaterThan(12);
  expect(resources.map(([, one]) => one.provider)).toEqual(resources.map(() => "aws.west"));
});

test("a key and a topic of another region are refused", () => {
  const { data } = stacks();
  class Far extends Construct {
    readonly arn = KEY;
  }
  const encryptionKey = new Far(new BackupModule(data, "There", { environment: "dev", provider: west(data) }), "Key");
  expect(() => new BackupModule(data, "Here", { environment: "dev", encryptionKey })).toThrow(
    "encryptionKey must be in us-east-1, the region of this module, got data/There/Key in us-west-2",
  );
  const notifications = { topic: { arn: "arn:aws:sns:us-west-2:123456789012:backups" } };
  expect(() => new BackupModule(data, "Here", { environment: "dev", notifications })).toThrow(
    "notifications.topic must be in us-east-1, the region of this module, got one in us-west-2",
  );
});

describe("coverage", () => {
  test.each([true, false])("a forgotten database of the stack that the backups wait for is seen (%p)", (before) => {
    const { data, ops } = stacks();
    backupOf(ops).protect(database(data, "Kept"));
    database(data, "Forgotten");
    if (!before) prepare(data, ops);
    expect(states(ops)).toEqual(["data/Kept kept Backup/Selection-data--Kept", "data/Forgotten unprotected"]);
    expect(states(data)).toEqual(["Kept kept ops/Backup/Selection-data--Kept", "Forgotten unprotected"]);
    prepare(data, ops);
    expect(() => synthesized(ops)).toThrow(
      "data/Forgotten (aws_db_instance) is not backed up: say backup.protect(…), or backup.exempt(…",
    );
  });

  test("things of one address in two stacks are told apart", () => {
    const { data, ops } = stacks();
    const backup = backupOf(ops);
    backup.protect(database(data));
    database(ops);
    expect(states(ops)).toEqual(["Database unprotected", "data/Database kept Backup/Selection-data--Database"]);
  });

  test("backed up by two stacks is backed up twice", () => {
    const { app, data, ops } = stacks();
    const second = new TerraformStack(app, "second");
    new AwsProvider(second, "Aws", { region: "us-east-1" });
    const thing = database(data);
    for (const stack of [ops, second]) backupOf(stack).protect(thing);
    expect(states(ops)).toEqual([
      "data/Database kept twice Backup/Selection-data--Database second/Backup/Selection-data--Database",
    ]);
  });

  test("tags of a stack that has nothing to do with another one, or of another region, take nothing of it", () => {
    const { data, ops } = stacks();
    const tags = { Backup: "gold" };
    backupOf(ops).protectTagged("Gold", { tags });
    new S3Bucket(data, "Uploads", { tags });
    expect(states(data)).toEqual(["Uploads unprotected"]);
    ops.addDependency(data);
    expect(states(data)).toEqual(["Uploads kept ops/Backup/Tagged-Gold"]);
    new S3Bucket(data, "Far", { tags, provider: west(data) });
    expect(states(data)).toEqual(["Uploads kept ops/Backup/Tagged-Gold", "Far unprotected"]);
  });

  test("a restore test of a thing of another stack finds it in the vault, or warns that it is not there", () => {
    const { data, ops } = stacks();
    const [backup, thing] = [backupOf(ops), database(data)];
    backup.testRestores(thing);
    backup.exempt(thing, { reason: "a copy" });
    prepare(data, ops);
    synthesized(ops);
    expect(warningsOf(ops)).toEqual([
      'testRestores("data/Database") finds nothing to restore: Backup does not back it up, protect it there',
    ]);
  });
});
