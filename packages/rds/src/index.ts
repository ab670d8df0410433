export type { EngineName } from "./engines";
export type { BackupProps, RdsModuleProps, StorageProps } from "./props";
export { RdsModule } from "./rds-module";
export type { DatabaseSignal } from "./signals";
