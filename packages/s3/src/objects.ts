import type { S3BucketLifecycleConfigurationRuleFilter } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { boolean, characters, integer, isKnownLater, type OutputRows, type RowsOf, record, text } from "@plinth/core";

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

/** A prefix that is empty by mistake would archive or expose all objects. */
export const PREFIX = text('not be "", left out it means all objects', /[\s\S]/);

/** They decide the shape of a filter. */
const OBJECT_TAGS = record(characters(0, 256), characters(1, 128)).literal();

export const SELECTION = {
  prefix: PREFIX.optional(),
  tags: OBJECT_TAGS.where("have at least 1 member", (tags) => Object.keys(tags).length > 0).optional(),
} satisfies RowsOf<Selection>;

/** The largest object is 50 TB. AWS docs, "Amazon S3 multipart upload limits". */
const SIZE = integer(1, 50 * 1024 ** 4);

export const OBJECTS = {
  wholeBucket: boolean.optional(),
  prefix: text().optional(),
  tags: OBJECT_TAGS.optional(),
  sizeGreaterThanBytes: SIZE.optional(),
  sizeLessThanBytes: SIZE.optional(),
} satisfies RowsOf<Pick<ObjectsOf, keyof ObjectsOf>>;

type Objects = OutputRows<typeof OBJECTS>;

/**
 * Above all, a forgotten criterion does not mean the whole bucket. S3 refuses a range of sizes that is empty: AWS docs, "Lifecycle
 * configuration elements", https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 */
export const OBJECTS_RULES = [
  (objects: Objects) =>
    objects.wholeBucket !== true &&
    isEmpty(objects) &&
    "prefix, tags, sizeGreaterThanBytes or sizeLessThanBytes must be given; wholeBucket: true means all objects",
  (objects: Objects) =>
    objects.wholeBucket === true && !isEmpty(objects) && "wholeBucket must stand alone, got other criteria beside it",
  ({ sizeGreaterThanBytes: greater, sizeLessThanBytes: less }: Objects) =>
    greater !== undefined &&
    less !== undefined &&
    greater >= less &&
    `sizeGreaterThanBytes must be less than sizeLessThanBytes, got ${greater} and ${less}`,
];

function isEmpty({ prefix, tags, sizeGreaterThanBytes, sizeLessThanBytes }: Objects): boolean {
  return (
    !prefix &&
    Object.keys(tags ?? {}).length === 0 &&
    sizeGreaterThanBytes === undefined &&
    sizeLessThanBytes === undefined
  );
}

/** The filter of a selection; nothing where all objects are meant. */
export function selectionOf({
  prefix,
  tags,
}: Selection): { prefix?: string; tags?: Record<string, string> } | undefined {
  if (prefix === undefined && tags === undefined) return;
  return { prefix, tags: tags && { ...tags } };
}

/** Whether some key can begin both ways. */
export function prefixesMeet(one = "", other = ""): boolean {
  if (isKnownLater(one) || isKnownLater(other)) return one === other;
  return one.startsWith(other) || other.startsWith(one);
}

/** AWS wants one criterion plain and several under `and`. AWS docs, "Lifecycle configuration elements". */
export function filterOf(objects: Objects): S3BucketLifecycleConfigurationRuleFilter {
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
