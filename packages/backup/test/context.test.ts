import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { BackupModule } from "../src";
import { Database, Fleet, kept, refusal } from "./kept";

const everything = (backup: BackupModule, stack: TerraformStack) => {
  const database = new Database(stack, "Database");
  for (const thing of [database, new Fleet(stack, "Web"), new S3Bucket(stack, "Uploads", {})]) backup.protect(thing);
  backup.testRestores(database, { type: "RDS" });
  backup.protectTagged("Gold", { tags: { Backup: "gold" } });
  const schedules = { daily: { schedule: "daily", keep: 3 } } as const;
  backup.snapshotVolumes("Data", { tag: { Snap: "yes" }, schedules });
  backup.makeImages("Golden", { tag: { Image: "yes" }, schedules });
};

test("with a name, no argument that replaces something changes when the module moves below another construct", () => {
  const namesIn = (isMoved: boolean) => {
    const { document } = synth((stack) => {
      const scope = isMoved ? new Construct(stack, "Below") : stack;
      everything(new BackupModule(scope, "Backup", { environment: "prod", name: "Shop_Vault" }), stack);
    });
    return Object.entries(document.resource as Record<string, Record<string, Record<string, unknown>>>)
      .flatMap(([type, all]) =>
        Object.values(all).flatMap((one) =>
          Object.entries(one).flatMap(([key, value]) =>
            /^(name|name_prefix|description)$/.test(key) ? [`${type}.${key} = ${value}`] : [],
          ),
        ),
      )
      .sort();
  };
  expect(namesIn(true)).toEqual(namesIn(false));
  expect(namesIn(false)).toEqual(
    expect.arrayContaining([
      "aws_backup_vault.name = Shop_Vault",
      "aws_backup_plan.name = shop-vault",
      "aws_iam_role.name_prefix = shop-vault-",
    ]),
  );
});

test.each(["", "a", "a b", "a.b", "x".repeat(51)])("the name %j is refused", (name) => {
  expect(refusal({ name })).toContain('  - name must have 2 to 50 letters, digits and "_-", got');
});

test("a `Name` of the caller stays on everything that the module creates", () => {
  const { document } = kept({ tags: { Name: "backups", Team: "ops" } }, everything);
  const tagged = Object.values(document.resource as Record<string, Record<string, { tags?: object }>>)
    .flatMap((all) => Object.values(all))
    .flatMap(({ tags }) => (tags ? [tags] : []));
  expect(tagged.length).toBeGreaterThanOrEqual(9);
  expect(tagged).toEqual(tagged.map(() => ({ Name: "backups", Team: "ops" })));
});

test("the data sources are those of the stack, once for all modules", () => {
  const { document } = synth((stack) => {
    for (const id of ["A", "B"]) new BackupModule(stack, id, { environment: "dev" }).acceptCopiesFrom("210987654321");
  });
  expect(Object.values(document.data as object).map((all) => Object.keys(all).length)).toEqual([1, 1]);
});

test("text that Terraform would interpolate is written as it is", () => {
  const made = kept({ tags: { Team: "${team}" } }, (backup) => backup.protectTagged("G", { tags: { A: "%{x}" } }));
  expect(made.the("aws_backup_vault").tags.Team).toBe("$${team}");
  expect(made.the("aws_backup_selection").condition[0].string_equals[0].value).toBe("%%{x}");
});
