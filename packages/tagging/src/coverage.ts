import { defaultTagSchema } from "./create-tags";
import {
  type Arguments,
  blocks,
  defaultTagsOf,
  joined,
  resourcesOf,
  type SaidTags,
  type StackDocument,
  tagsIn,
} from "./document";
import { isRecord } from "./input";
import { groupTags, launchedOf } from "./launched";
import { caseProblems, isKnownLater, MAX_TAGS, refuse, type Tags } from "./limits";
import { rulesProblems, type TagRules } from "./schema";
import { MAX_OBJECT_TAGS } from "./shapes";
import { GROUP, isTaggable } from "./taggable";

/** How one thing gets its tags, and which are missing. */
export interface TagCoverageRow {
  /** `aws_vpc.Network`, or what is launched: `aws_autoscaling_group.Web → volume`. */
  readonly address: string;
  readonly kind: "resource" | "launched";
  /** Default tags of the provider, own ones, or those that a launch template or a group propagates; empty for none. */
  readonly by: readonly ("default tags" | "own" | "propagated")[];
  readonly tags: Tags;
  /** Required keys that are not there, or empty. */
  readonly missing: readonly string[];
  /** What the schema or AWS would not take, and what only an apply can tell. */
  readonly problems: readonly string[];
}

export interface TagCoverage {
  readonly required: readonly string[];
  readonly rows: readonly TagCoverageRow[];
  /** Resources whose type carries no tags, as the provider's schema says. */
  readonly untaggable: number;
}

/**
 * How everything taggable in a synthesized stack gets its tags: a pure function of the document, `cdk.tf.json`.
 * Resources of Terraform modules are not in the document.
 *
 * @param schema whose required keys and values count @default - what `createTags` asks for
 */
export function tagCoverage(document: StackDocument, schema: TagRules = defaultTagSchema): TagCoverage {
  refuse("tagCoverage is misused", [
    ...(isRecord(document) ? [] : ["the document must be an object: what cdk.tf.json holds"]),
    ...rulesProblems("the schema", schema),
  ]);
  const resources = resourcesOf(document).filter(({ type }) => type.startsWith("aws_"));
  const taggable = resources.filter(({ type }) => isTaggable(type));
  const defaults = defaultTagsOf(document);
  const rows = taggable.map(({ address, type, args }): TagCoverageRow => {
    const inherited =
      type === GROUP ? NONE : (overridden(args) ?? defaults.get(String(args.provider ?? "aws")) ?? NONE);
    const own = type === GROUP ? groupTags(args) : tagsIn(args.tags);
    const by = [...(says(inherited) ? ["default tags" as const] : []), ...(says(own) ? ["own" as const] : [])];
    return { address, kind: "resource", by, ...judged(joined([inherited, own]), schema, limitOf(type)) };
  });
  const launched = launchedOf(resources).map(({ address, said }): TagCoverageRow => {
    const by = says(said) ? ["propagated" as const] : [];
    return { address, kind: "launched", by, ...judged(said, schema, MAX_TAGS) };
  });
  return {
    required: requiredOf(schema),
    rows: [...rows, ...launched],
    untaggable: resources.length - taggable.length,
  };
}

const NONE: SaidTags = { tags: {}, known: true };

/** An S3 object, which takes ten tags, may have other default tags than the rest: `override_provider`. */
function overridden({ override_provider }: Arguments): SaidTags | undefined {
  const [other] = blocks(override_provider).flatMap(({ default_tags }) => blocks(default_tags));
  return other && tagsIn(other.tags);
}

function says({ tags, known }: SaidTags): boolean {
  return !known || Object.keys(tags).length > 0;
}

function requiredOf({ rules }: TagRules): string[] {
  return rules.filter(({ required }) => required).map(({ key }) => key);
}

function limitOf(type: string): number {
  return /^aws_s3_object(_copy)?$/.test(type) ? MAX_OBJECT_TAGS : MAX_TAGS;
}

function judged({ tags, known }: SaidTags, schema: TagRules, limit: number) {
  const count = Object.keys(tags).length;
  return {
    tags,
    missing: requiredOf(schema).filter((key) => !tags[key]?.trim()),
    problems: [
      ...(known ? [] : ["the tags are known only after apply"]),
      ...Object.entries(tags).flatMap(([key, value]) =>
        isKnownLater(value) ? [`${key} is known only after apply, so that plans can differ`] : [],
      ),
      ...schema.valueProblems(tags),
      ...caseProblems(Object.keys(tags)),
      ...(count > limit ? [`there must be at most ${limit} tags, got ${count}`] : []),
    ],
  };
}
