import { changesBetween, lossesOf, REPLACING } from "@plinth/diff";
import { read, STATEFUL, type Stack } from "@plinth/model";
import { type Stacks, synthesizeExample } from "../provider-matrix/compare";
import { allowedLosses, baseline } from "./baseline";

/** What would be lost in the example's stacks on the way from the last release to this one, by its documents. */
export function lossesSinceLastRelease(stacks: Stacks): string[] {
  const allowed = new Set(allowedLosses().map(({ address }) => address));
  return [...baseline()].flatMap(([name, recorded]) => {
    const document = stacks.get(name);
    if (document === undefined) return [`${name} is no longer a stack of the example`];
    const now = read(JSON.parse(document));
    const losses = lossesOf(changesBetween(read(JSON.parse(recorded)), now));
    return [
      ...losses
        .filter(({ address }) => !allowed.has(address))
        .map(({ action, address, stateful, arguments: all }) => {
          const why = all.filter(({ replaces }) => replaces === true).map(({ path }) => path);
          return `${name}: ${action} ${address}, ${stateful}${why.length > 0 ? `: ${why.join(", ")} changes` : ""}`;
        }),
      ...unknownTypes(now).map(
        (type) => `packages/diff/src/replacing.json does not know ${type}: npm run upgrade:replacing`,
      ),
    ];
  });
}

/** Stateful types of which the provider was not asked: the comparison would be blind for them. */
function unknownTypes({ resources }: Stack): string[] {
  const types = new Set(resources.filter(({ mode }) => mode === "managed").map(({ type }) => type));
  return [...types].filter((type) => type in STATEFUL && !(type in REPLACING));
}

if (require.main === module) {
  const losses = lossesSinceLastRelease(synthesizeExample("aws5"));
  for (const loss of losses) console.log(loss);
  process.exitCode = losses.length === 0 ? 0 : 1;
}
