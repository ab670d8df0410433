import { type Arguments, isBlock } from "@plinth/model";

/** One argument that is another one; `undefined` where there is none. */
export interface Difference {
  /** `tags.Owner`, `ingress[1].from_port`; a block that stands alone has no index. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The differences of two sets of arguments, sorted by path. */
export function differences(before: Arguments, after: Arguments): Difference[] {
  return between("", before, after).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function between(path: string, before: unknown, after: unknown): Difference[] {
  const [one, other] = [alone(before), alone(after)];
  if (isBlock(one ?? other) && isBlock(other ?? one)) {
    const [a, b] = [blockOf(one), blockOf(other)];
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].flatMap((name) => between(path === "" ? name : `${path}.${name}`, a[name], b[name]));
  }
  if (areBlocks(one) && areBlocks(other) && one.length === other.length) {
    return one.flatMap((member, index) => between(`${path}[${index}]`, member, other[index]));
  }
  return JSON.stringify(one) === JSON.stringify(other) ? [] : [{ path, before: one, after: other }];
}

/** A block in a list of one is the block itself. */
function alone(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 && isBlock(value[0]) ? value[0] : value;
}

function blockOf(value: unknown): Arguments {
  return isBlock(value) ? value : {};
}

function areBlocks(value: unknown): value is readonly Arguments[] {
  return Array.isArray(value) && value.every(isBlock);
}
