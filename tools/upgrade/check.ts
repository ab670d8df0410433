import type { Stacks } from "../provider-matrix/compare";
import { allowedLosses, baseline } from "./baseline";
import { type Document, lossesBetween, unknownTypes } from "./compare";

/** What would be lost in the example's stacks on the way from the last release to this one, by its documents. */
export function lossesSinceLastRelease(stacks: Stacks): string[] {
  const allowed = allowedLosses();
  return [...baseline()].flatMap(([name, recorded]) => {
    const document = stacks.get(name);
    if (document === undefined) return [`${name} is no longer a stack of the example`];
    const now = JSON.parse(document) as Document;
    return [
      ...lossesBetween(JSON.parse(recorded), now, allowed).map((loss) => `${name}: ${loss}`),
      ...unknownTypes(now).map(
        (type) => `tools/upgrade/replacing.json does not know ${type}: npm run upgrade:replacing`,
      ),
    ];
  });
}
