import { isTrue, type Resource, text } from "@plinth/model";
import type { Network } from "../network";
import type { Answer } from "../rules/ranges";
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
  if (connection.mode === "data" || ends.includes(undefined)) {
    return unclear(connection.address, "not known which VPCs it connects");
  }
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

/** Whether groups of one VPC can be named in the other: over a peering connection in a region. */
export function namesGroupsOver(network: Network, one: string, other: string): Answer {
  const answers = network.stack.all("aws_vpc_peering_connection").map((connection): Answer => {
    const ends = endsOf(network, connection);
    if (!ends.every((end) => end === one || end === other || end === undefined)) return "no";
    const { peer_region: given } = connection.args;
    const [region, own] = [text(given), connection.provider.region];
    if (ends.includes(undefined) || (given !== undefined && (!region || !own))) return "maybe";
    return given === undefined || region === own ? "yes" : "no";
  });
  return answers.includes("yes") ? "yes" : answers.includes("maybe") ? "maybe" : "no";
}

export function endsOf({ subnets }: Network, connection: Resource): readonly (string | undefined)[] {
  return ["vpc_id", "peer_vpc_id"].map((name) => subnets.vpcIn(connection, connection.args, name)?.address);
}
