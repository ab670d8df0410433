import type { BackupPlan } from "@cdktf/provider-aws/lib/backup-plan";
import { BackupSelection } from "@cdktf/provider-aws/lib/backup-selection";
import { isKnownLater, list, nameOf, object, parseChild, type RowsOf, record, text, warn } from "@plinth/core";
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

const TAGS = record(text(), text()).literal().default({});

/** AWS docs, "BackupSelection", https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html */
const ARNS = list(text().where('be an ARN with "*" only at the end', isPattern)).where(
  "have at most 500 members, or 30 where one has a *",
  (arns) => arns.length <= (arns.some((arn) => !isKnownLater(arn) && arn.includes("*")) ? 30 : 500),
);

const TAGGED = object({
  tags: TAGS,
  like: TAGS,
  without: TAGS,
  unlike: TAGS,
  among: ARNS.default(["*"]),
  except: ARNS.optional(),
} satisfies RowsOf<TaggedOptions>);

const KEY_NAME = text('have 1 to 50 letters, digits and "-_."', /^[\w.-]{1,50}$/).literal();

/** AWS docs, "Assigning resources programmatically": conditions are joined by "and", a list of tags by "or". */
export function protectTagged(scope: Construct, key: string, options: TaggedOptions, under: Under): BackupSelection {
  const child = { method: "protectTagged", prefix: "Tagged", keyParser: KEY_NAME };
  const { id, tags, like, without, unlike, among, except } = parseChild(scope, key, TAGGED, options, child);
  const isEverything = among.includes("*") && Object.keys({ ...tags, ...like }).length === 0;
  const asks =
    "tags and like name no tag, and the plan backs up the whole account and region: name a tag, or ARNs in among";
  warn(scope, isEverything && `protectTagged("${key}"): ${asks}`);
  const isNarrowed = [tags, like, without, unlike].some((one) => Object.keys(one).length > 0);
  const condition = {
    stringEquals: conditions(tags),
    stringLike: conditions(like),
    stringNotEquals: conditions(without),
    stringNotLike: conditions(unlike),
  };
  return selection(scope, id, under, {
    resources: [...among],
    notResources: except && [...except],
    condition: isNarrowed ? [condition] : undefined,
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

function conditions(tags: Readonly<Record<string, string>>) {
  return Object.entries(tags).map(([key, value]) => ({ key: `aws:ResourceTag/${key}`, value }));
}

function isPattern(arn: string): boolean {
  const resource = arn.split(":").slice(5).join(":");
  return arn === "*" || (arn.startsWith("arn:") && !/\*./.test(resource));
}
