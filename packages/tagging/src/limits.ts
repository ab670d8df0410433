/** Tags by key, as AWS takes them. */
export type Tags = Readonly<Record<string, string>>;

/** AWS docs, "Tag naming limits and requirements", https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
export const MAX_TAGS = 50;
const MAX_KEY = 128;
const MAX_VALUE = 256;
const PLAIN = /^[A-Za-z0-9 _.:/=+\-@]*$/;
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** The letters of all scripts take Node milliseconds to know, so that plain ones come first. */
function isAllowed(text: string): boolean {
  return PLAIN.test(text) || ALLOWED.test(text);
}

/** Text that Terraform fills in: a token of CDKTF, or an expression of one's own. */
export function isKnownLater(text: string): boolean {
  return /\$\{|[#&]\{TfToken\[/.test(text);
}

/** A map that is known only after apply has one key, which is a token. */
export function keyProblems(tags: Tags): string[] {
  return Object.keys(tags)
    .filter(isKnownLater)
    .map((key) => `key ${JSON.stringify(key)} must be known at synth`);
}

/** What AWS would refuse of one tag. */
export function tagProblems(key: string, value: string): string[] {
  const problems: string[] = [];
  if (key.length > MAX_KEY) problems.push(`key ${JSON.stringify(key)} must have at most ${MAX_KEY} characters`);
  if (/^aws:/i.test(key)) problems.push(`key ${JSON.stringify(key)} must not begin with "aws:"`);
  if (!isAllowed(key)) problems.push(`key ${JSON.stringify(key)} may have letters, digits, spaces and _.:/=+-@ only`);
  // Provider issues 18311, 19583 and 43448: tags known only after apply make every plan differ, or fail it.
  if (isKnownLater(value)) return [...problems, `${key} must be known at synth, got ${JSON.stringify(value)}`];
  if (value.length > MAX_VALUE) problems.push(`${key} must have at most ${MAX_VALUE} characters, got ${value.length}`);
  if (!isAllowed(value))
    problems.push(`${key} may have letters, digits, spaces and _.:/=+-@ only, got ${JSON.stringify(value)}`);
  return problems;
}

/** What AWS would refuse of the number of tags. */
export function countProblems(tags: Tags): string[] {
  const count = Object.keys(tags).length;
  return count > MAX_TAGS ? [`there must be at most ${MAX_TAGS} tags, got ${count}`] : [];
}

/** Keys that are two for some services and one for IAM, which refuses both: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
export function caseProblems(keys: readonly string[]): string[] {
  const distinct = [...new Set(keys)];
  return distinct.flatMap((key, index) => {
    const other = distinct.slice(0, index).find((one) => one.toLowerCase() === key.toLowerCase());
    return other === undefined ? [] : [`keys ${JSON.stringify(other)} and ${JSON.stringify(key)} differ only in case`];
  });
}

/** Tokens within text: cdktf writes those of lists with `#`, those of maps with `&`. */
const TOKEN = /[$#&]\{TfToken\[[^\]]*\]\}/g;

/** One error for all problems, without the text of tokens; nothing when there is none. */
export function refuse(title: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  const lines = problems.map((problem) => `  - ${problem.replace(TOKEN, "(known after apply)")}`);
  throw new Error(`${title}:\n${lines.join("\n")}`);
}
