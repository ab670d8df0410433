export type { FlowLogsProps } from "./flow-logs";
export { VpcModule, type VpcModuleProps } from "./vpc-module";
