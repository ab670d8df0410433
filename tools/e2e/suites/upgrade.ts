import { KmsModule } from "@plinth/kms";
import { AuroraModule, RdsModule } from "@plinth/rds";
import { S3Module } from "@plinth/s3";
import { SecretModule } from "@plinth/secrets";
import { SubnetModule } from "@plinth/subnet";
import { VpcModule } from "@plinth/vpc";
import type { TerraformStack } from "cdktf";
import type { Workspace } from "../../terraform/workspace";
import { type Change, Deployment } from "../deployment";
import { documentOf } from "../document";
import { startEmulator } from "../emulator";
import { expectThat, type Step, type Suite } from "../runner";
import { destroyAll, planNothing } from "./web-platform";

const NAME = "upgrade-data";

/** What cannot be had again once it is gone. */
const STATEFUL = new Set([
  "aws_db_instance",
  "aws_kms_key",
  "aws_rds_cluster",
  "aws_rds_cluster_instance",
  "aws_s3_bucket",
  "aws_secretsmanager_secret",
]);

/** What the second state of the stack changes in place. */
const CHANGED = [
  "aws_db_instance.Database",
  "aws_db_instance.Orders",
  "aws_rds_cluster.Cluster",
  "aws_s3_bucket_lifecycle_configuration.Uploads_",
  "aws_kms_key.Key",
  "aws_secretsmanager_secret.ApiKey",
];

/** A stack that keeps data: applied, changed in everything that people change, planned to lose nothing, and destroyed. */
export function upgradeData(workspace: Workspace): Suite {
  return {
    name: NAME,
    async run(step) {
      const emulator = await startEmulator(NAME);
      try {
        const deployment = new Deployment(workspace, emulator, NAME);
        const before = await emulator.holds();
        deployment.takeDocument(synthesize("before"));
        await step("applies", () => deployment.apply());
        await upgrade(step, deployment);
        await step("is destroyed and leaves nothing", () => destroyAll(deployment, emulator, before));
      } finally {
        emulator.stop();
      }
    },
  };
}

async function upgrade(step: Step, deployment: Deployment): Promise<void> {
  deployment.takeDocument(synthesize("after"));
  await step("plans to replace and destroy nothing that keeps data", async () => losesNothing(await deployment.plan()));
  await step("is upgraded", () => deployment.apply());
  await step("plans no change after the upgrade", () => planNothing(deployment));
}

function losesNothing(changes: readonly Change[]): void {
  const lost = changes.filter(({ type, actions }) => STATEFUL.has(type) && actions.includes("delete"));
  const said = lost.map(({ address, actions }) => `${actions.join(" and ")} ${address}`);
  expectThat(lost.length === 0, `data would be lost:\n${said.join("\n")}`);
  const updated = changes.filter(({ actions }) => actions.join() === "update").map(({ address }) => address);
  const missing = CHANGED.filter((each) => !updated.some((address) => address.startsWith(each)));
  expectThat(missing.length === 0, `not changed in place: ${missing.join(", ")}`);
}

function synthesize(state: "before" | "after"): string {
  return documentOf(NAME, (stack) => createData(stack, state === "after"), { project: NAME });
}

function createData(stack: TerraformStack, later: boolean): void {
  const environment = "dev";
  const vpc = new VpcModule(stack, "Network", { environment, cidrBlock: "10.0.0.0/16" });
  const subnets = new SubnetModule(stack, "Isolated", {
    tier: "isolated",
    vpc,
    cidrBlock: "10.0.0.0/20",
    zones: ["us-east-1a", "us-east-1b"],
  });
  const encryptionKey = new KmsModule(stack, "Key", { environment, rotationPeriodDays: later ? 180 : 365 });
  new SecretModule(stack, "ApiKey", {
    environment,
    encryptionKey,
    description: later ? "Key of the shop" : undefined,
  });

  const uploads = new S3Module(stack, "Uploads", { environment, encryptionKey, noncurrentDays: later ? 60 : 30 });
  uploads.expire("Drafts", { prefix: "drafts/", days: later ? 90 : 30 });

  // A new major, parameters, more storage, longer backups, a new password, and another beginning than it had.
  const database = new RdsModule(stack, "Database", {
    environment,
    engine: "postgres",
    engineVersion: later ? "17" : "16",
    subnets,
    encryptionKey,
    databaseName: later ? "another" : "shop",
    masterUsername: later ? "somebody" : undefined,
    parameters: later ? { work_mem: "8192" } : {},
    storage: { sizeGiB: later ? 30 : 20 },
    backup: { retentionDays: later ? 14 : 7 },
    restore: later ? { snapshot: "another-snapshot" } : undefined,
    password: { keptBy: "stack", version: later ? 2 : 1 },
  });
  database.addReplica("Reporting");
  // From a password that RDS keeps to one that the stack keeps.
  new RdsModule(stack, "Orders", {
    environment,
    engine: "mysql",
    engineVersion: "8.0",
    subnets,
    encryptionKey,
    password: later ? { keptBy: "stack" } : { keptBy: "rds", rotation: { everyDays: 30 } },
  });
  new AuroraModule(stack, "Cluster", {
    environment,
    engine: "aurora-postgresql",
    engineVersion: later ? "16" : "15",
    subnets,
    encryptionKey,
    parameters: later ? { work_mem: "8192" } : {},
    backup: { retentionDays: later ? 14 : 7 },
    restore: later ? { snapshot: "another-snapshot" } : undefined,
    capacity: { minUnits: later ? 1 : 0.5, maxUnits: 4 },
  });
}
