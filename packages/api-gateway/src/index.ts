export { ApiGatewayModule } from "./api-gateway-module";
export type { ApiGatewayModuleProps, Authorization } from "./props";
export type { ApiSignal } from "./signals";
