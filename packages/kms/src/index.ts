export type { AliasOptions } from "./alias";
export type { GrantOptions, KeyService } from "./grants";
export { KmsModule } from "./kms-module";
export type { KmsModuleProps } from "./props";
export type { KeyReplica, KeyReplicaOptions } from "./replica";
