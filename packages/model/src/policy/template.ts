/** A part of a Terraform template: plain text, or an expression `${…}`. */
interface Part {
  readonly isExpression: boolean;
  readonly text: string;
}

/** Splits a Terraform template. `$${` is plain text: Terraform renders it as `${`, which begins a policy variable. */
export function partsOfTemplate(template: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  while (from < template.length) {
    const start = expressionStart(template, from);
    if (start > from) parts.push({ isExpression: false, text: template.slice(from, start).replaceAll("$${", "${") });
    from = start < template.length ? expressionEnd(template, start) : start;
    if (from > start) parts.push({ isExpression: true, text: template.slice(start, from) });
  }
  return parts;
}

/** Parses JSON text with expressions, in strings or in place of a value: each stays as the text `${…}`. */
export function parseTemplate(template: string): unknown {
  let isInString = false;
  const json = partsOfTemplate(template).map(({ isExpression, text }) => {
    if (isExpression) {
      // An expression within JSON text may have escaped quotes.
      const quoted = JSON.stringify(text.replaceAll('\\"', '"'));
      return isInString ? quoted.slice(1, -1) : quoted;
    }
    for (const _quote of text.replace(/\\./g, "").matchAll(/"/g)) isInString = !isInString;
    return text;
  });
  return JSON.parse(json.join(""));
}

function expressionStart(template: string, from: number): number {
  const pattern = /(?<!\$)\$\{/g;
  pattern.lastIndex = from;
  return pattern.exec(template)?.index ?? template.length;
}

/** The end of the expression that starts here: braces in its strings do not count. */
export function expressionEnd(template: string, start: number): number {
  let depth = 0;
  for (let index = start + 1; index < template.length; index++) {
    const char = template[index];
    if (char === '"') index = stringEnd(template, index) - 1;
    else if (char === "\\" && template[index + 1] === '"') index = escapedStringEnd(template, index) - 1;
    else if (char === "{") depth++;
    else if (char === "}" && --depth === 0) return index + 1;
  }
  return template.length;
}

/** The end of a string of an expression, which may have expressions of its own. */
export function stringEnd(template: string, start: number): number {
  for (let index = start + 1; index < template.length; index++) {
    if (template[index] === "\\") index++;
    else if (template.startsWith("$${", index)) index += 2;
    else if (template.startsWith("${", index)) index = expressionEnd(template, index) - 1;
    else if (template[index] === '"') return index + 1;
  }
  return template.length;
}

function escapedStringEnd(template: string, start: number): number {
  const end = template.indexOf('\\"', start + 2);
  return end < 0 ? template.length : end + 2;
}
