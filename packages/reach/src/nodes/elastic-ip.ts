import type { Resource } from "@plinth/model";
import type { NodeContext, PublicAddress } from "./node";

/** The Elastic IP address of an instance or a network interface, where it has one. */
export function elasticIpOf(resource: Resource, { references }: NodeContext): PublicAddress | undefined {
  const [one] = ARGUMENTS.flatMap((name) => references.referring(resource, name, "aws_eip", "aws_eip_association"));
  if (one === undefined) return;
  return { answer: "yes", address: one.address, says: `gives ${resource.address} a public address` };
}

const ARGUMENTS = ["instance", "network_interface", "instance_id", "network_interface_id"];
