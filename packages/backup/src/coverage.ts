import { idOf } from "@plinth/core";
import type { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { exemptionOf } from "./exempt";
import { type Holding, holdingsOf } from "./holdings";
import { type Keeper, keepersOf } from "./keepers";
import { keptBeside } from "./kept-beside";
import { type Raw, readStack } from "./stack-model";

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

/** How everything in a stack that holds data is backed up, anybody's: a pure function of the stack. */
export function backupCoverage(stack: TerraformStack): CoverageRow[] {
  const raws = readStack(stack);
  const keepers = keepersOf(raws);
  const holdings = holdingsOf(stack, raws);
  const taken = new Map(holdings.map((holding) => [holding, takersOf(holding, holdings, keepers)]));
  const used = new Set([...taken.values()].flat());
  return [
    ...holdings.map((holding) => rowOf(stack, holding, taken.get(holding) ?? [], raws)),
    ...keepers.filter((keeper) => !used.has(keeper)).map((keeper) => idle(stack, keeper)),
  ];
}

/** What fails synthesis: whatever is not kept exactly once and has no reason not to be. */
export function coverageProblems(rows: readonly CoverageRow[]): string[] {
  return rows.flatMap(({ path, holds, state, by }) => {
    const thing = `${path} (${holds})`;
    if (state === "unprotected") {
      return [`${thing} is not backed up: say backup.protect(…), or backup.exempt(…, { reason: "…" })`];
    }
    if (state === "kept twice") return [`${thing} is backed up twice, by ${by.join(" and ")}: remove one of the two`];
    if (state === "exempt and kept") return [`${thing} is exempt from backups and backed up by ${by.join(" and ")}`];
    return [];
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
  return coverageProblems(backupCoverage(stack));
}

/** A volume is taken with the instance that it is attached to; a default policy only takes what no other one does. */
function takersOf(holding: Holding, holdings: readonly Holding[], keepers: readonly Keeper[]): Keeper[] {
  const instance = holdings.find(({ raws }) => raws.some(({ address }) => address === holding.attachedTo));
  const takers = keepers.filter((keeper) => keeper.takes(holding) || (instance && keeper.takes(instance)));
  const chosen = takers.filter(({ rest }) => !rest);
  return chosen.length > 0 ? chosen : takers.slice(0, 1);
}

function rowOf(stack: TerraformStack, holding: Holding, takers: readonly Keeper[], raws: readonly Raw[]): CoverageRow {
  const row = {
    path: idOf(holding.construct, stack),
    holds: holding.types.join(", ") || (holding.arn ?? ""),
    beside: keptBeside(holding, takers, raws),
  };
  const by = takers.map(({ construct }) => idOf(construct, stack));
  const reason = exemptionOf(holding.construct);
  if (holding.none !== undefined) return { ...row, state: "not needed", by: [holding.none] };
  if (reason !== undefined && takers.length > 0) return { ...row, state: "exempt and kept", by };
  if (reason !== undefined) return { ...row, state: "exempt", by: [reason] };
  if (takers.length === 0) return { ...row, state: "unprotected", by };
  return { ...row, state: takers.length > 1 ? "kept twice" : "kept", by };
}

function idle(stack: TerraformStack, { construct, service }: Keeper): CoverageRow {
  return { path: idOf(construct, stack), holds: service, state: "takes nothing", by: [], beside: [] };
}
