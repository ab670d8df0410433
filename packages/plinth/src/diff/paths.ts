import type { Stack } from "@plinth/model";
import { allPaths, type Path, textOfPaths } from "@plinth/reach";

/** Network paths that only one of two stacks has, a line each. */
export interface PathChanges {
  readonly gained: readonly string[];
  readonly gone: readonly string[];
}

/** Who reaches whom in the later stack and not in the earlier one, and the other way round. Names of moved resources are the later ones. */
export function pathChanges(before: Stack, after: Stack): PathChanges {
  const moves = new Map(after.moved.map(({ from, to }) => [from, to]));
  const named = (address: string) => moves.get(address) ?? address;
  const earlier = linesOf(
    allPaths(before).map((path) => ({
      ...path,
      from: named(path.from),
      to: named(path.to),
      via: path.via.map(named),
    })),
  );
  const later = linesOf(allPaths(after));
  return {
    gained: [...later].filter((line) => !earlier.has(line)),
    gone: [...earlier].filter((line) => !later.has(line)),
  };
}

function linesOf(paths: readonly Path[]): ReadonlySet<string> {
  return new Set(paths.map((path) => textOfPaths([path])));
}
