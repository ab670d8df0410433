export { type LogWatch, MonitoringModule } from "./monitoring-module";
export type { MonitoringModuleProps, Overrides } from "./props";
