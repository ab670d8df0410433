import { BackupPlan, type BackupPlanRule } from "@cdktf/provider-aws/lib/backup-plan";
import { must, nameOf, type Problem } from "@plinth/core";
import type { Construct } from "constructs";
import type { VaultLock } from "./lock";
import {
  lifecycleOf,
  type Rule,
  type RuleOptions,
  ruleNameProblem,
  ruleOf,
  ruleProblems,
  type VaultRef,
  type Windows,
} from "./rules";
import { cronOf } from "./schedule";

export interface PlanSettings {
  readonly vaultName: string;
  readonly lock?: VaultLock;
  /** `hh:mm` of presets that say no other. */
  readonly startTime: string;
  readonly timezone?: string;
  /** Of rules that say no others. */
  readonly windows?: Windows;
  readonly tags: Record<string, string>;
}

/** The one plan of a vault. Its rules are keyed by name, whatever the order they are given in. */
export class Plan {
  public readonly resource: BackupPlan;
  private readonly rules = new Map<string, Rule>();

  constructor(
    private readonly scope: Construct & VaultRef,
    daily: Rule,
    private readonly settings: PlanSettings,
  ) {
    this.rules.set("daily", daily);
    const { tags } = settings;
    this.resource = new BackupPlan(scope, "Plan", { name: nameOf(scope, 50), rule: this.rendered(), tags });
  }

  /** Whether recovery points leave for another vault. */
  get copies(): boolean {
    return [...this.rules.values()].some(({ copyTo }) => copyTo.length > 0);
  }

  /** What is wrong with a new rule, before it is added. */
  problems(name: string, options: RuleOptions): Problem[] {
    const rule = ruleOf(options, this.settings.windows);
    const existing = this.rules.get(name);
    return [
      ruleNameProblem("name", name),
      must(
        name === "daily" || existing === undefined || same(existing, rule),
        `name must be new, got ${JSON.stringify(name)}, a rule that says otherwise`,
      ),
      must(!rule.copyTo.some(({ vault }) => vault === this.scope), "copyTo must be other vaults, got this one"),
      ...ruleProblems(rule, this.settings.lock),
    ];
  }

  add(name: string, options: RuleOptions): void {
    this.rules.set(name, ruleOf(options, this.settings.windows));
    this.resource.putRule(this.rendered());
  }

  private rendered(): BackupPlanRule[] {
    const { vaultName, startTime, timezone, tags } = this.settings;
    const byName = [...this.rules].sort(
      ([a], [b]) => Number(b === "daily") - Number(a === "daily") || (a < b ? -1 : 1),
    );
    return byName.map(([ruleName, rule]) => ({
      ruleName,
      targetVaultName: vaultName,
      schedule: cronOf(rule.schedule, rule.startTime ?? startTime),
      scheduleExpressionTimezone: timezone,
      startWindow: rule.windows.startMinutes,
      completionWindow: rule.windows.completionMinutes,
      enableContinuousBackup: rule.continuous || undefined,
      lifecycle: lifecycle(rule),
      copyAction: rule.copyTo.map((copy) => ({
        destinationVaultArn: copy.vault.arn,
        lifecycle: lifecycle(lifecycleOf(rule, copy)),
      })),
      recoveryPointTags: tags,
    }));
  }
}

function lifecycle({ retentionDays, coldStorageAfterDays }: Pick<Rule, "retentionDays" | "coldStorageAfterDays">) {
  return { deleteAfter: retentionDays, coldStorageAfter: coldStorageAfterDays };
}

/** Rules that name the same vaults are the same, although a vault hands out another reference each time. */
function same(one: Rule, other: Rule): boolean {
  const text = (rule: Rule) => JSON.stringify({ ...rule, copyTo: rule.copyTo.map(({ vault: _, ...rest }) => rest) });
  const vaults = (rule: Rule) => rule.copyTo.map(({ vault }) => vault);
  return text(one) === text(other) && vaults(one).every((vault, index) => vault === vaults(other)[index]);
}
