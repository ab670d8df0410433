import { BackupPlan, type BackupPlanRule } from "@cdktf/provider-aws/lib/backup-plan";
import { type ModuleContext, parseChild, show, validate, warn } from "@plinth/core";
import type { VaultLock } from "./lock";
import { RULE, RULE_NAME, type RuleOptions, type Windows } from "./rule-props";
import { earlyExpiryWarning, lifecycleOf, type Rule, ruleOf, ruleProblems } from "./rules";
import { cronOf } from "./schedule";

export interface PlanSettings {
  readonly vaultName: string;
  readonly lock?: VaultLock;
  /** `hh:mm` of presets that say no other. */
  readonly startTime: string;
  readonly timezone?: string;
  /** Of rules that say no others. */
  readonly windows?: Windows;
}

/** The one plan of a vault. Its rules are keyed by name, whatever the order they are given in. */
export class Plan {
  public readonly resource: BackupPlan;
  private readonly rules = new Map<string, Rule>();

  constructor(
    private readonly context: ModuleContext,
    daily: Rule,
    private readonly settings: PlanSettings,
  ) {
    this.rules.set("daily", daily);
    const { scope, name, tags } = context;
    this.resource = new BackupPlan(scope, "Plan", { name: name(50), rule: this.rendered(), tags: tags() });
  }

  /** Whether recovery points leave for another vault. */
  get copies(): boolean {
    return [...this.rules.values()].some(({ copyTo }) => copyTo.length > 0);
  }

  add(name: string, options: RuleOptions): void {
    const { scope } = this.context;
    const self: unknown = scope;
    const { lock, windows } = this.settings;
    const settings = parseChild(scope, name, RULE, options, {
      method: "addRule",
      prefix: "Rule",
      keyName: "name",
      keyParser: RULE_NAME,
      rules: [
        ({ copyTo }) => copyTo.some(({ vault }) => vault === self) && "copyTo must be other vaults, got this one",
        (given) => ruleProblems(ruleOf(given, windows), lock),
      ],
    });
    const [rule, existing] = [ruleOf(settings, windows), this.rules.get(name)];
    const call = `addRule(${show(name)})`;
    const isOther = existing !== undefined && !same(existing, rule);
    validate(scope, [isOther && `name must be new, got ${show(name)}, a rule that says otherwise`], call);
    warn(scope, earlyExpiryWarning(rule, `${call}: `));
    this.rules.set(name, rule);
    this.resource.putRule(this.rendered());
  }

  private rendered(): BackupPlanRule[] {
    const { vaultName, startTime, timezone } = this.settings;
    const [daily, ...others] = this.rules;
    const inOrder = [daily, ...others.sort(([a], [b]) => (a < b ? -1 : 1))];
    return inOrder.map(([ruleName, rule]) => ({
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
      recoveryPointTags: this.context.tags(),
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
