export type { DhcpOptions } from "./dhcp-options";
export type { GatewayService } from "./endpoints";
export type { FlowLogs, FlowLogsDestination, FlowLogsProps } from "./flow-logs";
export { InterfaceEndpoint, type InterfaceEndpointProps } from "./interface-endpoint";
export type { InterfaceService } from "./interface-services";
export type { PeeringProps } from "./peering";
export { VpcModule } from "./vpc-module";
export type { VpcModuleProps } from "./vpc-props";
export type { OfficeProps, VpnGatewayProps } from "./vpn";
