import { type Cidr, parseCidr } from "@plinth/core";
import { DefaultTokenResolver, StringConcat, TerraformResource, type TerraformStack, Tokenization } from "cdktf";

/** A network as a stack describes it, whoever wrote the stack. */
export interface NetworkModel {
  /** Address of the VPC, `aws_vpc.Network`. */
  readonly address: string;
  /** Primary and further IPv4 ranges, where they are literal. */
  readonly ranges: readonly string[];
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
  /** What its module says it is, by the tag `Tier`. */
  readonly intent?: string;
  readonly ways: readonly Way[];
  /** Address of the NAT gateway that stands in this subnet. */
  readonly natGateway?: string;
}

/** A default route. */
export interface Way {
  readonly kind: "internet" | "nat" | "other";
  /** What it leads to, as Terraform will read it. */
  readonly to: string;
}

interface Raw {
  readonly address: string;
  readonly path: string;
  readonly type: string;
  readonly text: (argument: string) => string | undefined;
  readonly tag: (key: string) => string | undefined;
}

const DEFAULT_ROUTES = ["0.0.0.0/0", "::/0"];

/** Every VPC of the stack with its subnets and their ways out. */
export function readNetworks(stack: TerraformStack): NetworkModel[] {
  const resources = rawResources(stack);
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
  const waysOf = (table: string | undefined) =>
    of("aws_route")
      .filter((route) => table !== undefined && refersTo(route.text("routeTableId")) === table)
      .filter((route) =>
        DEFAULT_ROUTES.includes(route.text("destinationCidrBlock") ?? route.text("destinationIpv6CidrBlock") ?? ""),
      )
      .flatMap(wayOf);

  const further = of("aws_vpc_ipv4_cidr_block_association");
  const vpcs = of("aws_vpc");
  const inVpc = (vpc: Raw) => (reference: string | undefined) =>
    refersTo(reference) === vpc.address ||
    further.some((range) => range.address === refersTo(reference) && refersTo(range.text("vpcId")) === vpc.address);

  return vpcs.map((vpc) => ({
    address: vpc.address,
    ranges: [vpc, ...further.filter((range) => refersTo(range.text("vpcId")) === vpc.address)].flatMap((one) =>
      literal(one.text("cidrBlock")),
    ),
    peers: of("aws_vpc_peering_connection")
      .filter((peering) => inVpc(vpc)(peering.text("vpcId")))
      .flatMap((peering) => vpcs.filter((other) => other.address === refersTo(peering.text("peerVpcId"))))
      .flatMap((other) => literal(other.text("cidrBlock")).map((cidrBlock) => ({ address: other.address, cidrBlock }))),
    subnets: of("aws_subnet")
      .filter((subnet) => inVpc(vpc)(subnet.text("vpcId")) && literal(subnet.text("cidrBlock")).length > 0)
      .map((subnet) => ({
        address: subnet.address,
        tier: subnet.path,
        zone: subnet.text("availabilityZone") ?? subnet.text("availabilityZoneId") ?? "",
        cidrBlock: subnet.text("cidrBlock") ?? "",
        intent: subnet.tag("Tier"),
        ways: waysOf(tableOf.get(subnet.address)),
        natGateway: natIn.get(subnet.address),
      })),
  }));
}

/** A literal range, as a list that is empty when it is known only later. */
function literal(text: string | undefined): string[] {
  return text !== undefined && parseCidr(text) ? [text] : [];
}

export function cidrOf({ cidrBlock }: { readonly cidrBlock: string }): Cidr {
  return parseCidr(cidrBlock) as Cidr;
}

function wayOf(route: Raw): Way[] {
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

/** The address in `${aws_x.Y.id}`. */
function refersTo(reference: string | undefined): string | undefined {
  return /^\$\{([a-z0-9_]+\.[\w-]+)\./.exec(reference ?? "")?.[1];
}

const TYPES =
  /^aws_(vpc|subnet|route|route_table_association|nat_gateway|vpc_peering_connection|vpc_ipv4_cidr_block_association)$/;

/** Arguments are read where the bindings keep them (`subnet.cidrBlockInput`), without synthesizing the stack. */
function rawResources(stack: TerraformStack): Raw[] {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const resolve = (value: unknown) => Tokenization.resolve(value, { scope: stack, resolver, preparing: true });
  return stack.node
    .findAll()
    .filter(TerraformResource.isTerraformResource)
    .filter((resource) => TYPES.test(resource.terraformResourceType))
    .map((resource) => {
      const inputs = resource as unknown as Record<string, unknown>;
      const { scope } = resource.node;
      return {
        address: `${resource.terraformResourceType}.${resource.friendlyUniqueId}`,
        path: scope?.node.path ?? "",
        type: resource.terraformResourceType,
        text: (argument) => {
          const value = resolve(inputs[`${argument}Input`]);
          return typeof value === "string" ? value : undefined;
        },
        tag: (key) => (resolve(inputs.tagsInput) as Record<string, string> | undefined)?.[key],
      };
    });
}
