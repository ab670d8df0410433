import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { cidrText, contains, overlap, parseCidr, warn } from "@plinth/core";
import type { TerraformStack } from "cdktf";
import { cidrOf, type NetworkModel, readNetworks, type SubnetModel, usableIn } from "./network-model";
import { addressOf } from "./raw-resources";

/**
 * What is wrong with the finished networks of a stack, anybody's: ways that are missing, detour through another zone or
 * should not be there, ranges that overlap or lie outside, and subnets too small for what is placed there. Of the network of every
 * `VpcModule`, ranges that AWS refuses fail the synthesis, and the rest are warnings.
 */
export function topologyProblems(stack: TerraformStack, vpc?: string): string[] {
  return problemsOf(readNetworks(stack).filter(({ address }) => vpc === undefined || address === vpc));
}

/** The same of the networks of modules, for `checkTogether`: what AWS refuses. The rest are warnings of the VPC. */
export function topologyProblemsOf(vpcs: readonly Vpc[], stack: TerraformStack): string[] {
  const byAddress = new Map(vpcs.map((vpc) => [addressOf(vpc), vpc]));
  return readNetworks(stack).flatMap((network) => {
    const vpc = byAddress.get(network.address);
    if (!vpc) return [];
    warn(vpc, ...routeProblems(network), ...budgetProblems(network));
    return rangeProblems(network);
  });
}

function problemsOf(networks: readonly NetworkModel[]): string[] {
  return networks.flatMap((network) => [
    ...routeProblems(network),
    ...rangeProblems(network),
    ...budgetProblems(network),
  ]);
}

function routeProblems({ subnets }: NetworkModel): string[] {
  const has = (subnet: SubnetModel, kind: string) => subnet.defaultRoutes.some((route) => route.kind === kind);
  return subnets.flatMap((subnet) => {
    const needed = subnet.intent === "public" || subnet.natGateway !== undefined;
    const nat = subnet.defaultRoutes.find((route) => route.kind === "nat");
    const [there, own] = [subnets.find(({ natGateway }) => natGateway === nat?.to), natInZone(subnets, subnet.zone)];
    const detour = nat && there && own && there.zone !== subnet.zone;
    return [
      needed && !has(subnet, "internet") && `${name(subnet)} is public and has no route to an internet gateway`,
      subnet.intent === "private" &&
        has(subnet, "internet") &&
        `${name(subnet)} is private and has a route to an internet gateway`,
      subnet.intent === "isolated" &&
        subnet.defaultRoutes.length > 0 &&
        `${name(subnet)} is isolated and has a route out, to ${subnet.defaultRoutes[0].to}`,
      detour && `${name(subnet)} uses the NAT gateway of ${there.zone} while its own zone has ${own.natGateway}`,
    ].filter((problem) => typeof problem === "string");
  });
}

/**
 * AWS docs, "CreateSubnet", https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html,
 * "VPC CIDR blocks" and "How VPC peering connections work".
 */
function rangeProblems({ address, ranges, areRangesKnown, peers, subnets }: NetworkModel): string[] {
  const blocks = ranges.flatMap((range) => parseCidr(range) ?? []);
  const outside = subnets
    .filter((subnet) => areRangesKnown && !blocks.some((block) => contains(block, cidrOf(subnet))))
    .map((subnet) => `${name(subnet)} (${subnet.cidrBlock}) is outside of ${address}, which has ${ranges.join(", ")}`);
  const inCommon = subnets.flatMap((one, index) =>
    subnets
      .slice(index + 1)
      .filter((other) => overlap(cidrOf(one), cidrOf(other)))
      .map(
        (other) => `${name(one)} (${one.cidrBlock}) and ${name(other)} (${other.cidrBlock}) have addresses in common`,
      ),
  );
  const twice = blocks.flatMap((one, index) =>
    blocks
      .slice(index + 1)
      .filter((other) => overlap(one, other))
      .map((other) => `${address} has the ranges ${cidrText(one)} and ${cidrText(other)}, with addresses in common`),
  );
  const unreachable = peers
    .filter((peer) => blocks.some((block) => overlap(block, cidrOf(peer))))
    .map((peer) => `${address} is peered with ${peer.address} (${peer.cidrBlock}) and has addresses in common with it`);
  return [...outside, ...inCommon, ...twice, ...unreachable];
}

function budgetProblems({ subnets }: NetworkModel): string[] {
  return subnets.flatMap((subnet) => {
    const needed = subnet.placements.reduce((sum, { addresses }) => sum + addresses, 0);
    const usable = usableIn(subnet);
    if (needed <= usable) return [];
    const parts = subnet.placements.map(({ what, addresses }) => `${addresses} for ${what}`);
    return `${name(subnet)} (${subnet.cidrBlock}) has ${usable} addresses and needs ${needed}: ${parts.join(", ")}`;
  });
}

function natInZone(subnets: readonly SubnetModel[], zone: string): SubnetModel | undefined {
  return subnets.find((subnet) => subnet.zone === zone && subnet.natGateway !== undefined);
}

function name({ tier, zone }: SubnetModel): string {
  return `${tier} in ${zone}`;
}
