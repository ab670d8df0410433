import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
} from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import type { Parser } from "@plinth/core";
import type { Construct } from "constructs";
import { type Judgement, Keyed } from "./keyed";
import { EVERYTHING } from "./objects";
import type { SequentialSettings } from "./sequential-settings";
import type { BucketSettings } from "./settings";

export type LifecycleRule = Omit<S3BucketLifecycleConfigurationRule, "id" | "status">;

/** AWS docs, "Setting an S3 Lifecycle configuration on a bucket". */
const MAX_RULES = 1000;

/** The one lifecycle configuration of a bucket. Its rules are keyed by name, whatever the order they are given in. */
export class Lifecycle {
  public readonly resource: S3BucketLifecycleConfiguration;
  /** Days after which noncurrent versions are gone, whatever a rule says. */
  public readonly noncurrentDays: number;
  private readonly rules: Keyed<LifecycleRule>;

  constructor(scope: Construct, chain: SequentialSettings, settings: BucketSettings) {
    this.noncurrentDays = settings.noncurrentDays;
    this.rules = new Keyed(scope, "rule", MAX_RULES);
    this.resource = chain.add((common) => new S3BucketLifecycleConfiguration(scope, "Lifecycle", common));
    housekeeping(this, settings);
  }

  parse<I, O>(method: string, name: string, parser: Parser<I, O>, options: NoInfer<I>): O {
    return this.rules.parse(method, name, parser, options);
  }

  /** @throws Error with the problems, and when another rule has the name */
  add(method: string, name: string, rule: LifecycleRule, judgement?: Judgement): void {
    this.rules.add(method, name, rule, judgement);
    this.resource.putRule(this.rules.sorted.map(([id, body]) => ({ id, status: "Enabled", ...body })));
  }
}

/** Rules that every bucket has. Noncurrent versions are what is left of deleted and overwritten objects. */
function housekeeping(lifecycle: Lifecycle, settings: BucketSettings): void {
  const { noncurrentDays, noncurrentVersions, logRetentionDays, purpose } = settings;
  lifecycle.add("expire", "AbortIncompleteUploads", {
    filter: [EVERYTHING],
    abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
  });
  lifecycle.add("expire", "ExpireNoncurrentVersions", {
    filter: [EVERYTHING],
    noncurrentVersionExpiration: [{ noncurrentDays, newerNoncurrentVersions: noncurrentVersions }],
    expiration: [{ expiredObjectDeleteMarker: true }],
  });
  if (purpose === "logs") {
    lifecycle.add("expire", "ExpireLogs", { filter: [EVERYTHING], expiration: [{ days: logRetentionDays }] });
  }
}
