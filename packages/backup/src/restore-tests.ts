import { BackupRestoreTestingPlan } from "@cdktf/provider-aws/lib/backup-restore-testing-plan";
import { BackupRestoreTestingSelection } from "@cdktf/provider-aws/lib/backup-restore-testing-selection";
import {
  choice,
  dependOn,
  idOf,
  integer,
  type ModuleContext,
  nameOf,
  object,
  type Protectable,
  parse,
  type RowsOf,
  record,
  type SettingsOf,
  text,
  textWithStacks,
  warn,
} from "@plinth/core";
import { TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { backupCoverage } from "./coverage";
import { type Cron, cronOf, type Preset, SCHEDULE, startTimeProblem, TIME } from "./schedule";
import type { ServiceRole } from "./service-role";
import { RESTORE_TYPES, type RestoreType, restoreTypeOf } from "./stateful";
import { parseThing, protectionOf, type StatefulResource } from "./things";

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

/** AWS docs, "RestoreTestingPlanForCreate". */
export const RESTORE_TESTS = object(
  {
    schedule: SCHEDULE.default("monthly"),
    startTime: TIME.optional(),
    windowDays: integer(1, 365).default(30),
    startHours: integer(1, 168).default(24),
  } satisfies RowsOf<RestoreTestProps>,
  { rules: [({ schedule, startTime }, path) => startTimeProblem(path("startTime"), schedule, startTime)] },
);

const TEST = object({
  type: choice(...RESTORE_TYPES)
    .literal()
    .optional(),
  metadata: record(text(), text()).optional(),
  validationHours: integer(1, 168).optional(),
} satisfies RowsOf<TestOptions>);

interface RestoreTestSettings extends SettingsOf<typeof RESTORE_TESTS> {
  readonly vaultArn: string;
  readonly time: string;
  readonly timezone?: string;
  readonly access: ServiceRole;
}

/** One plan, made with the first test, and a selection for each thing. */
export class RestoreTests {
  /** Kinds of things that are tested. */
  public readonly types = new Set<RestoreType>();
  private plan?: BackupRestoreTestingPlan;

  constructor(
    private readonly context: ModuleContext,
    private readonly settings: RestoreTestSettings,
  ) {}

  add(thing: Protectable | StatefulResource, options: TestOptions): void {
    const { scope } = this.context;
    parseThing(scope, "testRestores", thing);
    const name = idOf(thing, scope);
    const call = `testRestores(${JSON.stringify(name)})`;
    const protection = protectionOf(scope, thing, call);
    const arn = "arn" in protection ? protection.arn : "";
    const found = restoreTypeOf(textWithStacks(scope, arn));
    const {
      metadata,
      validationHours,
      type = found,
    } = parse(scope, TEST, options, {
      call,
      rules: [
        () => arn === "" && "thing must be kept by AWS Backup, got volumes that Amazon DLM keeps",
        (given) => arn !== "" && !(given.type ?? found) && `type must be said, one of ${RESTORE_TYPES.join(", ")}`,
      ],
    });
    dependOn(scope, thing, `${scope.node.path}.${call}`, "put the backups into a stack that no other depends on");
    const id = `RestoreTest-${name}`;
    if (type === undefined || scope.node.tryFindChild(id)) return;
    this.types.add(type);
    this.plan ??= createRestorePlan(this.context, this.settings);
    const { role, permissions } = this.settings.access;
    new BackupRestoreTestingSelection(scope, id, {
      name: underscored(nameOf(scope, 50, id)),
      restoreTestingPlanName: this.plan.name,
      iamRoleArn: role.arn,
      protectedResourceType: type,
      protectedResourceArns: [arn],
      restoreMetadataOverrides: metadata,
      validationWindowHours: validationHours,
      dependsOn: permissions,
    });
    scope.node.addValidation({ validate: () => warnOfRestore(scope, thing) });
  }
}

/** Restores the newest recovery points, and deletes what it restored. */
function createRestorePlan(
  { scope, name, tags }: ModuleContext,
  settings: RestoreTestSettings,
): BackupRestoreTestingPlan {
  return new BackupRestoreTestingPlan(scope, "RestoreTests", {
    name: underscored(name(50)),
    scheduleExpression: cronOf(settings.schedule, settings.startTime ?? settings.time),
    scheduleExpressionTimezone: settings.timezone,
    startWindowHours: settings.startHours,
    recoveryPointSelection: [
      {
        algorithm: "LATEST_WITHIN_WINDOW",
        includeVaults: [settings.vaultArn],
        recoveryPointTypes: ["CONTINUOUS", "SNAPSHOT"],
        selectionWindowDays: settings.windowDays,
      },
    ],
    tags: tags(),
  });
}

/** A test of what is not in the vault would restore nothing, and say nothing. */
function warnOfRestore(scope: Construct, thing: IConstruct): string[] {
  const stack = TerraformStack.of(scope);
  const [name, module] = [idOf(thing, scope), idOf(scope, stack)];
  const row = backupCoverage(stack).find(({ path }) => path === name);
  const isKept = row?.by.some((path) => path.startsWith(`${module}/`));
  warn(
    scope,
    !isKept && `testRestores("${name}") finds nothing to restore: ${module} does not back it up, protect it there`,
  );
  return [];
}

/** AWS takes letters, digits and underscores here. */
function underscored(name: string): string {
  return name.replaceAll("-", "_");
}
