import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { Eip } from "@cdktf/provider-aws/lib/eip";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { guardPlan } from "@plinth/guardrails";
import type { TerraformStack } from "cdktf";
import type { Workspace } from "../../terraform/workspace";
import { Deployment } from "../deployment";
import { documentOf } from "../document";
import { startEmulator } from "../emulator";
import { expectThat, type Suite } from "../runner";

/** What a person changed, in words of the stack below. */
interface Shop {
  readonly database?: string;
  readonly snapshot?: string;
  readonly instanceClass?: string;
  readonly bucket?: string;
  readonly address?: boolean;
  readonly moved?: boolean;
}

interface Case {
  readonly title: string;
  readonly shop: Shop;
  /** What is lost, `replace aws_db_instance.Database`, and a word that its reason must have. */
  readonly lost: Readonly<Record<string, RegExp>>;
}

const CASES: readonly Case[] = [
  { title: "a harmless change", shop: { instanceClass: "db.t4g.large" }, lost: {} },
  {
    title: "a renamed construct",
    shop: { database: "Store" },
    lost: { "destroy aws_db_instance.Database": /looks renamed to aws_db_instance\.Store/ },
  },
  { title: "a construct that is moved", shop: { database: "Store", moved: true }, lost: {} },
  {
    title: "another snapshot",
    shop: { snapshot: "rds:shop-2026-11-24-03-00" },
    lost: { "replace aws_db_instance.Database": /snapshot_identifier changes/ },
  },
  {
    title: "a forced replacement",
    shop: { bucket: "plinth-guard-other" },
    lost: { "replace aws_s3_bucket.Uploads": /bucket changes from "plinth-guard-uploads"/ },
  },
  {
    title: "a resource that is no longer there",
    shop: { address: false },
    lost: { "destroy aws_eip.Address": /no longer in the configuration/ },
  },
];

/** The guard reads real plans of a real stack. */
export function planGuard(workspace: Workspace): Suite {
  return {
    name: "plan-guard",
    async run(step) {
      const emulator = await startEmulator("plan-guard");
      try {
        const deployment = new Deployment(workspace, emulator, "plan-guard");
        const take = (shop: Shop) =>
          deployment.takeDocument(documentOf("plan-guard", (stack) => createShop(stack, shop)));
        await step("applies a stack with a database, a bucket, a key and an address", async () => {
          take({});
          await deployment.apply();
        });
        for (const { title, shop, lost } of CASES) {
          await step(`judges ${title}`, async () => {
            take(shop);
            const { losses } = guardPlan(await deployment.planDocument());
            const found = losses.map(({ action, address, why }) => [`${action} ${address}`, why.join()] as const);
            const right =
              found.length === Object.keys(lost).length && found.every(([loss, why]) => lost[loss]?.test(why));
            expectThat(right, `found ${JSON.stringify(found)}, and not ${Object.keys(lost).join(", ") || "nothing"}`);
          });
        }
      } finally {
        emulator.stop();
      }
    },
  };
}

function createShop(stack: TerraformStack, shop: Shop): void {
  const { database: id = "Database", bucket = "plinth-guard-uploads", address = true } = shop;
  const database = new DbInstance(stack, id, {
    identifier: "shop",
    engine: "postgres",
    instanceClass: shop.instanceClass ?? "db.t4g.medium",
    allocatedStorage: 20,
    username: "dbadmin",
    manageMasterUserPassword: true,
    snapshotIdentifier: shop.snapshot,
    skipFinalSnapshot: true,
    applyImmediately: true,
  });
  if (shop.moved) database.moveFromId("aws_db_instance.Database");
  new S3Bucket(stack, "Uploads", { bucket });
  new KmsKey(stack, "Key", { description: "shop" });
  if (address) new Eip(stack, "Address", { domain: "vpc" });
}
