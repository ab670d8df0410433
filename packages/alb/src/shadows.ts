import { contains, parseCidr } from "@plinth/core";
import type { When } from "./conditions";

/** A route as the balancer reads it: the smallest priority first. */
export interface RuleMatch {
  readonly name: string;
  readonly priority: number;
  readonly when: When;
}

/** A sentence for each route that gets no request, because one before it takes them all. */
export function shadowWarnings(routes: readonly RuleMatch[]): string[] {
  const inOrder = [...routes].sort((a, b) => a.priority - b.priority);
  return inOrder.flatMap((route, index) => {
    const wider = inOrder.slice(0, index).find(({ when }) => takesAll(when, route.when));
    if (!wider) return [];
    const say = ({ name, priority }: RuleMatch) => `"${name}" at ${priority}`;
    return [`the route ${say(route)} gets no request, ${say(wider)} takes them all: give it a smaller priority`];
  });
}

/** Whether every request that meets `inner` meets `outer`. Where that cannot be told, the answer is no. */
export function takesAll(outer: When, inner: When): boolean {
  const { headers: outerHeaders = {}, query: outerQuery, ...outerLists } = outer;
  const innerHeaders = lowerCaseKeys(inner.headers);
  return (
    Object.entries(outerLists).every(([kind, values]) =>
      listCovers(values, inner[kind as keyof typeof outerLists], COVERS[kind as keyof typeof COVERS]),
    ) &&
    Object.entries(outerHeaders).every(([name, values]) =>
      listCovers(values, innerHeaders[name.toLowerCase()], caseless),
    ) &&
    listCovers(outerQuery, inner.query, (a, b) => caseless(a.key ?? "*", b.key ?? "*") && caseless(a.value, b.value))
  );
}

type Covers<T> = (outer: T, inner: T) => boolean;

function listCovers<T>(outer: readonly T[] | undefined, inner: readonly T[] | undefined, covers: Covers<T>): boolean {
  if (outer === undefined || outer.length === 0) return true;
  if (inner === undefined || inner.length === 0) return false;
  return inner.every((value) => outer.some((wider) => covers(wider, value)));
}

const same: Covers<string> = (outer, inner) => outer === inner;
const caseless: Covers<string> = (outer, inner) => matchesAll(outer.toLowerCase(), inner.toLowerCase());

const COVERS: { readonly [kind in Exclude<keyof When, "headers" | "query">]-?: Covers<string> } = {
  paths: matchesAll,
  hosts: caseless,
  methods: same,
  pathRegexes: same,
  hostRegexes: same,
  sourceIps: (outer, inner) => {
    const [wide, narrow] = [parseCidr(outer), parseCidr(inner)];
    return wide !== undefined && narrow !== undefined && contains(wide, narrow);
  },
};

/** Whether a pattern matches all that another matches; the other is read as text, in which `*` is more than one character. */
function matchesAll(outer: string, inner: string): boolean {
  const source = outer.replace(/[.+^${}()|[\]\\*?]/g, (char) =>
    char === "*" ? ".*" : char === "?" ? "[^*]" : `\\${char}`,
  );
  return new RegExp(`^${source}$`, "s").test(inner);
}

function lowerCaseKeys(headers: When["headers"] = {}): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, values]) => [name.toLowerCase(), values]));
}
