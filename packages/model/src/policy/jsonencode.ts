import { expressionEnd, partsOfTemplate, stringEnd } from "./template";

const CALL = /^\$\{\s*jsonencode\s*\(/;

/**
 * The value in `${jsonencode({ … })}`: objects, lists and strings of Terraform's expression language; any other expression
 * stays as the text `${…}`. Nothing when the text is no such call.
 * Terraform docs, "jsonencode Function" and "Types and Values".
 *
 * @throws SyntaxError when a part of it cannot be read
 */
export function parseJsonencode(template: string): unknown {
  const call = CALL.exec(template)?.[0];
  if (call === undefined || expressionEnd(template, 0) !== template.length) return;
  const reader = new Reader(template.slice(call.length, -1).trimEnd().replace(/\)$/, ""));
  const value = reader.value();
  return reader.isAtEnd ? value : undefined;
}

/** Tokens of the expression language, each read where the reader stands. */
const BLANKS_AND_COMMENTS = /(?:\s|(?:#|\/\/).*)*/y;
const NAME_OR_PARENTHESES = /[\w-]+|\([^)]*\)/y;
const EQUALS_OR_COLON = /\s*[=:]/y;
const COMMA = /\s*,?/y;

class Reader {
  private at = 0;

  constructor(private readonly source: string) {}

  get isAtEnd(): boolean {
    this.skip(BLANKS_AND_COMMENTS);
    return this.at >= this.source.length;
  }

  value(): unknown {
    const start = this.next();
    if (start === "{" && !this.isFor()) return this.object();
    if (start === "[" && !this.isFor()) return this.list();
    return this.scalar();
  }

  private object(): Record<string, unknown> {
    const members: [key: string, value: unknown][] = [];
    for (this.at++; this.next() !== "}" && !this.isAtEnd; this.skip(COMMA)) {
      const key = this.next() === '"' ? this.string() : this.skip(NAME_OR_PARENTHESES);
      if (this.skip(EQUALS_OR_COLON) === "") return this.fail();
      members.push([key, this.value()]);
    }
    this.at++;
    return Object.fromEntries(members);
  }

  private list(): unknown[] {
    const members: unknown[] = [];
    for (this.at++; this.next() !== "]" && !this.isAtEnd; this.skip(COMMA)) members.push(this.value());
    this.at++;
    return members;
  }

  /** A string that stands alone, a literal, or an expression, which stays text. */
  private scalar(): unknown {
    const start = this.at;
    while (this.at < this.source.length && !/[,\n\]}#]/.test(this.source[this.at] ?? "")) this.step();
    const text = this.source.slice(start, this.at).trim();
    if (text === "") return this.fail();
    if (text.startsWith('"') && stringEnd(text, 0) === text.length) return unquoted(text);
    return /^(true|false|null|-?\d+(\.\d+)?)$/.test(text) ? JSON.parse(text) : `\${${text}}`;
  }

  private string(): string {
    const start = this.at;
    this.at = stringEnd(this.source, start);
    return unquoted(this.source.slice(start, this.at));
  }

  /** Over one character, or all that a bracket or a string holds. */
  private step(): void {
    const char = this.source[this.at];
    if (char === '"') this.at = stringEnd(this.source, this.at);
    else if (char === "(" || char === "[" || char === "{") {
      for (this.at++; this.at < this.source.length && !/[)\]}]/.test(this.source[this.at] ?? ""); ) this.step();
      this.at++;
    } else this.at++;
  }

  private isFor(): boolean {
    return /^[[{]\s*for\s/.test(this.source.slice(this.at, this.at + 40));
  }

  private next(): string | undefined {
    return this.isAtEnd ? undefined : this.source[this.at];
  }

  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  private fail(): never {
    throw new SyntaxError(`unexpected ${this.source.slice(this.at, this.at + 20)}`);
  }
}

/** Escapes apply outside of expressions only. */
function unquoted(string: string): string {
  return partsOfTemplate(string.slice(1, -1))
    .map(({ isExpression, text }) => (isExpression ? text : (JSON.parse(`"${text}"`) as string)))
    .join("");
}
