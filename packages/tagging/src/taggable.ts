import { TAGGABLE_TYPES } from "./taggable-types";

const TYPES: ReadonlySet<string> = new Set(TAGGABLE_TYPES.trim().split(/\s+/));

/** Its tags are `tag` blocks, and the provider's default tags do not reach it. */
export const GROUP = "aws_autoscaling_group";

/** Whether resources of this type carry tags, as the schema of AWS provider 5.100 says: `aws_vpc`. */
export function isTaggable(type: string): boolean {
  return type === GROUP || TYPES.has(type);
}
