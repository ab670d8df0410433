import { VpcIpv4CidrBlockAssociation } from "@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association";
import { type VpcRef, validate } from "@plinth/core";
import type { Construct } from "constructs";
import { cidrProblem } from "./cidr";
import { commonProblems } from "./ranges";

/** A further IPv4 range of the VPC, seen as a network: what is placed there waits for the association. */
export function secondaryRange(
  vpc: Construct & VpcRef,
  id: string,
  cidrBlock: string,
  known: { readonly ranges: readonly string[]; readonly peers: readonly string[] },
): VpcRef {
  validate(
    vpc,
    [
      cidrProblem("cidrBlock", cidrBlock, 16, 28),
      ...commonProblems("cidrBlock", cidrBlock, "the VPC's", known.ranges),
      ...commonProblems("cidrBlock", cidrBlock, "the peered network's", known.peers),
    ],
    `addRange("${id}")`,
  );
  const association = new VpcIpv4CidrBlockAssociation(vpc, id, { vpcId: vpc.vpcId, cidrBlock });
  return {
    vpcId: association.vpcId,
    cidrBlock,
    internetGatewayId: vpc.internetGatewayId,
    ipv6CidrBlock: vpc.ipv6CidrBlock,
    egressOnlyInternetGatewayId: vpc.egressOnlyInternetGatewayId,
    addRouteTable: (key, routeTableId) => vpc.addRouteTable?.(key, routeTableId),
  };
}
