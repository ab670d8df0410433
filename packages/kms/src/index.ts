export { KmsModule, type KmsModuleProps } from "./kms-module";
