export { ALBModule } from "./alb-module";
export type { ALBModuleProps, HealthCheckProps } from "./props";
export type { BalancerSignal } from "./signals";
