import { createHash } from "node:crypto";
import { type Check, listOf, optional, shape, text as textCheck, wrong } from "./input";
import { isKnownLater, refuse } from "./limits";
import { NAME_RULES, type NamedType, type NameRule } from "./name-rules";

export interface NameOptions {
  /**
   * Makes another name of the same text wherever this is another one, by a hash at the end: `123456789012/eu-west-1`
   * for a bucket, whose names all of AWS shares. @default - nothing
   */
  readonly within?: string;
}

const OPTIONS = shape({ within: optional(textCheck) } satisfies Record<keyof NameOptions, Check>);

/**
 * A name that AWS takes for a resource of this type, made of text, or of parts that are joined:
 * `nameFor("aws_lb", ["shop", "prod", "api"])`. The same text always makes the same name. A name is cut only where
 * this very type takes no longer one, and then ends in a hash of the whole text.
 *
 * @throws Error for a type without a rule, for text that is empty, and for text that is known only after apply
 */
export function nameFor(type: NamedType, text: string | readonly string[], options: NameOptions = {}): string {
  const { whole, name, rule } = read("nameFor", type, text, options);
  const { lead = "", min = 1 } = rule;
  const max = rule.max - lead.length;
  const fits = name.length >= min && name.length <= max && !rule.reserved?.test(name);
  if (options.within === undefined && fits) return lead + name;
  const separator = separatorOf(rule);
  const hash = shortHash([whole, ...(options.within === undefined ? [] : [options.within])].join("\n"));
  return `${lead}${cut(name, max - hash.length - 1) || "p"}${separator}${hash}`;
}

/**
 * A `name_prefix` that leaves room for what the provider adds, which makes it unique: it is cut without a hash.
 *
 * @throws Error as `nameFor` does, and for a type without such an argument
 */
export function namePrefixFor(type: NamedType, text: string | readonly string[]): string {
  const { name, rule } = read("namePrefixFor", type, text);
  const { lead = "", maxPrefix } = rule;
  if (maxPrefix === undefined) throw new Error(`namePrefixFor is misused:\n  - ${type} has no name_prefix`);
  return `${lead}${cut(name, maxPrefix - lead.length - 1) || "p"}${separatorOf(rule)}`;
}

const TYPE: Check = (what, value) =>
  typeof value === "string" && Object.hasOwn(NAME_RULES, value)
    ? []
    : wrong(what, "a resource type of NAME_RULES", value);

function read(title: string, type: NamedType, text: string | readonly string[], options: NameOptions = {}) {
  refuse(`${title} is misused`, [
    ...TYPE("type", type),
    ...(Array.isArray(text) ? listOf(textCheck) : textCheck)("text", text),
    ...OPTIONS("options", options),
  ]);
  const { within = "" } = options;
  const rule: NameRule = NAME_RULES[type];
  const parts = [text].flat();
  refuse(`${title} is misused`, [
    ...(parts.join("").trim() ? [] : ["the text must not be empty"]),
    ...[...parts, within]
      .filter(isKnownLater)
      .map((part) => `the text must be known at synth, got ${JSON.stringify(part)}`),
  ]);
  const whole = parts.join(separatorOf(rule));
  return { whole, rule, name: spelt(whole, rule) };
}

/** In the letters of the rule, without doubled signs, and from a letter to a letter or digit. */
function spelt(text: string, { signs, lower, lead, rooted, reserved }: NameRule): string {
  const separator = separatorOf({ signs });
  const escaped = signs.replace(/[\]\\^-]/g, "\\$&");
  const letters = (lower ? text.toLowerCase() : text)
    .replace(new RegExp(`[^A-Za-z0-9${escaped}]+`, "g"), separator)
    .replace(new RegExp(`[${escaped}]{2,}`, "g"), (run) => (run.includes("/") ? "/" : run[0]))
    .replace(/[^A-Za-z0-9]+$/, "");
  const body = letters.replace(/^[^A-Za-z]+/, "");
  const keepsRoot = letters.startsWith("/") && lead === undefined;
  const isRooted = body !== "" && (keepsRoot || (rooted && body.includes("/")));
  const name = isRooted ? `/${body}` : body;
  return reserved?.test(name) ? name.replace(/^\/?/, (root) => `${root}p${separator}`) : name;
}

function cut(name: string, length: number): string {
  return name.slice(0, length).replace(/[^A-Za-z0-9]+$/, "");
}

function separatorOf({ signs }: Pick<NameRule, "signs">): string {
  return signs.includes("-") ? "-" : "_";
}

/** Eight hexadecimal digits that stay the same for the same text. */
function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}
