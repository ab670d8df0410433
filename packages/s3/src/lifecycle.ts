import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
} from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { matches, must, type Problem } from "@plinth/core";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { EVERYTHING } from "./objects";

export type Rule = Omit<S3BucketLifecycleConfigurationRule, "id" | "status">;

/** AWS docs, "Setting an S3 Lifecycle configuration on a bucket". */
const MAX_RULES = 1000;

/** The one lifecycle configuration of a bucket. Its rules are keyed by name, whatever the order they are given in. */
export class Lifecycle {
  public readonly resource: S3BucketLifecycleConfiguration;
  private readonly rules = new Map<string, Rule>();

  constructor(scope: Construct, bucket: string, after: ITerraformDependable) {
    this.resource = new S3BucketLifecycleConfiguration(scope, "Lifecycle", { bucket, dependsOn: [after] });
  }

  /** What is wrong with a new rule, before it is added. */
  problems(name: string, rule: Rule): Problem[] {
    const existing = this.rules.get(name);
    return [
      matches("name", name, /^[A-Za-z0-9][\w.-]{0,254}$/, 'have 1 to 255 letters, digits and "-_."'),
      must(
        !existing || equal(existing, rule),
        `name must be new, got ${JSON.stringify(name)}, a rule that says otherwise`,
      ),
      must(this.rules.size < MAX_RULES || existing !== undefined, `there must be at most ${MAX_RULES} rules`),
    ];
  }

  set(name: string, rule: Rule): void {
    this.rules.set(name, rule);
    const byName = [...this.rules].sort(([a], [b]) => (a < b ? -1 : 1));
    this.resource.putRule(byName.map(([id, body]) => ({ id, status: "Enabled", ...body })));
  }
}

/** Rules that every bucket has. Noncurrent versions are what is left of deleted and overwritten objects. */
export function housekeeping(lifecycle: Lifecycle, noncurrentDays: number, retentionDays?: number): void {
  lifecycle.set("AbortIncompleteUploads", {
    filter: [EVERYTHING],
    abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
  });
  lifecycle.set("ExpireNoncurrentVersions", {
    filter: [EVERYTHING],
    noncurrentVersionExpiration: [{ noncurrentDays }],
    expiration: [{ expiredObjectDeleteMarker: true }],
  });
  if (retentionDays !== undefined) {
    lifecycle.set("ExpireLogs", { filter: [EVERYTHING], expiration: [{ days: retentionDays }] });
  }
}

function equal(a: Rule, b: Rule): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
