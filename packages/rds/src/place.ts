import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import type { Construct } from "constructs";

/** Where the stack is deployed, as Terraform will know it. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

export function placeOf(scope: Construct): Place {
  return {
    partition: new DataAwsPartition(scope, "Partition").partition,
    region: new DataAwsRegion(scope, "Region").id,
    account: new DataAwsCallerIdentity(scope, "Account").accountId,
  };
}
