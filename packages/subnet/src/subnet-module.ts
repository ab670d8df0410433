import type { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { idOf, type Monitorable, nameOf, type Signals, type SubnetsRef, type VpcRef, validate } from "@plinth/core";
import { Construct } from "constructs";
import { type Egress, type Nat, natFor, natGateway } from "./nat-gateways";
import { overlapsWith } from "./overlaps";
import { problemsOf } from "./problems";
import { type NatSignal, natSignals } from "./signals";
import { type Range, rangeOf, slotOf } from "./slots";
import type { SubnetModuleProps } from "./tiers";
import { type WayOut, type ZoneSubnet, zoneSubnet } from "./zone-subnet";

/**
 * One tier: in each zone a subnet and a route table, for public tiers also NAT gateways.
 *
 * Everything is keyed by zone: adding, removing or reordering zones changes no range and no address of another.
 *
 * @throws Error naming every prop that AWS would refuse; at synthesis also when two tiers of a VPC overlap
 */
export class SubnetModule extends Construct implements SubnetsRef, Egress, Monitorable<NatSignal> {
  public readonly vpc: VpcRef;
  public readonly tier: SubnetModuleProps["tier"];
  /** The block of the whole tier, as given. */
  public readonly cidrBlock: string;
  /** Zone names in alphabetical order. */
  public readonly availabilityZones: readonly string[];
  /** Range of each zone's subnet. */
  public readonly cidrBlocks: Readonly<Record<string, string>>;
  /** Subnet, route table and their association of each zone. */
  public readonly zoneSubnets: Readonly<Record<string, ZoneSubnet>>;
  /** NAT gateway and Elastic IP of each zone that has one, first the one that zones without use. */
  public readonly nats: Readonly<Record<string, Nat>>;

  constructor(scope: Construct, id: string, props: SubnetModuleProps) {
    super(scope, id);
    validate(this, problemsOf(props));
    const { vpc, cidrBlock } = props;
    const zones = [...props.zones].sort();
    const tags = (zone: string) => ({ ...props.tags, Name: nameOf(this, 255, zone) });

    this.vpc = vpc;
    this.tier = props.tier;
    this.cidrBlock = cidrBlock;
    this.availabilityZones = zones;
    this.cidrBlocks = byZone(zones, (zone) => slotOf(rangeOf(cidrBlock) as Range, zone));
    this.zoneSubnets = byZone(zones, (zone) =>
      zoneSubnet(this, zone, {
        vpcId: vpc.vpcId,
        cidrBlock: this.cidrBlocks[zone],
        wayOut: wayOutOf(props, zone),
        tags: tags(zone),
      }),
    );
    this.nats = byZone(natZones(props, zones), (zone) =>
      natGateway(this, zone, this.zoneSubnets[zone].association.subnetId, tags(zone)),
    );

    const key = Construct.isConstruct(vpc) ? idOf(this, vpc) : this.node.path;
    for (const zone of zones) vpc.addRouteTable?.(`${key}-${zone}`, this.routeTableIds[zone]);
    this.node.addValidation({ validate: () => overlapsWith(this, this.node.root.node.findAll().filter(isTier)) });
  }

  get vpcId(): string {
    return this.vpc.vpcId;
  }

  /** In the order of `availabilityZones`; what uses them is made after the routes. */
  get subnetIds(): string[] {
    return this.availabilityZones.map((zone) => this.zoneSubnets[zone].association.subnetId);
  }

  get routeTableIds(): Readonly<Record<string, string>> {
    return mapValues(this.zoneSubnets, ({ routeTable }) => routeTable.id);
  }

  /** By zone, first the one that zones without a gateway use. */
  get natGatewayIds(): Readonly<Record<string, string>> {
    return mapValues(this.nats, ({ gateway }) => gateway.id);
  }

  /** Addresses that the world sees requests come from, by zone of the NAT gateway; for allow lists of others. */
  get natPublicIps(): Readonly<Record<string, string>> {
    return mapValues(this.nats, ({ address }) => address.publicIp);
  }

  /** What to watch of the NAT gateways; nothing for tiers without. */
  get signals(): Signals<NatSignal> {
    return natSignals(mapValues(this.nats, ({ gateway }): NatGateway => gateway));
  }
}

function wayOutOf(props: SubnetModuleProps, zone: string): WayOut {
  if (props.tier === "public") return { gatewayId: props.vpc.internetGatewayId as string };
  if (props.tier === "private") return { natGatewayId: natFor(zone, props.egress) };
  return;
}

function natZones(props: SubnetModuleProps, zones: readonly string[]): readonly string[] {
  if (props.tier !== "public" || props.natGateways === undefined || props.natGateways === "none") return [];
  return props.natGateways === "per-zone" ? zones : props.natGateways;
}

function isTier(construct: unknown): construct is SubnetModule {
  return construct instanceof SubnetModule;
}

function byZone<T>(zones: readonly string[], make: (zone: string) => T): Record<string, T> {
  return Object.fromEntries(zones.map((zone) => [zone, make(zone)]));
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
