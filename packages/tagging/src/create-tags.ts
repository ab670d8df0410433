import type { Tags } from "./limits";
import { schemaNamed } from "./schema";

export interface TagsProps {
  readonly environment: string;
  readonly project: string;
  readonly owner: string;
  readonly costCenter: string;
  /** Further tags by key, for example `DataClassification`. */
  readonly [key: string]: string;
}

/** What `createTags` asks for: environment, project, owner and cost center, with any value. */
export const defaultTagSchema = schemaNamed("createTags is misused", {
  required: ["environment", "project", "owner", "costCenter"],
});

/**
 * The one way to tag: give the result to the provider's `defaultTags` and to modules that launch instances.
 *
 * Keys are written as AWS spells its own, with a capital: `costCenter` becomes `CostCenter`.
 *
 * @throws Error naming every tag that AWS would refuse. Limits: AWS docs, "Tag naming limits and requirements".
 */
export function createTags(props: TagsProps): Tags {
  return defaultTagSchema.parse(props);
}
