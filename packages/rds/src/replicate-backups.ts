import { DbInstanceAutomatedBackupsReplication } from "@cdktf/provider-aws/lib/db-instance-automated-backups-replication";
import { integer, KEY, type KeyRef, object, PROVIDER, parse, type RowsOf } from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { InstanceSettings } from "./instance";
import { otherRegionRules } from "./regions";

export interface BackupReplicationOptions {
  /** AWS provider of the other region, with an alias. */
  readonly provider: TerraformProvider;
  /** A key of that region. A change replaces the copies. */
  readonly encryptionKey: KeyRef;
  /** Days to keep the copies, 1 to 35. @default 7 */
  readonly retentionDays?: number;
}

const REPLICATION = object({
  provider: PROVIDER,
  encryptionKey: KEY,
  retentionDays: integer(1, 35).default(7),
} satisfies RowsOf<BackupReplicationOptions>);

/** AWS docs, "Replicating automated backups to another AWS Region": to one region, not beside blue/green. */
export function replicateBackups(
  database: Construct,
  sourceDbInstanceArn: string,
  source: Pick<InstanceSettings, "backup" | "blueGreen">,
  options: BackupReplicationOptions,
): DbInstanceAutomatedBackupsReplication {
  const { provider, encryptionKey, retentionDays } = parse(database, REPLICATION, options, {
    call: "replicateBackups()",
    rules: [
      ...otherRegionRules(database),
      () =>
        database.node.tryFindChild("BackupReplication") !== undefined &&
        "there must be one other region, this is the second",
      () => source.blueGreen === true && "blueGreen must be left out: RDS would replicate the old instance",
      () =>
        source.backup.retentionDays === 0 &&
        "backup.retentionDays must be at least 1: without backups there are no copies",
    ],
  });
  return new DbInstanceAutomatedBackupsReplication(database, "BackupReplication", {
    provider,
    sourceDbInstanceArn,
    kmsKeyId: encryptionKey.arn,
    retentionPeriod: retentionDays,
  });
}
