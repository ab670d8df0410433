import type { Resource } from "@plinth/model";
import type { NodeContext, PublicAddress } from "./node";

/** The Elastic IP address of an instance or a network interface, where it has one. */
export function elasticIpOf(resource: Resource, { stack, references }: NodeContext): PublicAddress | undefined {
  for (const name of ["instance", "network_interface", "instance_id", "network_interface_id"]) {
    for (const one of stack.referringTo(resource, "aws_eip", "aws_eip_association")) {
      if (references.one(one, name, resource.type)?.address !== resource.address) continue;
      return { answer: "yes", address: one.address, says: `gives ${resource.address} a public address` };
    }
  }
  return;
}
