import { type PolicyStatement, Stack, statements } from "@plinth/model";
import { expression } from "./shown";

const NOTHING = new Stack([]);

/** The statements that only one of two policies has, as lines that begin with − or +; nothing when one cannot be read. */
export function statementChanges(before: unknown, after: unknown): string[] | undefined {
  const [earlier, later] = [before, after].map((policy) => linesOf(policy));
  if (!earlier || !later) return;
  const without = (lines: readonly string[], others: readonly string[]) =>
    lines.filter((line) => !others.includes(line));
  return [...without(earlier, later).map((line) => `− ${line}`), ...without(later, earlier).map((line) => `+ ${line}`)];
}

function linesOf(policy: unknown): string[] | undefined {
  if (policy === undefined) return [];
  if (typeof policy !== "string" || !policy.includes('"Statement"')) return;
  return statements(policy, NOTHING)?.map(sentence);
}

/** `Allow s3:GetObject on arn:aws:s3:::shop/* to AWS *, if aws:SecureTransport (Bool) is true`. */
function sentence({ effect, actions, notActions, resources, principals, conditions }: PolicyStatement): string {
  const what = notActions.length > 0 ? `all but ${listed(notActions)}` : listed(actions);
  return [
    `${effect} ${what}`,
    resources.length > 0 && ` on ${listed(resources)}`,
    principals.length > 0 && ` to ${listed(principals.map(({ kind, id }) => (kind === "*" ? id : `${kind} ${id}`)))}`,
    ...conditions.map(({ operator, key, values }) => `, if ${key} (${operator}) is ${values.map(plain).join(" or ")}`),
  ]
    .filter(Boolean)
    .join("");
}

function listed(words: readonly string[]): string {
  return words.map(plain).join(", ");
}

function plain(text: string): string {
  return expression(text).replace(/\$\{([^}]+)\}/g, "$1");
}
