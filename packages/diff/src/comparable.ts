import { type Arguments, isBlock, type Stack } from "@plinth/model";

const DATA = /\$\{(data\.\w+\.[\w-]+)\./g;

/**
 * Arguments of two stacks in a form in which equal values are equal text: data sources are named by what they read instead of by
 * their address, and moved resources by their later address.
 */
export function comparable(before: Stack, after: Stack) {
  const moves = after.moved.map(({ from, to }) => ({ from: `\${${from}.`, to: `\${${to}.` }));
  const moved = (text: string) => moves.reduce((moving, { from, to }) => moving.replaceAll(from, to), text);
  return {
    earlier: (args: Arguments) => textsOf(args, (text) => moved(withoutNames(text, before))),
    later: (args: Arguments) => textsOf(args, (text) => withoutNames(text, after)),
  };
}

function withoutNames(text: string, stack: Stack): string {
  return text.replace(DATA, (reference, address: string) => {
    const [source] = stack.at(address);
    return source ? `\${data.${source.type}(${JSON.stringify(source.args)}).` : reference;
  });
}

/** Every text in the arguments changed in the same way. */
function textsOf<T>(value: T, change: (text: string) => string): T {
  if (typeof value === "string") return change(value) as T;
  if (Array.isArray(value)) return value.map((member) => textsOf(member, change)) as T;
  if (!isBlock(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, textsOf(member, change)])) as T;
}
