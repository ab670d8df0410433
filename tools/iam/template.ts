/** A part of a Terraform template: plain text, or an expression `${…}`. */
export interface Part {
  readonly kind: "text" | "expression";
  readonly text: string;
}

/** Splits a Terraform template. `$${` is plain text: Terraform renders it as `${`, which begins a policy variable. */
export function partsOf(template: string): Part[] {
  const parts: Part[] = [];
  let rest = template;
  while (rest !== "") {
    const length = rest.startsWith("${") ? expressionLength(rest) : textLength(rest);
    parts.push({ kind: rest.startsWith("${") ? "expression" : "text", text: rest.slice(0, length) });
    rest = rest.slice(length);
  }
  return parts;
}

/** Parses JSON that contains Terraform expressions, in strings or in place of a value, whose quotes are not JSON's. */
export function parseTemplate(template: string): unknown {
  let inString = false;
  const json = partsOf(template).map(({ kind, text }) => {
    if (kind === "expression") return inString ? JSON.stringify(text).slice(1, -1) : JSON.stringify(text);
    for (const _quote of text.replace(/\\./g, "").matchAll(/"/g)) inString = !inString;
    return text;
  });
  return JSON.parse(json.join(""));
}

function textLength(template: string): number {
  const next = /(?<!\$)\$\{/.exec(template);
  return next ? next.index : template.length;
}

function expressionLength(template: string): number {
  let depth = 0;
  for (const { 0: brace, index } of template.matchAll(/[{}]/g)) {
    depth += brace === "{" ? 1 : -1;
    if (depth === 0) return index + 1;
  }
  throw new Error(`the expression has no end: ${template}`);
}
