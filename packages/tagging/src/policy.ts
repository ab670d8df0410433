import { type Check, listOf, optional, shape, text } from "./input";
import { refuse } from "./limits";
import { rulesProblems, type TagRule, type TagRules } from "./schema";

export interface TagPolicyOptions {
  /**
   * What may not be tagged otherwise: `ec2:instance`, `s3:bucket`, or `rds:ALL_SUPPORTED` for everything of a service
   * that supports it. @default - nothing: AWS reports what does not comply, and lets it be
   */
  readonly enforcedFor?: readonly string[];
  /** Where AWS reports required keys that are missing, written as above. @default - nowhere */
  readonly requiredFor?: readonly string[];
}

/** What AWS Organizations makes of a key. */
export interface TagPolicyEntry {
  readonly tag_key: { readonly "@@assign": string };
  readonly tag_value?: { readonly "@@assign": readonly string[] };
  readonly enforced_for?: { readonly "@@assign": readonly string[] };
  readonly report_required_tag_for?: { readonly "@@assign": readonly string[] };
}

export interface TagPolicyDocument {
  readonly tags: Readonly<Record<string, TagPolicyEntry>>;
}

const OPTIONS = shape({
  enforcedFor: optional(listOf(text)),
  requiredFor: optional(listOf(text)),
} satisfies Record<keyof TagPolicyOptions, Check>);

/** AWS docs, "Quotas for AWS Organizations": maximum size of a tag policy, in characters. */
const MAX_CHARACTERS = 10_000;

/**
 * A schema as a tag policy of AWS Organizations, which then holds everybody to the same keys and values. Regular
 * expressions have no counterpart there and are left out; text patterns have.
 *
 * Syntax: Organizations user guide, "Tag policy syntax and examples".
 *
 * @throws Error naming services that are not written as AWS does, and for a document larger than AWS takes
 */
export function tagPolicy(schema: TagRules, options: TagPolicyOptions = {}): TagPolicyDocument {
  refuse("tagPolicy is misused", [...rulesProblems("the schema", schema), ...OPTIONS("options", options)]);
  const { rules } = schema;
  const { enforcedFor = [], requiredFor = [] } = options;
  const policy = {
    tags: Object.fromEntries(rules.map((rule) => [rule.key.toLowerCase(), entry(rule, enforcedFor, requiredFor)])),
  };
  const size = JSON.stringify(policy).length;
  refuse("tagPolicy is misused", [
    ...strange("enforcedFor", enforcedFor),
    ...strange("requiredFor", requiredFor),
    ...(size > MAX_CHARACTERS ? [`a tag policy has at most ${MAX_CHARACTERS} characters, got ${size}`] : []),
  ]);
  return policy;
}

function entry(
  { key, required, allowed, pattern }: TagRule,
  enforcedFor: readonly string[],
  requiredFor: readonly string[],
): TagPolicyEntry {
  const values = allowed ?? (typeof pattern === "string" ? [pattern] : []);
  return {
    tag_key: { "@@assign": key },
    ...(values.length > 0 ? { tag_value: { "@@assign": values } } : {}),
    ...(enforcedFor.length > 0 ? { enforced_for: { "@@assign": enforcedFor } } : {}),
    ...(required && requiredFor.length > 0 ? { report_required_tag_for: { "@@assign": requiredFor } } : {}),
  };
}

function strange(prop: string, services: readonly string[]): string[] {
  return services
    .filter((service) => !/^[a-z][a-z0-9-]*:(\*|[A-Za-z][\w/-]*)$/.test(service))
    .map((service) => `${prop} must be written as "ec2:instance", got ${JSON.stringify(service)}`);
}
