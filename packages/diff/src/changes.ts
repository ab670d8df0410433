import { list, type Resource, STATEFUL, type Stack } from "@plinth/model";
import { comparable } from "./comparable";
import { type Difference, differences } from "./differences";
import { isReplacing } from "./replacing";

/**
 * `move` keeps the resource under another address; `replace` destroys it and creates another one. `update` may be a `replace` where
 * an argument has `replaces: "unknown"`.
 */
export type Action = "create" | "update" | "move" | "replace" | "destroy";

export interface ArgumentChange extends Difference {
  /** Whether the change replaces the resource. */
  readonly replaces: boolean | "unknown";
}

/** What applying the later stack over the earlier one does to a resource, as far as the two say it. */
export interface ResourceChange {
  readonly action: Action;
  /** In the later stack; of a destroyed resource in the earlier one. */
  readonly address: string;
  /** @default - the same address */
  readonly previousAddress?: string;
  readonly type: string;
  /** What is lost with a resource of the type, "a database". @default - nothing that cannot be created again */
  readonly stateful?: string;
  readonly arguments: readonly ArgumentChange[];
}

/** The changes from one stack to the next, sorted by address. Resources that stay as they are have none. */
export function changesBetween(before: Stack, after: Stack): ResourceChange[] {
  const later = new Map(managed(after).map((resource) => [resource.address, resource]));
  const compare = comparable(before, after);
  const kept = managed(before).flatMap((earlier) => {
    const target = after.moved.find(({ from }) => from === earlier.address)?.to ?? earlier.address;
    const next = later.get(target);
    later.delete(target);
    return next ? changeOf(earlier, next, compare) : [destroyed(earlier)];
  });
  return [...kept, ...[...later.values()].map(created)].sort((a, b) => (a.address < b.address ? -1 : 1));
}

function changeOf(earlier: Resource, next: Resource, compare: ReturnType<typeof comparable>): ResourceChange[] {
  const ignored = list(next.lifecycle, "ignore_changes");
  const found = ignored.includes("all")
    ? []
    : differences(compare.earlier(earlier.args), compare.later(next.args)).filter(
        ({ path }) => !ignored.includes(path.split(/[.[]/)[0]),
      );
  const changes = found.map((one) => ({
    ...one,
    replaces: isReplacing(earlier.type, one.path, earlier.args, next.args),
  }));
  const isMoved = earlier.address !== next.address;
  if (changes.length === 0 && !isMoved) return [];
  const action = changes.some(({ replaces }) => replaces === true) ? "replace" : changes.length > 0 ? "update" : "move";
  return [{ ...about(next, action), ...(isMoved && { previousAddress: earlier.address }), arguments: changes }];
}

/** Changes that lose something that cannot be created again. */
export function lossesOf(changes: readonly ResourceChange[]): ResourceChange[] {
  return changes.filter(
    ({ action, stateful }) => stateful !== undefined && (action === "destroy" || action === "replace"),
  );
}

function created(resource: Resource): ResourceChange {
  return { ...about(resource, "create"), arguments: [] };
}

function destroyed(resource: Resource): ResourceChange {
  return { ...about(resource, "destroy"), arguments: [] };
}

function about({ address, type }: Resource, action: Action): Omit<ResourceChange, "arguments"> {
  const stateful = STATEFUL[type];
  return { action, address, type, ...(stateful !== undefined && { stateful }) };
}

function managed({ resources }: Stack): readonly Resource[] {
  return resources.filter(({ mode }) => mode === "managed");
}
