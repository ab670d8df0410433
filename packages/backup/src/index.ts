export { BackupModule } from "./backup-module";
export type { BackupModuleProps, VaultLock } from "./props";
export type { BackupSignal } from "./signals";
