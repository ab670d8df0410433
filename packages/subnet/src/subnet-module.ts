import type { Route } from "@cdktf/provider-aws/lib/route";
import {
  checkTogether,
  idOf,
  type ModuleContext,
  type Monitorable,
  moduleContext,
  parse,
  type Signals,
  type SubnetsRef,
  type Tier,
  type VpcRef,
  warn,
  whileCreating,
} from "@plinth/core";
import { Construct } from "constructs";
import { defaultRoutes } from "./default-routes";
import { dnsArguments } from "./dns";
import { addRoute, type Destinations, destinationsOf, type ExtraRouteProps } from "./extra-routes";
import { ipv6Arguments, ipv6Index } from "./ipv6";
import { createNatGateways, type Nat } from "./nat-gateways";
import { REGIONAL } from "./nat-rules";
import { TierNetworkAcl } from "./network-acl";
import { overlaps } from "./overlaps";
import { type NatSignal, natSignals } from "./signals";
import { type Slots, slotOf } from "./slots";
import { tierRules } from "./tier-rules";
import { tierWarnings } from "./tier-warnings";
import { type Egress, type SubnetModuleProps, TIER, type TierSettings } from "./tiers";
import { createZoneSubnet, type ZoneSubnet } from "./zone-subnet";
import { zoneTags } from "./zone-tags";
import { byZone, normalizeZones } from "./zones";

/**
 * One tier: in each zone a subnet and a route table, for public tiers also NAT gateways.
 *
 * Everything is keyed by zone: adding, removing or reordering zones changes no range and no address of another.
 *
 * @throws Error naming every prop that AWS would refuse; at synthesis also when two tiers of a VPC overlap
 */
export class SubnetModule extends Construct implements SubnetsRef, Egress, Tier, Monitorable<NatSignal> {
  public readonly vpc: VpcRef;
  public readonly tier: SubnetModuleProps["tier"];
  /** The block of the whole tier, as given. */
  public readonly cidrBlock: string;
  public readonly slots: Slots;
  /** Range of each zone's subnet. */
  public readonly cidrBlocks: Readonly<Record<string, string>>;
  /** Which /64 of the VPC's IPv6 range each zone has, counted from 0; empty for IPv4 alone. */
  public readonly ipv6Indices: Readonly<Record<string, number>>;
  /** Subnet, route table and their association of each zone, in the order of the zones' names. */
  public readonly zoneSubnets: Readonly<Record<string, ZoneSubnet>>;
  /** NAT gateway and Elastic IP of each zone that has one, first the one that zones without use; or `regional`. */
  public readonly nats: Readonly<Record<string, Nat>>;
  private readonly context: ModuleContext;
  private readonly settings: TierSettings;
  private readonly destinations: Destinations;
  private acl: TierNetworkAcl | undefined;

  constructor(scope: Construct, id: string, props: SubnetModuleProps) {
    super(scope, id);
    const settings = parse(this, TIER, props, { rules: tierRules(this, props) });
    warn(this, ...tierWarnings(settings));
    const context = moduleContext(this, settings);
    const { vpc, cidrBlock, slots } = settings;
    const zones = normalizeZones(settings.zones);

    this.context = context;
    this.settings = settings;
    this.vpc = vpc;
    this.tier = settings.tier;
    this.cidrBlock = cidrBlock;
    this.slots = slots;
    this.cidrBlocks = byZone(zones, ({ slot }) => slotOf(cidrBlock, slot, slots));
    this.ipv6Indices = settings.ipv6 ? byZone(zones, ({ slot }) => ipv6Index(settings, slot)) : {};
    this.zoneSubnets = byZone(zones, (zone) => {
      const config = {
        vpcId: vpc.vpcId,
        cidrBlock: this.cidrBlocks[zone.key],
        ...ipv6Arguments(settings, this.ipv6Indices[zone.key]),
        ...dnsArguments(settings),
        tags: zoneTags(context, zone),
      };
      return createZoneSubnet(this, zone.key, config, defaultRoutes(settings, zone.key));
    });
    this.nats = createNatGateways(context, settings, zones, this.zoneSubnets);
    this.destinations = destinationsOf(Object.values(defaultRoutes(settings, zones[0].key)));

    const key = Construct.isConstruct(vpc) ? idOf(this, vpc) : this.node.path;
    whileCreating(this, () => {
      for (const [zone, id] of Object.entries(this.routeTableIds)) vpc.addRouteTable?.(`${key}-${zone}`, id, this);
    });
    checkTogether(this, overlaps);
  }

  get vpcId(): string {
    return this.vpc.vpcId;
  }

  /** Names of the zones; for zones that were given by id, what AWS calls them in this account. */
  get availabilityZones(): string[] {
    return Object.entries(this.zoneSubnets).map(([zone, { subnet }]) =>
      subnet.availabilityZoneIdInput === undefined ? zone : subnet.availabilityZone,
    );
  }

  /** In the order of `availabilityZones`; what uses them is made after the routes. */
  get subnetIds(): string[] {
    return Object.values(this.zoneSubnets).map(({ association }) => association.subnetId);
  }

  get routeTableIds(): Readonly<Record<string, string>> {
    return mapValues(this.zoneSubnets, ({ routeTable }) => routeTable.id);
  }

  /** By zone, first the one that zones without a gateway use. */
  get natGatewayIds(): Readonly<Record<string, string>> {
    return mapValues(this.nats, ({ gateway }) => gateway.id);
  }

  /**
   * Addresses that the world sees requests come from, by zone of the NAT gateway; for allow lists of others. Nothing for
   * a regional gateway, whose addresses come and go with the zones in use.
   */
  get natPublicIps(): Readonly<Record<string, string>> {
    const { [REGIONAL]: _regional, ...zonal } = this.nats;
    return mapValues(zonal, ({ gateway, address }) => address?.publicIp ?? gateway.publicIp);
  }

  /** What to watch of the NAT gateways; nothing for tiers without. */
  get signals(): Signals<NatSignal> {
    return natSignals(mapValues(this.nats, ({ gateway }) => gateway));
  }

  /**
   * Leads to another network from every zone: `addRoute("Shared", { to: "10.9.0.0/16", via: { transitGatewayId } })`.
   *
   * @returns the routes by zone
   */
  addRoute(name: string, props: ExtraRouteProps): Readonly<Record<string, Route>> {
    return addRoute(this, name, props, {
      settings: this.settings,
      zones: this.zoneSubnets,
      destinations: this.destinations,
    });
  }

  /** A network ACL of the tier's own in the place of the VPC's default one; saying it twice makes it once. */
  addNetworkAcl(): TierNetworkAcl {
    this.acl ??= new TierNetworkAcl(this.context, this.zoneSubnets, this.vpcId);
    return this.acl;
  }
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
