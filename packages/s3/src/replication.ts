import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { S3BucketReplicationConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-replication-configuration";
import { assumedBy, type ModuleContext, policyDocument, type Statement } from "@plinth/core";
import type { BucketStatement } from "./add-statement";
import { Keyed } from "./keyed";
import { bucketArn } from "./names";
import {
  REPLICATE,
  type ReplicateOptions,
  replicationRule,
  replicationRules,
  type Source,
  twinWarning,
} from "./replicate-to";
import type { SequentialSettings } from "./sequential-settings";
import { leadingSlash } from "./warnings";

/** AWS docs, "Replication configuration file elements". */
const MAX_RULES = 1000;

/** What became of `replicateTo`. */
export interface Replication {
  readonly resource: S3BucketReplicationConfigurationA;
  readonly role: IamRole;
  /** What the policy of a bucket in another account must say; in this account the role's own permission is enough. */
  readonly permission: BucketStatement & Pick<Statement, "resources">;
  /** What the policy of a key in another account must say; nothing where no key encrypts the copies. */
  readonly keyPermission: Statement | undefined;
}

/** The one replication configuration of a bucket, and the role that S3 copies by. Its rules are keyed by name. */
export class Replications {
  private readonly rules: Keyed<ReplicateOptions>;
  private made: { role: IamRole; policy: IamRolePolicy; resource: S3BucketReplicationConfigurationA } | undefined;

  constructor(
    private readonly source: Source,
    private readonly chain: SequentialSettings,
    private readonly context: ModuleContext,
    private readonly roleName: string | undefined,
  ) {
    this.rules = new Keyed(source, "rule", MAX_RULES);
  }

  replicateTo(name: string, options: ReplicateOptions): Replication {
    const { source } = this;
    const settings = this.rules.parse("replicateTo", name, REPLICATE, options, replicationRules(source));
    // The bucket is compared by its name: as a construct it leads to everything.
    const { bucketName, encryptionKey } = settings.bucket;
    const rule = { ...settings, bucket: { bucketName, encryptionKey: encryptionKey && { arn: encryptionKey.arn } } };
    const warnings = [leadingSlash(settings.prefix), twinWarning(source, rule, this.rules.others(name))];
    this.rules.add("replicateTo", name, rule, { warnings });
    const { role, resource } = this.document();
    const copies = bucketArn(this.context.aws, bucketName);
    const principals = { AWS: [role.arn] };
    return {
      resource,
      role,
      permission: { principals, actions: [...INTO, ...TOWARDS], resources: [copies, `${copies}/*`] },
      keyPermission: encryptionKey && { principals, actions: ENCRYPT, resources: ["*"] },
    };
  }

  private document(): NonNullable<Replications["made"]> {
    const { source, chain } = this;
    const rules = this.rules.sorted.map(([name, options]) =>
      replicationRule(
        name,
        bucketArn(this.context.aws, options.bucket.bucketName),
        source.encryptionKey !== undefined,
        options,
      ),
    );
    if (!this.made) {
      const role = new IamRole(source, "ReplicationRole", {
        ...(this.roleName ? { name: this.roleName } : { namePrefix: `${this.context.name(37)}-` }),
        tags: this.context.tags(),
        assumeRolePolicy: assumedBy("s3.amazonaws.com"),
      });
      const policy = new IamRolePolicy(source, "ReplicationPolicy", {
        role: role.name,
        name: "replicate",
        policy: this.policy(),
      });
      const resource = chain.add(
        ({ dependsOn = [], ...common }) =>
          new S3BucketReplicationConfigurationA(source, "Replication", {
            ...common,
            role: role.arn,
            rule: rules,
            // Before it may copy, it would fail the first objects.
            dependsOn: [...dependsOn, policy],
          }),
      );
      this.made = { role, policy, resource };
    }
    this.made.policy.policy = this.policy();
    this.made.resource.putRule(rules);
    return this.made;
  }

  /** AWS docs, "Setting up permissions for live replication" and "Replicating encrypted objects". */
  private policy(): string {
    const { arn, encryptionKey, objectLock } = this.source;
    const rules = this.rules.sorted.map(([, options]) => options);
    const copies = unique(rules.map(({ bucket }) => bucket.bucketName)).map((name) =>
      bucketArn(this.context.aws, name),
    );
    const keys = unique(rules.flatMap(({ bucket }) => bucket.encryptionKey?.arn ?? []));
    const read = objectLock ? [...FROM, "s3:GetObjectLegalHold", "s3:GetObjectRetention"].sort() : FROM;
    const foreign = rules.some(({ accountId }) => accountId !== undefined);
    return policyDocument([
      { actions: ["s3:GetReplicationConfiguration", "s3:ListBucket"], resources: [arn] },
      { actions: read, resources: [`${arn}/*`] },
      { actions: foreign ? [OWN, ...INTO] : INTO, resources: copies.map((copy) => `${copy}/*`) },
      ...(encryptionKey ? [{ actions: ["kms:Decrypt"], resources: [encryptionKey.arn] }] : []),
      ...(keys.length > 0 ? [{ actions: ENCRYPT, resources: keys }] : []),
    ]);
  }
}

const FROM = ["s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTagging"];
const OWN = "s3:ObjectOwnerOverrideToBucketOwner";
const INTO = ["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"];
/** What only a policy of another account has to say. */
const TOWARDS = [OWN, "s3:GetBucketVersioning", "s3:PutBucketVersioning"];
/** A bucket key makes its own data key. AWS docs, "Using Amazon S3 Bucket Keys with replication". */
const ENCRYPT = ["kms:Encrypt", "kms:GenerateDataKey"];

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
