import { idOf, regionOf, stackAndDependencies, warn } from "@plinth/core";
import { App, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { exemptionOf } from "./exempt";
import { nativeBackups } from "./native-backups";
import { type Selection, selectionsOf } from "./selections";
import { type Raw, readStack } from "./stack-model";
import { type StatefulThing, statefulThingsOf } from "./stateful-things";

/** One line of the report: a thing that holds data, or a selection or policy that takes nothing of this stack. */
export interface CoverageRow {
  /** Path of the construct below its stack. */
  readonly path: string;
  /** What holds the data: `aws_db_instance`. */
  readonly holds: string;
  /** `kept` once; `exempt` with a reason; `not needed`, as its module says; and what is wrong or idle. */
  readonly state: "kept" | "exempt" | "not needed" | "unprotected" | "kept twice" | "exempt and kept" | "takes nothing";
  /** Paths of the selections and policies that take it, or the reason why none does. */
  readonly by: readonly string[];
  /** How it is kept otherwise, which is shown and does not count. */
  readonly beside: readonly string[];
}

/** How everything in a stack, and in those that it depends on, is backed up, by whatever stack of the app. */
export function backupCoverage(stack: TerraformStack): CoverageRow[] {
  const stacks = stackAndDependencies(stack);
  const raws = new Map([...stacks, ...dependentsOf(stacks)].map((one) => [one, readStack(one)]));
  const selections = selectionsOf([...raws.values()].flat());
  const things = stacks.flatMap((one) => statefulThingsOf(one, raws.get(one) ?? []));
  const taken = new Map(things.map((thing) => [thing, takersOf(thing, things, selections)]));
  const used = new Set([...taken.values()].flat());
  const unused = selections.filter((one) => !used.has(one) && TerraformStack.of(one.construct) === stack);
  return [
    ...things.map((thing) => rowOf(stack, thing, taken.get(thing) ?? [], [...raws.values()].flat())),
    ...unused.map((selection) => idle(stack, selection)),
  ];
}

/** The other stacks of the app that depend on one of these: they can back up what is in it. */
function dependentsOf(stacks: readonly TerraformStack[]): TerraformStack[] {
  const [first] = stacks;
  const all = first ? App.of(first).node.findAll().filter(TerraformStack.isStack) : [];
  return all.filter((one) => !stacks.includes(one) && stackAndDependencies(one).some((next) => stacks.includes(next)));
}

/** What fails synthesis: whatever is not kept and has no reason not to be. */
export function coverageProblems(rows: readonly CoverageRow[]): string[] {
  return rows
    .filter(({ state }) => state === "unprotected")
    .map(
      ({ path, holds }) =>
        `${path} (${holds}) is not backed up: say backup.protect(…), or backup.exempt(…, { reason: "…" })`,
    );
}

/** What loses no data and is paid for, or contradicts itself. */
function coverageWarnings(rows: readonly CoverageRow[]): string[] {
  return rows.flatMap(({ path, holds, state, by }) => {
    const selections = by.join(" and ");
    if (state === "kept twice")
      return [`${path} (${holds}) is backed up twice, by ${selections}: remove one of the two`];
    if (state !== "exempt and kept") return [];
    return [
      `${path} (${holds}) is exempt from backups and backed up by ${selections}: remove the exemption, or the backup`,
    ];
  });
}

/** The report as a table for a terminal. */
export function coverageTable(rows: readonly CoverageRow[]): string {
  const cells = rows.map(({ path, holds, state, by, beside }) => [
    path,
    holds,
    state,
    by.join(", "),
    beside.join(", "),
  ]);
  const lines = [["thing", "holds", "backup", "by, or why not", "beside"], ...cells];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Every stack that has backups is held to them. For `checkTogether`. */
export function missingCoverage(_modules: readonly IConstruct[], stack: TerraformStack): string[] {
  const rows = backupCoverage(stack);
  warn(stack, ...coverageWarnings(rows));
  return coverageProblems(rows);
}

/** A volume is taken with the instance that it is attached to; a default policy only takes what no other one does. */
function takersOf(
  thing: StatefulThing,
  things: readonly StatefulThing[],
  selections: readonly Selection[],
): Selection[] {
  const instance = things.find(({ raws }) => raws.some(({ address }) => address === thing.attachedTo));
  const takers = selections.filter(
    (one) => (one.covers(thing) || (instance && one.covers(instance))) && sees(one.construct, thing.construct),
  );
  const chosen = takers.filter(({ rest }) => !rest);
  return chosen.length > 0 ? chosen : takers.slice(0, 1);
}

/** Tags select within one account and region: stacks that do not depend on each other may be of other accounts. */
function sees(selection: IConstruct, thing: IConstruct): boolean {
  const [own, other] = [TerraformStack.of(selection), TerraformStack.of(thing)];
  const isRelated =
    own === other || stackAndDependencies(own).includes(other) || stackAndDependencies(other).includes(own);
  const [region, otherRegion] = [regionOf(selection), regionOf(thing)];
  return isRelated && (!region || !otherRegion || region === otherRegion);
}

function rowOf(
  stack: TerraformStack,
  thing: StatefulThing,
  takers: readonly Selection[],
  raws: readonly Raw[],
): CoverageRow {
  const row = {
    path: idOf(thing.construct, stack),
    holds: thing.types.join(", ") || (thing.arn ?? ""),
    beside: nativeBackups(thing, takers, raws),
  };
  const by = takers.map(({ construct }) => idOf(construct, stack));
  const reason = exemptionOf(thing.construct);
  if (thing.none !== undefined) return { ...row, state: "not needed", by: [thing.none] };
  if (reason !== undefined && takers.length > 0) return { ...row, state: "exempt and kept", by };
  if (reason !== undefined) return { ...row, state: "exempt", by: [reason] };
  if (takers.length === 0) return { ...row, state: "unprotected", by };
  return { ...row, state: takers.length > 1 ? "kept twice" : "kept", by };
}

function idle(stack: TerraformStack, { construct, service }: Selection): CoverageRow {
  return { path: idOf(construct, stack), holds: service, state: "takes nothing", by: [], beside: [] };
}
