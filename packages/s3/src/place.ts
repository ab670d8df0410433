import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";

/** Where a bucket is; each part is looked up when it is first asked for, and once. */
export class Place {
  constructor(
    private readonly scope: Construct,
    private readonly provider: TerraformProvider | undefined,
  ) {}

  get account(): string {
    return this.once("Account", (id, config) => new DataAwsCallerIdentity(this.scope, id, config)).accountId;
  }

  get partition(): string {
    return this.once("Partition", (id, config) => new DataAwsPartition(this.scope, id, config)).partition;
  }

  get region(): string {
    return this.once("Region", (id, config) => new DataAwsRegion(this.scope, id, config)).id;
  }

  /** The ARN of a bucket, waiting for whatever its name waits for. */
  bucketArn(name: string): string {
    return `arn:${this.partition}:s3:::${name}`;
  }

  private once<T>(id: string, make: (id: string, config: { provider: TerraformProvider | undefined }) => T): T {
    return (this.scope.node.tryFindChild(id) as T | undefined) ?? make(id, { provider: this.provider });
  }
}
