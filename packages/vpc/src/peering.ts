import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { VpcPeeringConnectionAccepterA } from "@cdktf/provider-aws/lib/vpc-peering-connection-accepter";
import { VpcPeeringConnectionOptions } from "@cdktf/provider-aws/lib/vpc-peering-connection-options";
import { matches, nameOf, type VpcRef, validate } from "@plinth/core";
import type { Construct } from "constructs";
import { commonProblems } from "./ranges";

export interface PeeringProps {
  /** The other network, with its range: ranges of peers must not overlap. */
  readonly peer: Pick<VpcRef, "vpcId" | "cidrBlock">;
  /** Account of the other network. @default - this one */
  readonly peerAccountId?: string;
  /** Region of the other network. @default - this one */
  readonly peerRegion?: string;
  /**
   * Answers names of the other network's instances with their private addresses. In one account and region for both
   * sides; elsewhere for this side, once the other has accepted.
   * @default false
   */
  readonly dnsResolution?: boolean;
}

export interface AcceptedPeeringProps {
  /** What the other side asked for, `pcx-0a1b2c3d4e5f60718`. */
  readonly peeringConnectionId: string;
  /** The other network's range, which must not overlap. */
  readonly peer: Pick<VpcRef, "cidrBlock">;
  /** Answers names of the other network's instances with their private addresses. @default false */
  readonly dnsResolution?: boolean;
}

/** Accepted at once in the same account and region; elsewhere the other side has to accept it. */
export function peering(
  scope: Construct & { readonly vpcId: string },
  id: string,
  ranges: readonly string[],
  props: PeeringProps,
): VpcPeeringConnection {
  const { peer, peerAccountId, peerRegion, dnsResolution } = props;
  validate(
    scope,
    [
      ...commonProblems("peer.cidrBlock", peer.cidrBlock, "this network's", ranges),
      matches("peerAccountId", peerAccountId, /^\d{12}$/, "be 12 digits"),
    ],
    `addPeering("${id}")`,
  );
  const elsewhere = peerAccountId !== undefined || peerRegion !== undefined;
  const connection = new VpcPeeringConnection(scope, id, {
    vpcId: scope.vpcId,
    peerVpcId: peer.vpcId,
    peerOwnerId: peerAccountId,
    peerRegion,
    autoAccept: elsewhere ? undefined : true,
    tags: { Name: nameOf(scope, 255, id) },
  });
  if (dnsResolution) resolveNames(scope, id, connection.id, elsewhere ? ["requester"] : ["requester", "accepter"]);
  return connection;
}

/** The other half of a peering that another account or region asked for. */
export function acceptedPeering(
  scope: Construct,
  id: string,
  ranges: readonly string[],
  { peeringConnectionId, peer, dnsResolution }: AcceptedPeeringProps,
): VpcPeeringConnectionAccepterA {
  validate(
    scope,
    [
      ...commonProblems("peer.cidrBlock", peer.cidrBlock, "this network's", ranges),
      matches("peeringConnectionId", peeringConnectionId, /^pcx-[0-9a-f]+$/, 'be an id such as "pcx-0a1b2c3d"'),
    ],
    `acceptPeering("${id}")`,
  );
  const accepter = new VpcPeeringConnectionAccepterA(scope, id, {
    vpcPeeringConnectionId: peeringConnectionId,
    autoAccept: true,
    tags: { Name: nameOf(scope, 255, id) },
  });
  if (dnsResolution) resolveNames(scope, id, accepter.id, ["accepter"]);
  return accepter;
}

function resolveNames(
  scope: Construct,
  id: string,
  vpcPeeringConnectionId: string,
  sides: readonly ("requester" | "accepter")[],
): void {
  const options = Object.fromEntries(sides.map((side) => [side, { allowRemoteVpcDnsResolution: true }]));
  new VpcPeeringConnectionOptions(scope, `${id}-Dns`, { vpcPeeringConnectionId, ...options });
}
