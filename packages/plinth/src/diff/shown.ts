/** Names of arguments whose values may be secrets. */
const SENSITIVE = /password|secret|token|private_key|user_data|auth|credential/i;

const LONGEST = 80;

/** A value of an argument in a report: what may be a secret is not shown, what is long is cut. */
export function shown(path: string, value: unknown): string {
  if (value === undefined) return "nothing";
  if (SENSITIVE.test(path)) return "(not shown)";
  const reference = typeof value === "string" ? /^\$\{([^}]+)\}$/.exec(expression(value))?.[1] : undefined;
  const text = reference ?? JSON.stringify(typeof value === "string" ? expression(value) : value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

/** With `data.aws_region` in the place of `data.aws_region({…})`, which names a data source by what it reads. */
export function expression(text: string): string {
  return text.replace(/(?<=\bdata\.\w+)\(\{.*?\}\)(?=\.)/g, "");
}
