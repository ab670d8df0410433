import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { ITerraformDependable } from "cdktf";

/** What every setting of the bucket begins with. */
export interface CommonConfig {
  readonly bucket: string;
  readonly dependsOn: ITerraformDependable[] | undefined;
}

/** Each setting waits for the one before: S3 refuses changes at the same time as "conflicting conditional operation". */
export class SequentialSettings {
  private last: ITerraformDependable | undefined;

  constructor(private readonly bucket: S3Bucket) {}

  add<T extends ITerraformDependable>(create: (common: CommonConfig) => T): T {
    const dependsOn = this.last ? [this.last] : undefined;
    const setting = create({ bucket: this.bucket.id, dependsOn });
    this.last = setting;
    return setting;
  }
}
