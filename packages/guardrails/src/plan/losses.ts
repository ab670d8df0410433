import { kindOf, STATEFUL } from "@plinth/model";
import { optionsOf } from "../options";
import type { Plan, ResourceChange } from "./plan";
import { guards, reasons } from "./reasons";
import { type Risk, risksOf } from "./risks";

export interface PlanGuardOptions {
  /** Losses that are meant, each with a reason. @default - none */
  readonly allow?: readonly AllowedLoss[];
  /** Further types that hold state, with what is lost. @default - what this package knows */
  readonly stateful?: Readonly<Record<string, string>>;
}

export interface AllowedLoss {
  /** Exactly as Terraform prints it. */
  readonly address: string;
  readonly reason: string;
}

/** Something stateful that the plan would destroy. */
export interface Loss {
  readonly address: string;
  readonly type: string;
  /** "a database" */
  readonly what: string;
  readonly action: "destroy" | "replace";
  /** Why Terraform plans it, and what to do, as sentences. */
  readonly why: readonly string[];
  /** What stands in the way of the loss, as sentences; empty when nothing does. */
  readonly guards: readonly string[];
  /** @default - nobody allowed it */
  readonly allowedBecause?: string;
}

export interface PlanVerdict {
  readonly losses: readonly Loss[];
  /** What loses nothing by itself: another name, password or network of a database, a document put over an existing one. */
  readonly risks: readonly Risk[];
  /** Addresses that are allowed and not lost: entries to delete. */
  readonly unusedAllowances: readonly AllowedLoss[];
  /** Whether nothing stateful is lost but what was allowed. */
  readonly safe: boolean;
}

/**
 * What of a plan would destroy or replace something stateful.
 *
 * @throws Error when the text is no plan, or an allowance has no reason
 */
export function guardPlan(plan: Plan, options: PlanGuardOptions = {}): PlanVerdict {
  const { allow = [], stateful = {} } = optionsOf(options);
  const kind = kindOf(plan);
  if (kind !== "plan")
    throw new Error(`expected a plan as \`terraform show -json <plan file>\` prints it, got a ${kind}`);
  const groundless = allow.find(({ reason }) => reason.trim() === "");
  if (groundless) throw new Error(`the allowance of ${groundless.address} must have a reason, got none`);

  const known = { ...STATEFUL, ...stateful };
  const changes = plan.resource_changes ?? [];
  const losses = changes
    .filter(({ mode, type, change }) => mode === "managed" && type in known && change.actions.includes("delete"))
    .map((change) => lossOf(change, known[change.type], changes, allow));
  return {
    losses,
    risks: risksOf(changes),
    unusedAllowances: allow.filter(({ address }) => !losses.some((loss) => loss.address === address)),
    safe: losses.every(({ allowedBecause }) => allowedBecause !== undefined),
  };
}

function lossOf(
  change: ResourceChange,
  what: string,
  changes: readonly ResourceChange[],
  allow: readonly AllowedLoss[],
): Loss {
  const { address, type } = change;
  const allowed = allow.find((one) => one.address === address);
  return {
    address,
    type,
    what,
    action: change.change.actions.includes("create") ? "replace" : "destroy",
    why: reasons(change, changes),
    guards: guards(change),
    ...(allowed && { allowedBecause: allowed.reason }),
  };
}
