import { type Cidr, parseCidr } from "@plinth/core";
import type { TerraformStack } from "cdktf";
import { type Placement, readPlacements } from "./placements";
import { type Raw, rawResources, refersTo, tierOf } from "./raw-resources";

/** A network as a stack describes it, whoever wrote the stack. */
export interface NetworkModel {
  /** Address of the VPC, `aws_vpc.Network`; its id where it exists already. */
  readonly address: string;
  /** Primary and further IPv4 ranges, where they are literal; none of a VPC that exists already. */
  readonly ranges: readonly string[];
  /** Whether these are all: an IPAM pool gives ranges that are known only after apply. */
  readonly areRangesKnown: boolean;
  /** Ranges of peered networks, where they are in the same stack. */
  readonly peers: readonly { readonly address: string; readonly cidrBlock: string }[];
  readonly subnets: readonly SubnetModel[];
}

export interface SubnetModel {
  readonly address: string;
  /** Path of the construct that holds the subnet: one tier. */
  readonly tier: string;
  readonly zone: string;
  readonly cidrBlock: string;
  /** What it is for, as the construct that holds it says, else the tag `Tier`. */
  readonly intent?: string;
  readonly defaultRoutes: readonly DefaultRoute[];
  /** Address of the NAT gateway that stands in this subnet. */
  readonly natGateway?: string;
  /** What the stack places there. */
  readonly placements: readonly Placement[];
}

/** A default route. */
export interface DefaultRoute {
  readonly kind: "internet" | "nat" | "other";
  /** What it leads to, as Terraform will read it. */
  readonly to: string;
}

const DEFAULT_ROUTES = ["0.0.0.0/0", "::/0"];

/** Every VPC that the stack makes or has subnets in, with these and their ways out. */
export function readNetworks(stack: TerraformStack): NetworkModel[] {
  const resources = rawResources(stack, TYPES);
  const of = (type: string) => resources.filter((resource) => resource.type === type);
  const aliases = new Map(
    of("aws_route_table_association").map((one) => [one.address, refersTo(one.text("subnetId"))]),
  );
  const subnetOf = (reference: string | undefined) => {
    const address = refersTo(reference);
    return address && aliases.get(address) ? aliases.get(address) : address;
  };

  const tableOf = new Map(
    of("aws_route_table_association").map((one) => [
      subnetOf(one.text("subnetId")),
      refersTo(one.text("routeTableId")),
    ]),
  );
  const natIn = new Map(of("aws_nat_gateway").map((nat) => [subnetOf(nat.text("subnetId")), nat.address]));
  const routes = of("aws_route").filter((route) =>
    DEFAULT_ROUTES.includes(route.text("destinationCidrBlock") ?? route.text("destinationIpv6CidrBlock") ?? ""),
  );
  const routesOf = groupBy(routes, (route) => refersTo(route.text("routeTableId")));
  const defaultRoutesOf = (table: string | undefined) => (routesOf.get(table ?? "") ?? []).flatMap(defaultRouteOf);

  const further = of("aws_vpc_ipv4_cidr_block_association");
  const furtherOf = groupBy(further, (range) => refersTo(range.text("vpcId")));
  const vpcOfRange = new Map(further.map((range) => [range.address, refersTo(range.text("vpcId"))]));
  const vpcs = of("aws_vpc");
  const vpcOf = (reference: string | undefined) => {
    const address = refersTo(reference);
    return address === undefined ? reference : (vpcOfRange.get(address) ?? address);
  };

  const rangeTextsOf = (vpc: Raw) =>
    [vpc, ...(furtherOf.get(vpc.address) ?? [])].map((one) => literal(one.text("cidrBlock")));
  const rangesOf = (vpc: Raw) => rangeTextsOf(vpc).flat();
  const placements = groupBy(readPlacements(stack), ({ subnet }) => subnet);
  const peeringsOf = groupBy(of("aws_vpc_peering_connection"), (peering) => vpcOf(peering.text("vpcId")));
  const subnetsOf = groupBy(of("aws_subnet"), (subnet) => vpcOf(subnet.text("vpcId")));

  const subnetsIn = (vpc: string): SubnetModel[] =>
    (subnetsOf.get(vpc) ?? [])
      .filter((subnet) => literal(subnet.text("cidrBlock")).length > 0)
      .map((subnet) => ({
        address: subnet.address,
        tier: subnet.holder?.node.path ?? "",
        zone: subnet.text("availabilityZone") ?? subnet.text("availabilityZoneId") ?? "",
        cidrBlock: subnet.text("cidrBlock") ?? "",
        intent: tierOf(subnet.holder)?.tier ?? subnet.tag("Tier"),
        defaultRoutes: defaultRoutesOf(tableOf.get(subnet.address)),
        natGateway: natIn.get(subnet.address),
        placements: placements.get(subnet.address) ?? [],
      }));

  const own = vpcs.map((vpc) => ({
    address: vpc.address,
    ranges: rangesOf(vpc),
    areRangesKnown: rangeTextsOf(vpc).every((range) => range.length > 0),
    peers: (peeringsOf.get(vpc.address) ?? [])
      .flatMap((peering) => vpcs.filter((other) => other.address === refersTo(peering.text("peerVpcId"))))
      .flatMap((other) => rangesOf(other).map((cidrBlock) => ({ address: other.address, cidrBlock }))),
    subnets: subnetsIn(vpc.address),
  }));
  const existing = new Set(of("aws_subnet").flatMap((subnet) => /^vpc-\w+$/.exec(subnet.text("vpcId") ?? "") ?? []));
  return [
    ...own,
    ...[...existing].map((id) => ({
      address: id,
      ranges: [],
      areRangesKnown: false,
      peers: [],
      subnets: subnetsIn(id),
    })),
  ];
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key ?? "");
    if (group) group.push(one);
    else if (key !== undefined) groups.set(key, [one]);
  }
  return groups;
}

/** A literal range, as a list that is empty when it is known only later. */
function literal(text: string | undefined): string[] {
  return text !== undefined && parseCidr(text) ? [text] : [];
}

/** Addresses in each subnet that AWS keeps for itself. AWS docs, "Subnet CIDR blocks". */
const KEPT_BY_AWS = 5;

function sizeOf({ bits, prefix }: Cidr): number {
  return 2 ** (bits - prefix);
}

/** Addresses of a subnet that can be used. */
export function usableIn(subnet: { readonly cidrBlock: string }): number {
  return sizeOf(cidrOf(subnet)) - KEPT_BY_AWS;
}

export function cidrOf({ cidrBlock }: { readonly cidrBlock: string }): Cidr {
  return parseCidr(cidrBlock) as Cidr;
}

function defaultRouteOf(route: Raw): DefaultRoute[] {
  const gateway = route.text("gatewayId") ?? route.text("egressOnlyGatewayId");
  const nat = route.text("natGatewayId");
  if (nat) return [{ kind: "nat", to: refersTo(nat) ?? nat }];
  if (gateway && !route.text("egressOnlyGatewayId")) return [{ kind: "internet", to: refersTo(gateway) ?? gateway }];
  const other =
    gateway ??
    route.text("transitGatewayId") ??
    route.text("networkInterfaceId") ??
    route.text("vpcPeeringConnectionId");
  return other ? [{ kind: "other", to: refersTo(other) ?? other }] : [];
}

const TYPES =
  /^aws_(vpc|subnet|route|route_table_association|nat_gateway|vpc_peering_connection|vpc_ipv4_cidr_block_association)$/;
