import { type Check, oneOf, optional, recordOf, shape, text } from "./input";
import { caseProblems, countProblems, isKnownLater, keyProblems, refuse, type Tags } from "./limits";

export interface MergeOptions {
  /**
   * Two layers that say different things of one key: an error, or the layer that comes later wins.
   * @default "refused"
   */
  readonly conflicts?: "refused" | "last-wins";
}

const LAYERS = recordOf(optional(recordOf(text)));
const OPTIONS = shape({ conflicts: optional(oneOf("refused", "last-wins")) } satisfies Record<
  keyof MergeOptions,
  Check
>);

/**
 * One record of tags out of several, from the most general layer to the most particular one:
 * `mergeTags({ organization, project, team })`. Layers that agree do not conflict.
 *
 * @throws Error naming every key that two layers say differently, in value or in case, and more than 50 tags
 */
export function mergeTags(layers: Readonly<Record<string, Tags | undefined>>, options: MergeOptions = {}): Tags {
  refuse("mergeTags is misused", [...LAYERS("layers", layers), ...OPTIONS("options", options)]);
  const said = Object.entries(layers).flatMap(([layer, tags = {}]) =>
    Object.entries(tags).map(([key, value]) => ({ layer, key, value })),
  );
  const merged = Object.fromEntries(said.map(({ key, value }) => [key, value]));
  const conflicts = said.flatMap(({ layer, key, value }, index) => {
    const before = said
      .slice(0, index)
      .filter((one) => one.key === key)
      .at(-1);
    if (!before || before.value === value) return [];
    return [`${key} is ${JSON.stringify(before.value)} in ${before.layer} and ${JSON.stringify(value)} in ${layer}`];
  });
  refuse("mergeTags is misused", [
    ...(options.conflicts === "last-wins" ? [] : conflicts),
    ...caseProblems(Object.keys(merged)),
    ...keyProblems(merged),
    ...Object.entries(merged)
      .filter(([, value]) => isKnownLater(value))
      .map(([key, value]) => `${key} must be known at synth, got ${JSON.stringify(value)}`),
    ...countProblems(merged),
  ]);
  return merged;
}
