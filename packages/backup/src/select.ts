import type { BackupPlan } from "@cdktf/provider-aws/lib/backup-plan";
import { BackupSelection } from "@cdktf/provider-aws/lib/backup-selection";
import { matches, must, nameOf, type Problem, validate } from "@plinth/core";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import type { ServiceRole } from "./service-role";

interface Under {
  readonly plan: BackupPlan;
  readonly access: ServiceRole;
}

/** What is chosen by its tags, in the whole account and region. All conditions must hold. */
export interface TaggedOptions {
  /** Each of these tags with exactly this value. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Each of these tags with a value of this form; `*` stands for anything. */
  readonly like?: Readonly<Record<string, string>>;
  /** None of these tags with this value; what does not have the tag is chosen. */
  readonly without?: Readonly<Record<string, string>>;
  /** As `without`, by form. */
  readonly unlike?: Readonly<Record<string, string>>;
  /** ARNs to choose among; `*` only at the end of one. @default - everything that AWS Backup is opted in for */
  readonly among?: readonly string[];
  /** ARNs that are left out. @default - none */
  readonly except?: readonly string[];
}

/** Puts one thing under the plan. */
export function select(scope: Construct, id: string, arn: string, under: Under): BackupSelection {
  return selection(scope, id, under, { resources: [arn] });
}

/** AWS docs, "Assigning resources programmatically": conditions are joined by "and", a list of tags by "or". */
export function protectTagged(scope: Construct, key: string, options: TaggedOptions, under: Under): BackupSelection {
  validate(scope, taggedProblems(scope, key, options), `protectTagged(${JSON.stringify(key)})`);
  const { tags, like, without, unlike, among = ["*"], except } = options;
  return selection(scope, `Tagged-${key}`, under, {
    resources: [...among],
    notResources: except && [...except],
    condition: [
      {
        stringEquals: conditions(tags),
        stringLike: conditions(like),
        stringNotEquals: conditions(without),
        stringNotLike: conditions(unlike),
      },
    ],
  });
}

function selection(
  scope: Construct,
  id: string,
  { plan, access: { role, permissions } }: Under,
  config: Pick<ConstructorParameters<typeof BackupSelection>[2], "resources" | "notResources" | "condition">,
): BackupSelection {
  return new BackupSelection(scope, id, {
    name: nameOf(scope, 50, id),
    planId: plan.id,
    iamRoleArn: role.arn,
    ...config,
    dependsOn: permissions,
  });
}

function conditions(tags: Readonly<Record<string, string>> = {}) {
  return Object.entries(tags).map(([key, value]) => ({ key: `aws:ResourceTag/${key}`, value }));
}

/** AWS docs, "BackupSelection". Without a tag to have, the whole account would be chosen, which nobody means. */
function taggedProblems(scope: Construct, key: string, options: TaggedOptions): Problem[] {
  const { tags = {}, like = {}, among = [], except = [] } = options;
  return [
    matches("key", key, /^[\w.-]{1,50}$/, 'have 1 to 50 letters, digits and "-_."'),
    must(!scope.node.tryFindChild(`Tagged-${key}`), `key must be new, got ${JSON.stringify(key)}`),
    must(Object.keys(tags).length + Object.keys(like).length > 0, "tags or like must name at least one tag"),
    ...arnProblems("among", among),
    ...arnProblems("except", except),
  ];
}

function arnProblems(prop: string, arns: readonly string[]): Problem[] {
  const literal = arns.filter((arn) => !Token.isUnresolved(arn));
  const most = literal.some((arn) => arn.includes("*")) ? 30 : 500;
  return [
    ...literal.map((arn) => must(isPattern(arn), `${prop} must be ARNs with "*" only at the end, got "${arn}"`)),
    must(arns.length <= most, `${prop} must have at most ${most} members, got ${arns.length}`),
  ];
}

function isPattern(arn: string): boolean {
  const resource = arn.split(":").slice(5).join(":");
  return arn === "*" || (arn.startsWith("arn:") && !/\*./.test(resource));
}
