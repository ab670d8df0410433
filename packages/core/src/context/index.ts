export { type AwsEnvironment, awsEnvironmentOf } from "./aws-environment";
export { type ModuleContext, moduleContext, type OwnSecurityGroup, type Tags } from "./module-context";
export {
  arnRegionProblem,
  moduleProviderOf,
  providerOf,
  regionOf,
  regionOfProvider,
  regionOfThing,
  regionProblem,
  useProvider,
} from "./provider";
