export type { ExtraRouteProps, RouteTarget } from "./extra-routes";
export type { Nat } from "./nat-gateways";
export { type AclRange, TierNetworkAcl } from "./network-acl";
export type { NatSignal } from "./signals";
export type { Slots } from "./slots";
export { SubnetModule } from "./subnet-module";
export type {
  Egress,
  Ipv6Props,
  IsolatedTierProps,
  PrivateTierProps,
  PublicTierProps,
  SubnetModuleProps,
} from "./tiers";
export type { ZoneSubnet } from "./zone-subnet";
export type { Zone, ZoneProps } from "./zones";
