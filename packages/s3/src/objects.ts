import type { S3BucketLifecycleConfigurationRuleFilter } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { between, must, type Problem } from "@plinth/core";
import { Token } from "cdktf";

/** Which objects a rule is about: those that meet every criterion, or expressly all. */
export type ObjectsOf = WholeBucket | Criteria;

interface WholeBucket {
  readonly wholeBucket: true;
  readonly prefix?: never;
  readonly tags?: never;
  readonly sizeGreaterThanBytes?: never;
  readonly sizeLessThanBytes?: never;
}

interface Criteria {
  /** All objects of the bucket, present and future. @default - the criteria below; at least one must be given */
  readonly wholeBucket?: false;
  /** What their keys begin with, for example `drafts/`. @default - any key */
  readonly prefix?: string;
  /** Tags that they all have. @default - any tags */
  readonly tags?: Readonly<Record<string, string>>;
  /** They are larger than this, 1 or more. @default - any size */
  readonly sizeGreaterThanBytes?: number;
  /** They are smaller than this. @default - any size */
  readonly sizeLessThanBytes?: number;
}

/** Which objects a setting is about that knows no sizes. Limits: AWS docs, "Categorizing your storage using tags". */
export interface Selection {
  /** What their keys begin with, for example `drafts/`. @default - any key */
  readonly prefix?: string;
  /** Tags that they all have. @default - any tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The filter of a selection; nothing where all objects are meant. */
export function selectionOf({
  prefix,
  tags,
}: Selection): { prefix?: string; tags?: Record<string, string> } | undefined {
  if (prefix === undefined && tags === undefined) return;
  return { prefix, tags: tags && { ...tags } };
}

export function selectionProblems({ prefix, tags }: Selection): Problem[] {
  return [
    must(prefix !== "", 'prefix must not be "", left out it means all objects'),
    prefixProblem(prefix),
    must(tags === undefined || Object.keys(tags).length > 0, "tags must have at least 1 member, got 0"),
  ];
}

/** Whether some key can begin both ways. */
export function prefixesMeet(one = "", other = ""): boolean {
  if (Token.isUnresolved(one) || Token.isUnresolved(other)) return one === other;
  return one.startsWith(other) || other.startsWith(one);
}

function prefixProblem(prefix: string | undefined): Problem {
  return must(!prefix?.startsWith("/"), `prefix must not begin with "/", got ${JSON.stringify(prefix)}`);
}

/** The largest object is 50 TB. AWS docs, "Amazon S3 multipart upload limits". */
const MAX_OBJECT_BYTES = 50 * 1024 ** 4;

/** What is wrong with the choice; above all that a forgotten criterion would mean the whole bucket. */
export function objectsProblems(objects: ObjectsOf): Problem[] {
  const { wholeBucket, prefix, tags, sizeGreaterThanBytes, sizeLessThanBytes } = objects;
  const none = !prefix && Object.keys(tags ?? {}).length === 0 && !sizeGreaterThanBytes && !sizeLessThanBytes;
  return [
    must(
      wholeBucket === true || !none,
      "prefix, tags, sizeGreaterThanBytes or sizeLessThanBytes must be given; wholeBucket: true means all objects",
    ),
    must(!wholeBucket || none, "wholeBucket must stand alone, got other criteria beside it"),
    prefixProblem(prefix),
    between("sizeGreaterThanBytes", sizeGreaterThanBytes, 1, MAX_OBJECT_BYTES),
    between("sizeLessThanBytes", sizeLessThanBytes, 1, MAX_OBJECT_BYTES),
    must(
      !sizeGreaterThanBytes || !sizeLessThanBytes || sizeGreaterThanBytes < sizeLessThanBytes,
      `sizeGreaterThanBytes must be less than sizeLessThanBytes, got ${sizeGreaterThanBytes} and ${sizeLessThanBytes}`,
    ),
  ];
}

/** AWS wants one criterion plain and several under `and`. AWS docs, "Lifecycle configuration elements". */
export function filterOf(objects: ObjectsOf): S3BucketLifecycleConfigurationRuleFilter {
  const { prefix, tags = {}, sizeGreaterThanBytes, sizeLessThanBytes } = objects;
  const pairs = Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1));
  const criteria = {
    ...(prefix ? { prefix } : {}),
    ...(sizeGreaterThanBytes ? { objectSizeGreaterThan: sizeGreaterThanBytes } : {}),
    ...(sizeLessThanBytes ? { objectSizeLessThan: sizeLessThanBytes } : {}),
  };
  const count = Object.keys(criteria).length + pairs.length;
  if (count === 0) return EVERYTHING;
  if (count > 1) return { and: [{ ...criteria, ...(pairs.length > 0 ? { tags: Object.fromEntries(pairs) } : {}) }] };
  return pairs.length > 0 ? { tag: pairs.map(([key, value]) => ({ key, value })) } : criteria;
}

export const EVERYTHING: S3BucketLifecycleConfigurationRuleFilter = {};
