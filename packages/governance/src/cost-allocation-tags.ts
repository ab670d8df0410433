import { CeCostAllocationTag } from "@cdktf/provider-aws/lib/ce-cost-allocation-tag";
import { list, moduleContext, object, PROVIDER, parse, type RowsOf, text } from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";

export interface CostAllocationTagsProps {
  /** Keys as they are on the resources, `CostCenter`; those of AWS too, `aws:createdBy`. At most 500. */
  readonly keys: readonly string[];
  /** AWS provider of the management account. @default - the stack's */
  readonly provider?: TerraformProvider;
}

/**
 * Keys: AWS docs, "CostAllocationTagStatusEntry"; keys of tags are shorter than it says: "Tag naming limits and requirements".
 * Active keys: AWS docs, "User-defined tag restrictions",
 * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/allocation-tag-restrictions.html
 */
export const COST_ALLOCATION_TAGS = object({
  keys: list(text("have 1 to 128 characters", /^[^\n]{1,128}$/).literal(), { min: 1, max: 500 }).literal(),
  provider: PROVIDER.optional(),
} satisfies RowsOf<CostAllocationTagsProps>);

/**
 * Activates keys as cost allocation tags, so that bills and Cost Explorer can be split by them. It works in the
 * management account of an organization, or in an account of its own, once AWS has seen the key on a resource: up to 24
 * hours after that. AWS docs, "Activating user-defined cost allocation tags".
 *
 * @throws Error naming every key that AWS would refuse
 */
export class CostAllocationTags extends Construct {
  /** By key. */
  public readonly activations: Readonly<Record<string, CeCostAllocationTag>>;

  constructor(scope: Construct, id: string, props: CostAllocationTagsProps) {
    super(scope, id);
    const { keys, provider } = parse(this, COST_ALLOCATION_TAGS, props);
    moduleContext(this, { provider, tags: {} });
    this.activations = Object.fromEntries(
      keys.map((tagKey) => [tagKey, new CeCostAllocationTag(this, tagKey, { tagKey, status: "Active" })]),
    );
  }
}
