import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { SubnetsRef } from "@plinth/core";
import type { TerraformStack } from "cdktf";

/** A VPC with a subnet in each of two zones, of raw resources. */
export function createNetwork(stack: TerraformStack): SubnetsRef {
  const vpc = new Vpc(stack, "Network", { cidrBlock: "10.0.0.0/16" });
  const availabilityZones = ["us-east-1a", "us-east-1b"];
  const subnetIds = availabilityZones.map(
    (availabilityZone, index) =>
      new Subnet(stack, `Subnet-${availabilityZone}`, {
        vpcId: vpc.id,
        availabilityZone,
        cidrBlock: `10.0.${index}.0/24`,
      }).id,
  );
  return { vpcId: vpc.id, subnetIds, availabilityZones };
}
