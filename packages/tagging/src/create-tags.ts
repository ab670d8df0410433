export interface TagsProps {
  readonly environment: string;
  readonly project: string;
  readonly owner: string;
  readonly costCenter: string;
  /** Further tags by key, for example `DataClassification`. */
  readonly [key: string]: string;
}

/** Tags by key, as AWS takes them. */
export type Tags = Readonly<Record<string, string>>;

/**
 * The one way to tag: give the result to the provider's `defaultTags` and to modules that launch instances.
 *
 * Keys are written as AWS spells its own, with a capital: `costCenter` becomes `CostCenter`.
 *
 * @throws Error naming every tag that AWS would refuse. Limits: AWS docs, "Tag naming limits and requirements".
 */
export function createTags(props: TagsProps): Tags {
  const tags = Object.fromEntries(
    Object.entries(props)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key.charAt(0).toUpperCase() + key.slice(1), value]),
  );
  const required = ["Environment", "Project", "Owner", "CostCenter"].filter((key) => !tags[key]?.trim());
  const problems = [
    ...required.map((key) => `${key} must not be empty`),
    ...Object.entries(tags).flatMap(([key, value]) => tagProblems(key, value)),
    ...(Object.keys(tags).length > 50 ? [`there must be at most 50 tags, got ${Object.keys(tags).length}`] : []),
  ];
  if (problems.length > 0) throw new Error(`createTags is misused:\n${problems.map((p) => `  - ${p}`).join("\n")}`);
  return tags;
}

const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

function tagProblems(key: string, value: string): string[] {
  const problems: string[] = [];
  if (key.length > 128) problems.push(`key ${JSON.stringify(key)} must have at most 128 characters`);
  if (/^aws:/i.test(key)) problems.push(`key ${JSON.stringify(key)} must not begin with "aws:"`);
  if (!ALLOWED.test(key))
    problems.push(`key ${JSON.stringify(key)} may have letters, digits, spaces and _.:/=+-@ only`);
  if (value.length > 256) problems.push(`${key} must have at most 256 characters, got ${value.length}`);
  if (!ALLOWED.test(value))
    problems.push(`${key} may have letters, digits, spaces and _.:/=+-@ only, got ${JSON.stringify(value)}`);
  return problems;
}
