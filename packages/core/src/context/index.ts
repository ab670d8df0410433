export { type AwsEnvironment, awsEnvironmentOf } from "./aws-environment";
export { type ModuleContext, moduleContext, type OwnSecurityGroup, type Tags } from "./module-context";
export {
  arnRegionProblem,
  moduleProviderOf,
  providerOf,
  regionOf,
  regionOfProvider,
  regionProblem,
  useProvider,
  zoneRegionProblem,
} from "./provider";
