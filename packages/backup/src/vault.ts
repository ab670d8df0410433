import { BackupVault } from "@cdktf/provider-aws/lib/backup-vault";
import { BackupVaultLockConfiguration } from "@cdktf/provider-aws/lib/backup-vault-lock-configuration";
import { type KeyRef, keyFor, type ModuleContext } from "@plinth/core";
import type { VaultLock } from "./lock";

interface VaultSettings {
  readonly name?: string;
  readonly encryptionKey?: KeyRef;
  readonly forceDestroy: boolean;
  readonly lock?: VaultLock;
}

/** Where recovery points lie. */
export function createVault({ scope, name, tags }: ModuleContext, settings: VaultSettings): BackupVault {
  const { forceDestroy, lock } = settings;
  const vault = new BackupVault(scope, "Default", {
    name: settings.name ?? name(50),
    kmsKeyArn: keyFor(settings.encryptionKey, "backup"),
    forceDestroy,
    tags: tags(),
  });
  if (lock) new BackupVaultLockConfiguration(scope, "Lock", { backupVaultName: vault.name, ...lock });
  return vault;
}
