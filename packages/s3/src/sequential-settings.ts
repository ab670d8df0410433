import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { Place } from "./place";

/** What every setting of the bucket begins with. */
export interface Common {
  readonly bucket: string;
  readonly provider: TerraformProvider | undefined;
  readonly dependsOn: ITerraformDependable[] | undefined;
}

/** Each setting waits for the one before: S3 refuses changes at the same time as "conflicting conditional operation". */
export class SequentialSettings {
  public readonly place: Place;
  private last: ITerraformDependable | undefined;

  constructor(
    scope: Construct,
    private readonly bucket: S3Bucket,
    public readonly provider: TerraformProvider | undefined,
  ) {
    this.place = new Place(scope, provider);
  }

  add<T extends ITerraformDependable>(make: (common: Common) => T): T {
    const dependsOn = this.last ? [this.last] : undefined;
    const setting = make({ bucket: this.bucket.id, provider: this.provider, dependsOn });
    this.last = setting;
    return setting;
  }
}
