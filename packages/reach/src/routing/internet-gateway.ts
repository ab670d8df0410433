import type { Resource } from "@plinth/model";
import type { Network } from "../network";
import type { Peer } from "../rules/ranges";
import { closed, open, type Step, unclear } from "../sets/step";
import type { Place } from "../ways/place";
import { lookup, noRoute, type Route } from "./routes";

/** The route table of a subnet leads to an internet gateway of its VPC. */
export function gatewayStep(network: Network, place: Pick<Place, "subnet">, peer: Peer): Step {
  const table = network.tableOf(place.subnet);
  const { best, others } = lookup(table, peer);
  if (others.length > 0 || (best !== undefined && table.isForeign)) {
    return unclear(table.address, `not known which of its routes leads to ${peer.title}`);
  }
  return best ? exitOf(network, best, place) : noRoute(table, peer.title);
}

function exitOf(network: Network, { address, target }: Route, { subnet }: Pick<Place, "subnet">): Step {
  const { kind, name, resource } = target;
  if (kind === "nat_gateway_id" || kind === "egress_only_gateway_id") {
    return closed(address, `leads to ${name}, which lets nothing in`);
  }
  if (kind === "blackhole") return closed(address, `is a blackhole: ${name}`);
  if (kind === "gateway_id" && resource?.type === "aws_internet_gateway") {
    const vpcs = vpcsOf(network, resource);
    const isHere = vpcs === undefined || vpcs.includes(subnet.vpc?.address);
    return isHere
      ? open(address, `leads to ${name}`)
      : closed(address, `is a blackhole: ${name} is not attached to this VPC`);
  }
  if (kind === "gateway_id" && name.startsWith("igw-")) return open(address, `leads to ${name}`);
  if (kind === "local") return closed(address, "leads to the VPC itself");
  if (kind === "gateway_id" && resource?.type === "aws_vpn_gateway") return closed(address, `leads to ${name}`);
  if (kind === "vpc_peering_connection_id")
    return closed(address, `leads to ${name}, which does not lead to the internet`);
  return unclear(address, `leads to ${name}, and what lies behind it is not judged`);
}

/** Where an internet gateway is attached; nothing of one that exists already. */
function vpcsOf({ references, subnets }: Network, gateway: Resource) {
  if (gateway.mode === "data") return;
  const all = [gateway, ...references.referring(gateway, "internet_gateway_id", "aws_internet_gateway_attachment")];
  return all.map((one) => subnets.vpcIn(one)?.address);
}
