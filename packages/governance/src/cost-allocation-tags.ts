import { CeCostAllocationTag } from "@cdktf/provider-aws/lib/ce-cost-allocation-tag";
import { distinct, matches, validate } from "@plinth/core";
import { Construct } from "constructs";

export interface CostAllocationTagsProps {
  /** Keys as they are on the resources, `CostCenter`; those of AWS too, `aws:createdBy`. */
  readonly keys: readonly string[];
}

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
    validate(this, [
      distinct("keys", props.keys, 1),
      // AWS docs, "CostAllocationTagStatusEntry"; keys of tags are shorter than it says: "Tag naming limits and requirements".
      ...props.keys.map((key, index) => matches(`keys[${index}]`, key, /^[^\n]{1,128}$/, "have 1 to 128 characters")),
    ]);
    this.activations = Object.fromEntries(
      props.keys.map((tagKey) => [tagKey, new CeCostAllocationTag(this, tagKey, { tagKey, status: "Active" })]),
    );
  }
}
