export type { Egress, Nat } from "./nat-gateways";
export type { NatSignal } from "./signals";
export { SubnetModule } from "./subnet-module";
export type { IsolatedTierProps, PrivateTierProps, PublicTierProps, SubnetModuleProps } from "./tiers";
export type { ZoneSubnet } from "./zone-subnet";
