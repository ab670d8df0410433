import { listOf, recordOf, text } from "./input";
import { keyProblems, refuse, type Tags } from "./limits";

/** One `tag` block of an Auto Scaling group. */
export interface TagBlock {
  readonly key: string;
  readonly value: string;
  readonly propagateAtLaunch: boolean;
}

/**
 * Tags as an Auto Scaling group takes them, which the provider's default tags do not reach.
 *
 * @param notOnInstances keys that stay on the group and do not go to the instances that it launches
 * @throws Error naming keys that there are no tags for
 */
export function tagBlocks(tags: Tags, notOnInstances: readonly string[] = []): TagBlock[] {
  const title = "tagBlocks is misused";
  refuse(title, typeProblems("notOnInstances", tags, notOnInstances));
  refuse(title, missing("notOnInstances", tags, notOnInstances));
  return Object.entries(tags).map(([key, value]) => ({
    key,
    value,
    propagateAtLaunch: !notOnInstances.includes(key),
  }));
}

/** AWS docs, "Categorizing your objects using tags": 10 tags an object. */
export const MAX_OBJECT_TAGS = 10;

/**
 * Tags for an S3 object, which takes ten. The provider's default tags count too.
 *
 * @param keys which tags @default - all of them
 * @throws Error for more than ten, and naming keys that there are no tags for
 */
export function objectTags(tags: Tags, keys?: readonly string[]): Tags {
  const title = "objectTags is misused";
  refuse(title, typeProblems("keys", tags, keys ?? []));
  const wanted = keys ?? Object.keys(tags);
  const picked = wanted.filter((key) => key in tags);
  refuse(title, [
    ...missing("keys", tags, wanted),
    ...(picked.length > MAX_OBJECT_TAGS
      ? [`an S3 object takes at most ${MAX_OBJECT_TAGS} tags, got ${picked.length}: name the keys that it needs`]
      : []),
  ]);
  return Object.fromEntries(picked.map((key) => [key, tags[key]]));
}

function typeProblems(prop: string, tags: Tags, keys: readonly string[]): string[] {
  const wrong = [...recordOf(text)("tags", tags), ...listOf(text)(prop, keys)];
  return wrong.length > 0 ? wrong : keyProblems(tags);
}

function missing(prop: string, tags: Tags, keys: readonly string[]): string[] {
  const strange = keys.filter((key) => !(key in tags));
  return strange.map((key) => `${prop} must name tags that there are, got ${JSON.stringify(key)}`);
}
