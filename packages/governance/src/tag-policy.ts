import { OrganizationsPolicy } from "@cdktf/provider-aws/lib/organizations-policy";
import { OrganizationsPolicyAttachment } from "@cdktf/provider-aws/lib/organizations-policy-attachment";
import { matches, must, nameOf, validate } from "@plinth/core";
import { Construct } from "constructs";

export interface TagPolicyProps {
  /** The document of a tag policy, for example what `tagPolicy` of `@plinth/tagging` makes of a schema. */
  readonly policy: { readonly tags: Readonly<Record<string, object>> };
  /** Unique in the organization. @default - made of the path of this construct */
  readonly name?: string;
  /** @default - the path of this construct */
  readonly description?: string;
  /** Particular tags of the policy itself, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

/** AWS docs, "Quotas for AWS Organizations": maximum size of a tag policy, in characters. */
const MAX_CHARACTERS = 10_000;

/**
 * A tag policy of AWS Organizations. It applies to nothing until it is attached. It belongs into the management account,
 * or one that tag policies are delegated to, with the policy type `TAG_POLICY` enabled.
 *
 * @throws Error naming every prop that AWS would refuse. Limits: AWS docs, "CreatePolicy" and "AttachPolicy".
 */
export class TagPolicy extends Construct {
  public readonly policy: OrganizationsPolicy;
  /** By the key of `attachTo`. */
  public readonly attachments: Readonly<Record<string, OrganizationsPolicyAttachment>> = {};

  constructor(scope: Construct, id: string, props: TagPolicyProps) {
    super(scope, id);
    const content = JSON.stringify(props.policy);
    validate(this, [
      must(Object.keys(props.policy.tags).length > 0, "policy.tags must name at least one key, got none"),
      must(
        content.length <= MAX_CHARACTERS,
        `policy must have at most ${MAX_CHARACTERS} characters, got ${content.length}`,
      ),
      matches("name", props.name, /^[\s\S]{1,128}$/, "have 1 to 128 characters"),
      matches("description", props.description, /^[\s\S]{0,512}$/, "have at most 512 characters"),
    ]);
    this.policy = new OrganizationsPolicy(this, "Default", {
      name: props.name ?? nameOf(this, 128),
      description: props.description ?? this.node.path,
      type: "TAG_POLICY",
      content,
      tags: { ...props.tags, Name: nameOf(this, 255) },
    });
  }

  /**
   * Holds everything below a target to the policy.
   *
   * @param key names the attachment, and is part of its address: `Workloads`
   * @param targetId the root of the organization, an organizational unit or an account: `r-ab12`, `ou-ab12-34cd56ef`,
   * `123456789012`
   */
  attachTo(key: string, targetId: string): OrganizationsPolicyAttachment {
    validate(
      this,
      [
        must(!(key in this.attachments), `${key} is attached already`),
        matches(
          "targetId",
          targetId,
          /^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|\d{12})$/,
          "be the id of a root, an organizational unit or an account",
        ),
      ],
      `attachTo(${JSON.stringify(key)})`,
    );
    const attachment = new OrganizationsPolicyAttachment(this, `To-${key}`, { policyId: this.policy.id, targetId });
    Object.assign(this.attachments, { [key]: attachment });
    return attachment;
  }
}
