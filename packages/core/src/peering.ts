import type { ITerraformDependable } from "cdktf";
import type { IConstruct } from "constructs";
import { textOf } from "./names";

/** A peering connection that this stack asks for: a raw `VpcPeeringConnection`. */
export interface Peering extends ITerraformDependable {
  readonly vpcIdInput?: string;
  readonly peerVpcIdInput?: string;
  readonly peerRegionInput?: string;
}

/** Why groups of two networks cannot name each other over the peering. AWS docs, "Update your security groups to reference peer security groups". */
export function peeringProblem(
  scope: IConstruct,
  { vpcIdInput, peerVpcIdInput, peerRegionInput }: Peering,
  from: string | undefined,
  to: string | undefined,
): string | undefined {
  if (peerRegionInput !== undefined) return "groups cannot name groups of another region: name the other's range";
  const joined = [vpcIdInput, peerVpcIdInput].map((id) => textOf(scope, id));
  const stranger = [from, to].some((vpc) => vpc !== undefined && !joined.includes(vpc));
  return (from !== undefined && from === to) || stranger
    ? "the peering connection does not join their networks"
    : undefined;
}
