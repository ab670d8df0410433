/** `[0]`, `["a.b[c]"]`. */
const INDEX = /\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g;

/** An address without the indexes of its modules and of itself: `module.shop.aws_vpc.main`. */
export function withoutIndexes(address: string): string {
  return address.replace(INDEX, "");
}

/** An address without indexes, the indexes of its modules, and that of the resource itself. */
export function partsOf(address: string): {
  readonly address: string;
  readonly modules: string;
  readonly index: string;
} {
  const all = address.match(INDEX) ?? [];
  const last = all.at(-1);
  const index = last !== undefined && address.endsWith(last) ? last : "";
  return { address: withoutIndexes(address), modules: (index ? all.slice(0, -1) : all).join(""), index };
}
