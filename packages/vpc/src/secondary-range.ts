import { VpcIpv4CidrBlockAssociation } from "@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association";
import { contains, type Problem, parseCidr, type VpcRef, validate } from "@plinth/core";
import type { Construct } from "constructs";
import { cidrProblem } from "./cidr";

/** A further IPv4 range of the VPC, seen as a network: what is placed there waits for the association. */
export function secondaryRange(vpc: Construct & VpcRef, id: string, cidrBlock: string): VpcRef {
  validate(
    vpc,
    [cidrProblem("cidrBlock", cidrBlock, 16, 28), overlapProblem(vpc.cidrBlock, cidrBlock)],
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

function overlapProblem(primary: string, secondary: string): Problem {
  const [one, other] = [parseCidr(primary), parseCidr(secondary)];
  if (!one || !other || !(contains(one, other) || contains(other, one))) return;
  return `cidrBlock must not overlap the VPC's ${primary}, got "${secondary}"`;
}
