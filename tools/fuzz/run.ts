import { createHash } from "node:crypto";
import type { Model } from "./model";
import type { Result } from "./outcome";
import { Programs } from "./program";
import type { Tally } from "./report";
import { canBePlanned, type Document, invalidDocuments, unplannedDocuments } from "./terraform";
import { type Limits, runCases } from "./workers";

export interface Settings extends Limits {
  readonly seed: number;
  /** The number of the first case. */
  readonly from: number;
  readonly cases: number;
  /** The one class or function to run; the numbers of its cases stay the same. @default - all */
  readonly only?: string;
  /** How many distinct documents `terraform validate` sees, spread over the run. */
  readonly validate: number;
  /** How many of them are planned in a new account. */
  readonly plan: number;
}

/** Runs the cases of a seed, and asks Terraform about what was accepted. */
export async function fuzz(model: Model, code: Readonly<Record<string, string>>, settings: Settings): Promise<Tally> {
  const { seed, from, cases, only } = settings;
  const programs = new Programs(model, seed);
  const targetOf = (number: number) => programs.targetOf(number).name;
  const numbers = Array.from({ length: cases }, (_, at) => from + at).filter(
    (number) => !only || targetOf(number) === only,
  );
  if (numbers.length === 0) throw new Error(`there is no public class or function ${only}`);

  const begin = Date.now();
  const answers = new Map<number, Result>();
  const documents = new Map<string, readonly [number: number, document: Document]>();
  await runCases({ model, seed, code }, numbers, settings, ({ number, result, document }) => {
    answers.set(number, result);
    if (!document) return;
    const hash = createHash("sha256").update(JSON.stringify(document)).digest("hex");
    const known = documents.get(hash);
    // The first of equal documents is asked about, in whatever order the processes answer.
    if (!known || known[0] > number) documents.set(hash, [number, document]);
  });
  const distinct = [...documents.values()].sort(([a], [b]) => a - b);
  const validated = new Map(spread(distinct, settings.validate));
  const invalid = await invalidDocuments(validated);
  const valid = distinct.filter(([number, document]) => !invalid.has(number) && canBePlanned(document));
  const planned = new Map(spread(valid, settings.plan));
  const unplanned = planned.size > 0 ? await unplannedDocuments(planned) : new Map<number, string>();
  for (const [number, message] of invalid) answers.set(number, { outcome: "invalid document", message });
  for (const [number, message] of unplanned) answers.set(number, { outcome: "document without a plan", message });
  return {
    seed,
    results: new Map([...answers].sort(([a], [b]) => a - b)),
    targetOf,
    seconds: (Date.now() - begin) / 1000,
    documents: { distinct: documents.size, validated: validated.size, planned: planned.size },
  };
}

/** As many members, from all parts of the list. */
function spread<T>(list: readonly T[], count: number): readonly T[] {
  if (list.length <= count) return list;
  return Array.from({ length: count }, (_, at) => list[Math.floor((at * list.length) / count)]);
}
