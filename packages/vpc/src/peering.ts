import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { must, nameOf, overlap, type Problem, parseCidr, type VpcRef, validate } from "@plinth/core";
import type { Construct } from "constructs";

export interface PeeringProps {
  /** The other network, with its range: ranges of peers must not overlap. */
  readonly peer: Pick<VpcRef, "vpcId" | "cidrBlock">;
  /** Account of the other network. @default - this one */
  readonly peerAccountId?: string;
  /** Region of the other network. @default - this one */
  readonly peerRegion?: string;
}

/** Accepted at once in the same account and region; elsewhere the other side has to accept it. */
export function peering(
  scope: Construct & VpcRef,
  id: string,
  vpcId: string,
  props: PeeringProps,
): VpcPeeringConnection {
  const { peer, peerAccountId, peerRegion } = props;
  validate(
    scope,
    [
      overlapProblem(scope.cidrBlock, peer.cidrBlock),
      must(
        peerAccountId === undefined || /^(\d{12}|\$\{.*)$/.test(peerAccountId),
        `peerAccountId must be 12 digits, got "${peerAccountId}"`,
      ),
    ],
    `addPeering("${id}")`,
  );
  const elsewhere = peerAccountId !== undefined || peerRegion !== undefined;
  return new VpcPeeringConnection(scope, id, {
    vpcId,
    peerVpcId: peer.vpcId,
    peerOwnerId: peerAccountId,
    peerRegion,
    autoAccept: elsewhere ? undefined : true,
    tags: { Name: nameOf(scope, 255, id) },
  });
}

function overlapProblem(own: string, other: string): Problem {
  const [a, b] = [parseCidr(own), parseCidr(other)];
  return a && b && overlap(a, b) ? `peer.cidrBlock must not overlap this network's ${own}, got "${other}"` : undefined;
}
