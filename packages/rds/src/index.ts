export type { BucketRef } from "./bucket-access";
export type { CustomEndpoint, EndpointOptions } from "./cluster/add-endpoint";
export { AuroraModule } from "./cluster/aurora-module";
export type { AuroraEngine, AuroraParametersOf } from "./cluster/engines";
export { MultiAzClusterModule } from "./cluster/multi-az-cluster-module";
export type {
  AuroraModuleProps,
  CapacityProps,
  ClusterStorageProps,
  MultiAzClusterModuleProps,
  ServerlessProps,
} from "./cluster/props";
export type { AuroraInstance, ReaderOptions } from "./cluster/reader";
export type { ClusterRestoreProps } from "./cluster/restore";
export type { ReaderScalingOptions } from "./cluster/scale-readers";
export type { AuroraSignal, MultiAzClusterSignal } from "./cluster/signals";
export type { EngineName, ParametersOf } from "./engines";
export type { AuditEvent, OptionProps } from "./option-group";
export type { OtherParameter } from "./parameters";
export type { PasswordProps, RotationProps } from "./password";
export type { BackupProps, InsightsProps, RdsModuleProps } from "./props";
export { DatabaseProxy, type ProxyOptions, type ProxySignal } from "./proxy";
export { type ConnectionOptions, ConnectionParameter } from "./publish-connection";
export { RdsModule } from "./rds-module";
export type { SecretRef } from "./read-secret";
export { ReadReplica, type ReplicaOptions } from "./replica";
export type { BackupReplicationOptions } from "./replicate-backups";
export type { RestoreProps } from "./restore";
export type { DatabaseSignal, ReplicaSignal } from "./signals";
export type { StorageProps } from "./storage";
