import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";

/** Where the stack, or a replica in another region, is deployed, as Terraform will know it. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

export function placeOf(scope: Construct, provider?: TerraformProvider): Place {
  return {
    partition: new DataAwsPartition(scope, "Partition", { provider }).partition,
    region: new DataAwsRegion(scope, "Region", { provider }).id,
    account: new DataAwsCallerIdentity(scope, "Account", { provider }).accountId,
  };
}
