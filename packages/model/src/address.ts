import { isUnknown } from "./arguments";

/** `[0]`, `["a.b[c]"]`. */
const INDEX = String.raw`\[(?:\d+|"(?:[^"\\]|\\.)*")\]`;
const BASE = String.raw`(?:data\.)?[a-z][a-z0-9]*_\w+\.[\w-]+`;

/** An address within its module, with an index where there is one: `aws_vpc.main["a"]`. */
export const ADDRESS = `${BASE}(?:${INDEX})?`;

const INDEXES = new RegExp(INDEX, "g");
const REFERENCE = new RegExp(
  String.raw`^\$\{\s*((?:module\.[\w-]+(?:${INDEX})?\.)*${ADDRESS})(?:\[[^\]]*\])?(?:\.([\w.[\]]+))?\s*\}$`,
);
const AT_START = new RegExp(String.raw`^\$\{((?:module\.[\w-]+\.)*${BASE})`);

/** An address without the indexes of its modules and of itself: `module.shop.aws_vpc.main`. */
export function withoutIndexes(address: string): string {
  return address.replace(INDEXES, "");
}

/** An address without indexes, the indexes of its modules, and that of the resource itself. */
export function partsOf(address: string): {
  readonly address: string;
  readonly modules: string;
  readonly index: string;
} {
  const all = address.match(INDEXES) ?? [];
  const last = all.at(-1);
  const index = last !== undefined && address.endsWith(last) ? last : "";
  return { address: withoutIndexes(address), modules: (index ? all.slice(0, -1) : all).join(""), index };
}

/** The address in `${aws_vpc.Network.id}`, without an index. */
export function addressIn(value: unknown): string | undefined {
  return isUnknown(value) ? AT_START.exec(`${value}`)?.[1] : undefined;
}

/**
 * What an expression refers to, when it is nothing but a reference: `${aws_vpc.main["a"].id}` is the attribute `id` of
 * `aws_vpc.main["a"]`. An index that is no literal, as in `aws_vpc.main[each.key]`, is left away.
 */
export function referenceIn(
  expression: string,
): { readonly address: string; readonly attribute: string | undefined } | undefined {
  const [, address, attribute] = REFERENCE.exec(expression) ?? [];
  return address === undefined ? undefined : { address, attribute };
}
