import { isTrue, letsEverybodyIn, type Resource, readPolicy, type Stack, statements } from "@plinth/model";
import type { Names } from "../names/names";
import { keyOf } from "../names/pattern";
import { defaultKeyPolicy, KEYS } from "./default-key-policy";
import { statementOfArguments } from "./grants-of-arguments";
import { POLICY_ARGUMENTS } from "./policy-arguments";
import { type Rule, ruleOf } from "./rules";

/** The policy of one resource. "Policies and permissions in AWS IAM", "Resource-based policies". */
export interface ResourcePolicy {
  readonly rules: readonly Rule[];
  /** Policies that could not be read, as sentences. */
  readonly unread: readonly string[];
  /**
   * Whether a bucket with a public policy is closed to all but services and its own account. "Blocking public access to your Amazon
   * S3 storage", https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
   *
   * @default false
   */
  readonly isRestricted?: boolean;
}

interface Entry {
  readonly rules: Rule[];
  readonly unread: string[];
  isRestricted?: boolean;
}

/** The resource-based policies of a stack. */
export class ResourcePolicies {
  private readonly byAddress = new Map<string, Entry>();
  private readonly byName = new Map<string, Resource>();
  /** Policies of resources that the stack does not have. */
  readonly elsewhere: (readonly Rule[])[] = [];

  constructor(
    private readonly stack: Stack,
    private readonly names: Names,
  ) {
    for (const row of POLICY_ARGUMENTS) this.index(row.for);
    for (const row of POLICY_ARGUMENTS) for (const resource of stack.all(row.type)) this.readRow(row, resource);
    for (const key of stack.all(...KEYS)) this.defaultKeyPolicy(key);
    for (const block of stack.all("aws_s3_bucket_public_access_block")) this.restrict(block);
  }

  get addresses(): readonly string[] {
    return [...this.byAddress.keys()];
  }

  of(address: string | undefined): ResourcePolicy {
    return this.byAddress.get(address ?? "") ?? { rules: [], unread: [] };
  }

  private readRow(row: (typeof POLICY_ARGUMENTS)[number], resource: Resource): void {
    const policy = resource.args[row.policy];
    if (policy === undefined) return;
    const target = row.of === undefined ? resource : this.target(resource.args[row.of], resource, row.for);
    const statement = statementOfArguments(resource);
    const read = statement ? { statements: [statement], unread: [] } : readPolicy(policy, this.stack, resource);
    const rules = (read?.statements ?? []).map((one) => this.rule(one, resource));
    if (!target) {
      this.elsewhere.push(rules);
      return;
    }
    const known = this.entry(target);
    known.rules.push(...rules);
    const unread = read ? read.unread : ["the policy is known only after apply"];
    known.unread.push(...unread.map((sentence) => `${resource.address}: ${sentence}`));
  }

  private restrict(block: Resource): void {
    const bucket = this.target(block.args.bucket, block, "aws_s3_bucket");
    const entry = bucket && this.byAddress.get(bucket.address);
    const isPublic = entry?.rules.some(({ statement }) => letsEverybodyIn(statement));
    if (entry && isPublic && isTrue(block.args.restrict_public_buckets)) entry.isRestricted = true;
  }

  /** A key whose policy nobody writes has one from AWS. */
  private defaultKeyPolicy(key: Resource): void {
    const { rules, unread } = this.of(key.address);
    const isWritten = key.args.policy !== undefined || this.stack.referringTo(key, "aws_kms_key_policy").length > 0;
    if (isWritten || unread.length > 0 || rules.some(({ from }) => from?.type === "aws_kms_key_policy")) return;
    const all = statements(defaultKeyPolicy(this.names.accountOf(key)), this.stack) ?? [];
    const place = { via: `${key.address} (default key policy)` };
    this.entry(key).rules.push(...all.map((one) => ruleOf(one, place, this.names)));
  }

  private rule(statement: Rule["statement"], resource: Resource): Rule {
    return ruleOf(statement, { via: resource.address, from: resource }, this.names);
  }

  private entry({ address }: Resource): Entry {
    const entry: Entry = this.byAddress.get(address) ?? { rules: [], unread: [] };
    this.byAddress.set(address, entry);
    return entry;
  }

  private target(value: unknown, from: Resource, type: string | undefined): Resource | undefined {
    if (typeof value !== "string") return;
    const referred = this.names.followed(value, from);
    return referred?.type === type ? referred : this.byName.get(`${type} ${keyOf(this.names.expand(value, from))}`);
  }

  private index(type: string | undefined): void {
    for (const resource of type === undefined ? [] : this.stack.all(type)) {
      const id = this.names.expand(`\${${resource.address}.id}`, undefined);
      for (const name of [keyOf(id), keyOf(this.names.arnOf(resource)), resource.args.name, resource.args.id]) {
        if (typeof name === "string") this.byName.set(`${type} ${name}`, resource);
      }
    }
  }
}
