import { BackupVault } from "@cdktf/provider-aws/lib/backup-vault";
import { BackupVaultLockConfiguration } from "@cdktf/provider-aws/lib/backup-vault-lock-configuration";
import { keyFor, nameOf } from "@plinth/core";
import type { Construct } from "constructs";
import type { BackupModuleProps } from "./props";

/** Where recovery points lie. */
export function vault(
  scope: Construct,
  props: BackupModuleProps,
  { forceDestroy, tags }: { readonly forceDestroy: boolean; readonly tags: Record<string, string> },
): BackupVault {
  const made = new BackupVault(scope, "Default", {
    name: nameOf(scope, 50),
    kmsKeyArn: keyFor(props.encryptionKey, "backup"),
    forceDestroy,
    tags,
  });
  if (props.lock) new BackupVaultLockConfiguration(scope, "Lock", { backupVaultName: made.name, ...props.lock });
  return made;
}
