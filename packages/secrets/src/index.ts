export {
  ParameterModule,
  type ParameterModuleProps,
  type SecureStringParameterProps,
  type StringParameterProps,
} from "./parameter-module";
export type { RotationProps } from "./rotation";
export { SecretModule, type SecretModuleProps } from "./secret-module";
