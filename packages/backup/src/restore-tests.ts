import { BackupRestoreTestingPlan } from "@cdktf/provider-aws/lib/backup-restore-testing-plan";
import { BackupRestoreTestingSelection } from "@cdktf/provider-aws/lib/backup-restore-testing-selection";
import { between, idOf, must, nameOf, oneOf, type Problem, type Protectable, validate } from "@plinth/core";
import { TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { backupCoverage } from "./coverage";
import { protectionOf, type StatefulResource } from "./protection";
import { type Cron, cronOf, type Preset, scheduleProblems } from "./schedule";
import type { ServiceRole } from "./service-role";
import { textOf } from "./stack-model";
import { RESTORE_TYPES, type RestoreType, restoreTypeOf } from "./stateful";

export interface RestoreTestProps {
  /** @default "monthly" */
  readonly schedule?: Preset | Cron;
  /** `hh:mm` in the time zone of the module, for presets. @default - the `startTime` of the module */
  readonly startTime?: string;
  /** Days back in which the newest recovery point is taken, 1 to 365. @default 30 */
  readonly windowDays?: number;
  /** Hours in which a test must begin, 1 to 168. @default 24 */
  readonly startHours?: number;
}

export interface TestOptions {
  /** What AWS Backup calls the kind of the thing: "RDS" for a Multi-AZ DB cluster. @default - told from the resource */
  readonly type?: RestoreType;
  /**
   * What AWS Backup would infer otherwise, by its own keys: `{ dbSubnetGroupName: "…" }`. Needed where there is no default
   * VPC. AWS docs, "Restore testing inferred metadata". @default - inferred
   */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Hours that what was restored stays there for your own checks, 1 to 168. @default - it is deleted at once */
  readonly validationHours?: number;
}

interface RestoreTestSettings extends RestoreTestProps {
  readonly vaultArn: string;
  readonly time: string;
  readonly timezone?: string;
  readonly access: ServiceRole;
  readonly tags: Record<string, string>;
}

/** One plan, made with the first test, and a selection for each thing. */
export class RestoreTests {
  /** Kinds of things that are tested. */
  public readonly types = new Set<RestoreType>();
  private plan?: BackupRestoreTestingPlan;

  constructor(
    private readonly scope: Construct,
    private readonly settings: RestoreTestSettings,
  ) {}

  add(thing: Protectable | StatefulResource, { type, metadata, validationHours }: TestOptions): void {
    const { scope } = this;
    const name = idOf(thing, scope);
    const verb = `testRestores(${JSON.stringify(name)})`;
    const protection = protectionOf(scope, thing, verb);
    const arn = "arn" in protection ? protection.arn : "";
    const known = type ?? restoreTypeOf(textOf(TerraformStack.of(thing), arn));
    validate(
      scope,
      [
        must("arn" in protection, "thing must be kept by AWS Backup, got volumes that Amazon DLM keeps"),
        must(arn === "" || known !== undefined, `type must be said, one of ${RESTORE_TYPES.join(", ")}`),
        oneOf("type", type, RESTORE_TYPES),
        between("validationHours", validationHours, 1, 168),
      ],
      verb,
    );
    const id = `RestoreTest-${name}`;
    if (known === undefined || scope.node.tryFindChild(id)) return;
    this.types.add(known);
    this.plan ??= restorePlan(scope, this.settings);
    const { role, permissions } = this.settings.access;
    new BackupRestoreTestingSelection(scope, id, {
      name: underscored(nameOf(scope, 50, id)),
      restoreTestingPlanName: this.plan.name,
      iamRoleArn: role.arn,
      protectedResourceType: known,
      protectedResourceArns: [arn],
      restoreMetadataOverrides: metadata && { ...metadata },
      validationWindowHours: validationHours,
      dependsOn: permissions,
    });
    scope.node.addValidation({ validate: () => restoreProblems(scope, thing) });
  }
}

/** Restores the newest recovery points, and deletes what it restored. */
function restorePlan(scope: Construct, settings: RestoreTestSettings): BackupRestoreTestingPlan {
  return new BackupRestoreTestingPlan(scope, "RestoreTests", {
    name: underscored(nameOf(scope, 50)),
    scheduleExpression: cronOf(settings.schedule ?? "monthly", settings.startTime ?? settings.time),
    scheduleExpressionTimezone: settings.timezone,
    startWindowHours: settings.startHours ?? 24,
    recoveryPointSelection: [
      {
        algorithm: "LATEST_WITHIN_WINDOW",
        includeVaults: [settings.vaultArn],
        recoveryPointTypes: ["CONTINUOUS", "SNAPSHOT"],
        selectionWindowDays: settings.windowDays ?? 30,
      },
    ],
    tags: settings.tags,
  });
}

/** A test of what is not in the vault would restore nothing, and say nothing. */
function restoreProblems(scope: Construct, thing: IConstruct): string[] {
  const stack = TerraformStack.of(thing);
  const row = backupCoverage(stack).find(({ path }) => path === idOf(thing, stack));
  if (TerraformStack.of(scope) !== stack || row?.by.some((path) => path.startsWith(`${idOf(scope, stack)}/`)))
    return [];
  return [`testRestores("${idOf(thing, scope)}") finds nothing to restore: ${idOf(scope, stack)} does not back it up`];
}

/** AWS docs, "RestoreTestingPlanForCreate". */
export function restoreTestProblems({
  schedule = "monthly",
  startTime,
  windowDays,
  startHours,
}: RestoreTestProps): Problem[] {
  return [
    ...scheduleProblems("restoreTests.schedule", schedule, startTime),
    between("restoreTests.windowDays", windowDays, 1, 365),
    between("restoreTests.startHours", startHours, 1, 168),
  ];
}

/** AWS takes letters, digits and underscores here. */
function underscored(name: string): string {
  return name.replaceAll("-", "_");
}
