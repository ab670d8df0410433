import { OrganizationsPolicy } from "@cdktf/provider-aws/lib/organizations-policy";
import { OrganizationsPolicyAttachment } from "@cdktf/provider-aws/lib/organizations-policy-attachment";
import {
  anyObject,
  characters,
  moduleContext,
  object,
  PROVIDER,
  parse,
  parseChild,
  type RowsOf,
  record,
  TAGS,
  text,
} from "@plinth/core";
import { Fn, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";

export interface TagPolicyProps {
  /** The document of a tag policy, for example what `tagPolicy` of `@plinth/tagging` makes of a schema. */
  readonly policy: { readonly tags: Readonly<Record<string, object>> };
  /** Unique in the organization. @default - made of the path of this construct */
  readonly name?: string;
  /** @default - the path of this construct */
  readonly description?: string;
  /** AWS provider of the management account. A change replaces the policy. @default - the stack's */
  readonly provider?: TerraformProvider;
  /** Particular tags of the policy itself, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

/** AWS docs, "Quotas for AWS Organizations": maximum size of a tag policy, in characters. */
const MAX_CHARACTERS = 10_000;

/** Limits: AWS docs, "CreatePolicy" and "AttachPolicy". */
export const TAG_POLICY = object(
  {
    policy: object({ tags: record(anyObject, text()).literal() }),
    name: characters(1, 128).optional(),
    description: characters(0, 512).optional(),
    provider: PROVIDER.optional(),
    tags: TAGS,
  } satisfies RowsOf<TagPolicyProps>,
  {
    rules: [
      ({ policy }) => Object.keys(policy.tags).length === 0 && "policy.tags must name at least one key, got none",
      ({ policy }) => {
        const length = jsonOf(policy)?.length;
        if (length === undefined) return "policy must be JSON, got something that contains itself";
        return length > MAX_CHARACTERS && `policy must have at most ${MAX_CHARACTERS} characters, got ${length}`;
      },
    ],
  },
);

const TARGET = object({
  targetId: text(
    "be the id of a root, an organizational unit or an account",
    /^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|\d{12})$/,
  ),
});

/**
 * A tag policy of AWS Organizations. It applies to nothing until it is attached. It belongs into the management account,
 * or one that tag policies are delegated to, with the policy type `TAG_POLICY` enabled.
 *
 * @throws Error naming every prop that AWS would refuse
 */
export class TagPolicy extends Construct {
  public readonly policy: OrganizationsPolicy;
  private readonly attached: Record<string, OrganizationsPolicyAttachment> = {};

  constructor(scope: Construct, id: string, props: TagPolicyProps) {
    super(scope, id);
    const { policy, name, description, ...settings } = parse(this, TAG_POLICY, props);
    const context = moduleContext(this, settings);
    this.policy = new OrganizationsPolicy(this, "Default", {
      name: name ?? context.name(128),
      description: description ?? this.node.path,
      type: "TAG_POLICY",
      content: contentOf(policy),
      tags: context.tags(),
    });
  }

  /** By the key of `attachTo`. */
  get attachments(): Readonly<Record<string, OrganizationsPolicyAttachment>> {
    return this.attached;
  }

  /**
   * Holds everything below a target to the policy.
   *
   * @param key names the attachment, and is part of its address: `Workloads`
   * @param targetId the root of the organization, an organizational unit or an account: `r-ab12`, `ou-ab12-34cd56ef`,
   * `123456789012`
   */
  attachTo(key: string, targetId: string): OrganizationsPolicyAttachment {
    const { id } = parseChild(this, key, TARGET, { targetId }, { method: "attachTo", prefix: "To" });
    const attachment = new OrganizationsPolicyAttachment(this, id, { policyId: this.policy.id, targetId });
    this.attached[key] = attachment;
    return attachment;
  }
}

function jsonOf(value: object): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** Lists and maps that are known only after apply are no text yet. */
function contentOf(policy: TagPolicyProps["policy"]): string {
  const text = JSON.stringify(policy);
  return /[#&]\{TfToken\[/.test(text) ? Fn.jsonencode(policy) : text;
}
