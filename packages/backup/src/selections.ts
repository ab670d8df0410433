import type { IConstruct } from "constructs";
import { blocks, type Raw, refersTo, type Tags } from "./stack-model";
import { coversType } from "./stateful";
import { type StatefulThing, VOLUMES } from "./stateful-things";

/** Something that backs up: a selection of AWS Backup or a policy of Amazon DLM, and what it takes. */
export interface Selection {
  readonly construct: IConstruct;
  readonly service: "AWS Backup" | "Amazon DLM";
  /** A default policy takes what no other one does. */
  readonly rest: boolean;
  covers(thing: StatefulThing): boolean;
}

export function selectionsOf(raws: readonly Raw[]): Selection[] {
  return raws.flatMap((raw) => {
    if (raw.type === "aws_backup_selection") return [selection(raw)];
    if (raw.type === "aws_dlm_lifecycle_policy" && raw.args.state !== "DISABLED") return [lifecyclePolicy(raw)];
    return [];
  });
}

interface Condition {
  readonly key: string;
  readonly value: string;
}

/** AWS docs, "BackupSelection": resources and tags narrow each other; a list of tags is any of them, conditions are all. */
function selection({ construct, args }: Raw): Selection {
  const anyOf = blocks<Condition>(args.selection_tag);
  const [condition = {}] = blocks<Record<string, Condition | Condition[]>>(args.condition);
  const all = Object.entries(condition).flatMap(([operator, members]) =>
    blocks<Condition>(members).map((one) => ({ ...one, operator, key: one.key.replace("aws:ResourceTag/", "") })),
  );
  const among: readonly string[] = args.resources?.length > 0 ? args.resources : ["*"];
  const except: readonly string[] = args.not_resources ?? [];
  return {
    construct,
    service: "AWS Backup",
    rest: false,
    covers(thing) {
      const tags = tagsOf(thing);
      return (
        thing.none === undefined &&
        among.some((pattern) => names(pattern, thing)) &&
        !except.some((pattern) => names(pattern, thing)) &&
        (anyOf.length === 0 || anyOf.some(({ key, value }) => tags[key] === value)) &&
        all.every(({ operator, key, value }) => holds(operator, tags[key], value))
      );
    },
  };
}

function lifecyclePolicy({ construct, args }: Raw): Selection {
  const [details = {}] = blocks(args.policy_details);
  const kind = args.default_policy ?? details.resource_types?.[0] ?? "VOLUME";
  const target = Object.entries((details.target_tags ?? {}) as Tags);
  const [exclusions = {}] = blocks(details.exclusions);
  const excluded = Object.entries((exclusions.exclude_tags ?? {}) as Tags);
  const carries = (tags: Tags, wanted: [string, string][]) => wanted.some(([key, value]) => tags[key] === value);
  return {
    construct,
    service: "Amazon DLM",
    rest: args.default_policy !== undefined,
    covers(thing) {
      const tags = kind === "INSTANCE" ? thing.instanceTags : thing.volumeTags;
      if (!tags || thing.none !== undefined) return false;
      return args.default_policy ? !carries(tags, excluded) : carries(tags, target);
    },
  };
}

/** Whether a reference, an ARN or a pattern of ARNs means the thing. */
function names(pattern: string, { arn, raws, types }: StatefulThing): boolean {
  if (pattern === arn || raws.some(({ address }) => address === refersTo(pattern))) return true;
  if (pattern === "*" || (pattern.endsWith("*") && arn?.startsWith(pattern.slice(0, -1)))) return true;
  return types.some((type) => coversType(pattern, type === VOLUMES ? "aws_ebs_volume" : type));
}

function tagsOf({ raws, volumeTags, instanceTags }: StatefulThing): Tags {
  return raws[0]?.tags ?? volumeTags ?? instanceTags ?? {};
}

function holds(operator: string, tag: string | undefined, value: string): boolean {
  const form = new RegExp(`^${value.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`, "s");
  if (operator === "string_equals") return tag === value;
  if (operator === "string_like") return tag !== undefined && form.test(tag);
  if (operator === "string_not_equals") return tag !== value;
  return tag === undefined || !form.test(tag);
}
