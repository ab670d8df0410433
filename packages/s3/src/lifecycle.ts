import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
} from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import type { Problem } from "@plinth/core";
import type { Construct } from "constructs";
import type { Chain } from "./chain";
import { Keyed } from "./keyed";
import { EVERYTHING } from "./objects";
import type { Settings } from "./props";

export type Rule = Omit<S3BucketLifecycleConfigurationRule, "id" | "status">;

/** AWS docs, "Setting an S3 Lifecycle configuration on a bucket". */
const MAX_RULES = 1000;

/** The one lifecycle configuration of a bucket. Its rules are keyed by name, whatever the order they are given in. */
export class Lifecycle {
  public readonly resource: S3BucketLifecycleConfiguration;
  /** Days after which noncurrent versions are gone, whatever a rule says. */
  public readonly noncurrentDays: number;
  private readonly rules: Keyed<Rule>;

  constructor(scope: Construct, chain: Chain, settings: Settings) {
    this.noncurrentDays = settings.noncurrentDays;
    this.rules = new Keyed(scope, "rule", MAX_RULES);
    this.resource = chain.add((common) => new S3BucketLifecycleConfiguration(scope, "Lifecycle", common));
    housekeeping(this, settings);
  }

  /** What is wrong with a new rule, before it is added. */
  problems(name: string, rule: Rule): Problem[] {
    return this.rules.problems(name, rule);
  }

  set(name: string, rule: Rule): void {
    this.rules.set(name, rule);
    this.resource.putRule(this.rules.sorted.map(([id, body]) => ({ id, status: "Enabled", ...body })));
  }
}

/** Rules that every bucket has. Noncurrent versions are what is left of deleted and overwritten objects. */
function housekeeping(lifecycle: Lifecycle, settings: Settings): void {
  const { noncurrentDays, noncurrentVersions, logRetentionDays, purpose } = settings;
  lifecycle.set("AbortIncompleteUploads", {
    filter: [EVERYTHING],
    abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
  });
  lifecycle.set("ExpireNoncurrentVersions", {
    filter: [EVERYTHING],
    noncurrentVersionExpiration: [{ noncurrentDays, newerNoncurrentVersions: noncurrentVersions }],
    expiration: [{ expiredObjectDeleteMarker: true }],
  });
  if (purpose === "logs") {
    lifecycle.set("ExpireLogs", { filter: [EVERYTHING], expiration: [{ days: logRetentionDays }] });
  }
}
