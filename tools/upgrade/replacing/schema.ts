import { GIVEN } from "./given";
import type { Change } from "./provider";

/** A type as the provider's schema writes it: `"string"`, `["list", "string"]`, `["object", { name: "string" }]`. */
type Type = string | readonly [kind: string, of: Type | Readonly<Record<string, Type>>];

export interface Attribute {
  readonly name: string;
  readonly type: Uint8Array;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
}

interface NestedBlock {
  readonly type_name: string;
  readonly block: Block;
  readonly nesting: number;
  readonly min_items: number;
}

export interface Block {
  readonly attributes: readonly Attribute[];
  readonly block_types: readonly NestedBlock[];
}

export type Values = Readonly<Record<string, unknown>>;

/** The two values that an argument changes between. */
type Which = "before" | "after";

/** One argument of a type, in nested blocks too, and a change of it and of nothing else. */
export interface Probe {
  readonly argument: string;
  readonly change: Change;
}

/** How many blocks deep; statements of a web ACL nest without end, and a plan with one takes seconds. */
const DEPTH = 3;
const DEPTH_OF_WEB_ACL = 1;

const SINGLE = 1;
const MAP = 4;
const GROUP = 5;

/** Every argument that can be written; `id` is what the provider answers, and `timeouts` are Terraform's own. */
export function probesOf(type: string, block: Block): Probe[] {
  return argumentsOf(block, type === "aws_wafv2_web_acl" ? DEPTH_OF_WEB_ACL : DEPTH)
    .filter(([first]) => first !== "id" && first !== "timeouts")
    .map((path) => {
      const argument = path.join(".");
      const before = stateOf(type, block, path, "before");
      const after = stateOf(type, block, path, "after");
      return { argument, change: { before, after, config: "id" in after ? { ...after, id: null } : after } };
    });
}

/** The resource before or after the change, with what the provider wants beside it. */
function stateOf(type: string, block: Block, path: readonly string[], which: Which): Values {
  const own = GIVEN[`${type}.${path.join(".")}`];
  const { [path[0]]: _probed, ...beside } = { ...GIVEN[type]?.beside, ...own?.beside };
  const id = block.attributes.some(({ name }) => name === "id") ? { id: "x" } : {};
  const value = own?.values && { [path[0]]: own.values[which === "before" ? 0 : 1] };
  return { ...objectOf(block, path, which), ...id, ...beside, ...value };
}

/** The object of a block with nothing in it. */
export function emptyObject(block: Block): Values {
  return Object.fromEntries([
    ...block.attributes.map(({ name }) => [name, null]),
    ...block.block_types.map((nested) => [nested.type_name, around(nested)]),
  ]);
}

function argumentsOf({ attributes, block_types }: Block, depth: number): string[][] {
  if (depth === 0) return [];
  return [
    ...attributes.filter(({ required, optional }) => required || optional).map(({ name }) => [name]),
    ...block_types.flatMap(({ type_name, block }) => argumentsOf(block, depth - 1).map((path) => [type_name, ...path])),
  ];
}

/** What is required, and the argument at the path. */
function objectOf(block: Block, [name, ...below]: readonly string[], which: Which): Values {
  const attributes = block.attributes.map((attribute) => {
    const value = typeOf(attribute);
    if (attribute.name === name) return [attribute.name, valueFor(value, which)];
    return [attribute.name, attribute.required ? valueFor(value, "before") : null];
  });
  const blocks = block.block_types.map((nested) => {
    const wanted = nested.type_name === name;
    const there = wanted || nested.min_items > 0;
    return [nested.type_name, around(nested, there ? objectOf(nested.block, wanted ? below : [], which) : undefined)];
  });
  return Object.fromEntries([...attributes, ...blocks]);
}

function around({ nesting }: NestedBlock, object?: Values): unknown {
  if (nesting === SINGLE || nesting === GROUP) return object ?? null;
  if (nesting === MAP) return object ? { k: object } : {};
  return object ? [object] : [];
}

function typeOf({ type }: Attribute): Type {
  return JSON.parse(Buffer.from(type).toString());
}

function valueFor(type: Type, which: Which): unknown {
  const later = which === "after";
  if (type === "string") return later ? "b" : "a";
  if (type === "number") return later ? 2 : 1;
  if (type === "bool") return later;
  const [kind, of] = type as readonly [string, Type];
  if (kind === "list" || kind === "set") return [valueFor(of, which)];
  if (kind === "map") return { k: valueFor(of, which) };
  if (kind === "object") {
    return Object.fromEntries(Object.entries(of).map(([name, member]) => [name, valueFor(member as Type, which)]));
  }
  throw new Error(`the provider's schema has a type of which no value is known: ${JSON.stringify(type)}`);
}
