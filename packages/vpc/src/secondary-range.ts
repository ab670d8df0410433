import { VpcIpv4CidrBlockAssociation } from "@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association";
import { object, parseChild, type VpcRef } from "@plinth/core";
import type { Construct } from "constructs";
import { associationProblem, CIDR_BLOCK, overlapProblems } from "./cidr-blocks";

const SECONDARY_RANGE = object({ cidrBlock: CIDR_BLOCK });

/** A further IPv4 range of the VPC, seen as a network: what is placed there waits for the association. */
export function addSecondaryRange(
  vpc: Construct & VpcRef,
  key: string,
  given: { readonly cidrBlock: string },
  known: { readonly ranges: readonly string[]; readonly peers: readonly string[] },
): VpcRef {
  const { id, cidrBlock } = parseChild(vpc, key, SECONDARY_RANGE, given, {
    method: "addRange",
    keyName: "id",
    rules: [
      (range) => overlapProblems("cidrBlock", range.cidrBlock, "the VPC's", known.ranges),
      (range) => overlapProblems("cidrBlock", range.cidrBlock, "the peered network's", known.peers),
      (range) => associationProblem(range.cidrBlock, known.ranges),
    ],
  });
  const association = new VpcIpv4CidrBlockAssociation(vpc, id, { vpcId: vpc.vpcId, cidrBlock });
  return {
    vpcId: association.vpcId,
    cidrBlock,
    internetGatewayId: vpc.internetGatewayId,
    ipv6CidrBlock: vpc.ipv6CidrBlock,
    egressOnlyInternetGatewayId: vpc.egressOnlyInternetGatewayId,
    addRouteTable: (...routeTable) => vpc.addRouteTable?.(...routeTable),
  };
}
