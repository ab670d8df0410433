import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { VpcPeeringConnectionAccepterA } from "@cdktf/provider-aws/lib/vpc-peering-connection-accepter";
import { VpcPeeringConnectionOptions } from "@cdktf/provider-aws/lib/vpc-peering-connection-options";
import {
  ACCOUNT_ID,
  boolean,
  type ModuleContext,
  object,
  parseChild,
  RANGE,
  REGION,
  type RowsOf,
  reference,
  regionOf,
  text,
  type VpcRef,
} from "@plinth/core";
import { Construct } from "constructs";
import { overlapProblems } from "./cidr-blocks";
import { takenProblem } from "./ids";

export interface PeeringProps {
  /** The other network, with its range: ranges of peers must not overlap. */
  readonly peer: Pick<VpcRef, "vpcId" | "cidrBlock">;
  /** Account of the other network. @default - this one */
  readonly peerAccountId?: string;
  /** Region of the other network. @default - that of the `VpcModule` that is given, else this one */
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

const PEERING = object({
  peer: reference<PeeringProps["peer"]>({ vpcId: text(), cidrBlock: RANGE }),
  peerAccountId: ACCOUNT_ID.optional(),
  peerRegion: REGION.optional(),
  dnsResolution: boolean.default(false),
} satisfies RowsOf<PeeringProps>);

const ACCEPTED_PEERING = object({
  peeringConnectionId: text('be an id such as "pcx-0a1b2c3d"', /^pcx-[0-9a-f]+$/),
  peer: reference<AcceptedPeeringProps["peer"]>({ cidrBlock: RANGE }),
  dnsResolution: boolean.default(false),
} satisfies RowsOf<AcceptedPeeringProps>);

interface OwnNetwork {
  readonly vpcId: string;
  readonly ranges: readonly string[];
}

/** Accepted at once in the same account and region; elsewhere the other side has to accept it. */
export function addPeering(
  { scope, tags }: ModuleContext,
  key: string,
  own: OwnNetwork,
  props: PeeringProps,
): VpcPeeringConnection {
  const { id, peer, peerAccountId, dnsResolution, ...options } = parseChild(scope, key, PEERING, props, {
    method: "addPeering",
    keyName: "id",
    rules: rulesOf(scope, key, own.ranges),
  });
  const peerRegion = options.peerRegion ?? otherRegion(scope, peer);
  const elsewhere = peerAccountId !== undefined || peerRegion !== undefined;
  const connection = new VpcPeeringConnection(scope, id, {
    vpcId: own.vpcId,
    peerVpcId: peer.vpcId,
    peerOwnerId: peerAccountId,
    peerRegion,
    autoAccept: elsewhere ? undefined : true,
    tags: tags(id),
  });
  if (dnsResolution) resolveNames(scope, id, connection.id, elsewhere ? ["requester"] : ["requester", "accepter"]);
  return connection;
}

/** The other half of a peering that another account or region asked for. */
export function acceptPeering(
  { scope, tags }: ModuleContext,
  key: string,
  own: OwnNetwork,
  props: AcceptedPeeringProps,
): VpcPeeringConnectionAccepterA {
  const { id, peeringConnectionId, dnsResolution } = parseChild(scope, key, ACCEPTED_PEERING, props, {
    method: "acceptPeering",
    keyName: "id",
    rules: rulesOf(scope, key, own.ranges),
  });
  const accepter = new VpcPeeringConnectionAccepterA(scope, id, {
    vpcPeeringConnectionId: peeringConnectionId,
    autoAccept: true,
    tags: tags(id),
  });
  if (dnsResolution) resolveNames(scope, id, accepter.id, ["accepter"]);
  return accepter;
}

/** The region of a peer, where it is another one. */
function otherRegion(scope: Construct, peer: unknown): string | undefined {
  const [own, other] = [regionOf(scope), Construct.isConstruct(peer) ? regionOf(peer) : undefined];
  return own === undefined || own === other ? undefined : other;
}

function rulesOf(scope: Construct, key: string, ranges: readonly string[]) {
  return [
    ({ peer }: Pick<AcceptedPeeringProps, "peer">) =>
      overlapProblems("peer.cidrBlock", peer.cidrBlock, "this network's", ranges),
    () => takenProblem(scope, key, dnsId(key)),
  ];
}

function resolveNames(
  scope: Construct,
  id: string,
  vpcPeeringConnectionId: string,
  sides: readonly ("requester" | "accepter")[],
): void {
  const options = Object.fromEntries(sides.map((side) => [side, { allowRemoteVpcDnsResolution: true }]));
  new VpcPeeringConnectionOptions(scope, dnsId(id), { vpcPeeringConnectionId, ...options });
}

function dnsId(id: string): string {
  return `${id}-Dns`;
}
