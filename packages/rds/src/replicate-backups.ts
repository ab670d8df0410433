import { DbInstanceAutomatedBackupsReplication } from "@cdktf/provider-aws/lib/db-instance-automated-backups-replication";
import { between, type KeyRef, must, validate } from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";

export interface BackupReplicationOptions {
  /** AWS provider of the other region, with an alias. */
  readonly provider: TerraformProvider;
  /** A key of that region. A change replaces the copies. */
  readonly encryptionKey: KeyRef;
  /** Days to keep the copies, 1 to 35. @default 7 */
  readonly retentionDays?: number;
}

/** AWS docs, "Replicating automated backups to another AWS Region": to one region, not beside blue/green. */
export function replicateBackups(
  database: Construct,
  sourceDbInstanceArn: string,
  blueGreen: boolean,
  { provider, encryptionKey, retentionDays = 7 }: BackupReplicationOptions,
): DbInstanceAutomatedBackupsReplication {
  validate(
    database,
    [
      must(!database.node.tryFindChild("BackupReplication"), "there must be one other region, this is the second"),
      must(!blueGreen, "blueGreen must be left out: RDS would replicate the old instance"),
      between("retentionDays", retentionDays, 1, 35),
    ],
    "replicateBackups(…)",
  );
  return new DbInstanceAutomatedBackupsReplication(database, "BackupReplication", {
    provider,
    sourceDbInstanceArn,
    kmsKeyId: encryptionKey.arn,
    retentionPeriod: retentionDays,
  });
}
