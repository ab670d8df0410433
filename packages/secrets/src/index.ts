export type { GenerateProps } from "./generate";
export {
  ParameterHierarchyModule,
  type ParameterHierarchyModuleProps,
  type ParameterOfHierarchy,
} from "./parameter-hierarchy-module";
export { ParameterModule } from "./parameter-module";
export type {
  ParameterModuleProps,
  SecureStringParameterProps,
  StringListParameterProps,
  StringParameterProps,
} from "./parameter-props";
export type { SecretReplica, SecretReplicaOptions } from "./replica";
export type { RotationProps } from "./rotation";
export { SecretModule } from "./secret-module";
export type { SecretModuleProps } from "./secret-props";
