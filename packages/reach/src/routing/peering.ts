import { isTrue, type Resource, text } from "@plinth/model";
import type { Network } from "../network";
import { closed, open, type Step, unclear } from "../sets/step";
import type { Subnet } from "./subnets";

/**
 * A VPC peering connection leads from one of its VPCs to the other, and no further. AWS docs, "How VPC peering connections
 * work", https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 */
export function peeringStep(
  network: Network,
  connection: Resource,
  { address, from, to }: { readonly address: string; readonly from: Subnet; readonly to: Subnet },
): Step {
  const ends = endsOf(network, connection);
  if (!ends.includes(from.vpc?.address)) {
    return closed(address, `is a blackhole: ${connection.address} is not a peering connection of ${from.vpc?.address}`);
  }
  if (ends.includes(to.vpc?.address))
    return acceptedStep(network, connection, `leads over ${connection.address}`, address);
  return closed(address, `leads over ${connection.address}, which does not lead on to ${to.vpc?.address}`);
}

/** Whether the owner of the other VPC has accepted a connection. */
export function acceptedStep({ references }: Network, connection: Resource, says: string, address: string): Step {
  const status = text(connection.args.accept_status);
  const accepters = references.referring(
    connection,
    "vpc_peering_connection_id",
    "aws_vpc_peering_connection_accepter",
  );
  if (status !== undefined && status !== "active" && accepters.length === 0) {
    return closed(connection.address, `is not accepted: its status is ${status}`);
  }
  const isAccepted = status === "active" || [connection, ...accepters].some(({ args }) => isTrue(args.auto_accept));
  return isAccepted
    ? open(address, says)
    : unclear(connection.address, "works only after its accepter has accepted it");
}

/** The connection between two VPCs of the stack. */
export function peeringOf(
  network: Network,
  one: string,
  other: string,
): { readonly isSameRegion: boolean } | undefined {
  const connection = network.stack.all("aws_vpc_peering_connection").find((candidate) => {
    const ends = endsOf(network, candidate);
    return ends.includes(one) && ends.includes(other);
  });
  if (connection === undefined) return;
  const region = text(connection.args.peer_region);
  return { isSameRegion: connection.args.peer_region === undefined || region === connection.provider.region };
}

export function endsOf({ subnets }: Network, connection: Resource): readonly (string | undefined)[] {
  return ["vpc_id", "peer_vpc_id"].map((name) => subnets.vpcIn(connection, connection.args, name)?.address);
}
