import { type Protectable, textWithStacks } from "@plinth/core";
import { TerraformElement, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { blocks, type Raw, refersTo, type Tags } from "./stack-model";
import { STATEFUL } from "./stateful";

/** One thing that holds data: something `Protectable` with whatever is inside, or a resource by itself. */
export interface StatefulThing {
  readonly construct: IConstruct;
  /** Types of the resources that hold its data, and `VOLUMES` for volumes that come and go with instances. */
  readonly types: readonly string[];
  /** Its resources that hold data. */
  readonly raws: readonly Raw[];
  /** As Terraform will read it. */
  readonly arn?: string;
  /** Tags that its volumes carry. */
  readonly volumeTags?: Tags;
  /** Tags that its instances carry. */
  readonly instanceTags?: Tags;
  /** Why it needs no backup of its own. */
  readonly none?: string;
  /** Address of the instance that its volume is attached to. */
  readonly attachedTo?: string;
}

export const VOLUMES = "EBS volumes";

/** What the stack has to keep, in the order of the tree. */
export function statefulThingsOf(stack: TerraformStack, raws: readonly Raw[]): StatefulThing[] {
  const owners = new Map(raws.map((raw) => [raw, ownerOf(raw.construct)]));
  const owning = new Set(raws.filter(({ type }) => type in STATEFUL).map((raw) => owners.get(raw)));
  return stack.node
    .findAll()
    .filter((one) => owning.has(one) || isProtectable(one))
    .map((thing) => {
      const inside = raws.filter((raw) => owners.get(raw) === thing);
      return isProtectable(thing) ? protectable(stack, thing, inside) : standalone(inside[0], raws);
    });
}

/** The nearest `Protectable` around a construct, or itself. */
export function ownerOf(construct: IConstruct): IConstruct {
  return construct.node.scopes.filter(isProtectable).at(-1) ?? construct;
}

export function isProtectable(construct: IConstruct): construct is Protectable {
  if (TerraformElement.isTerraformElement(construct) || !("protection" in construct)) return false;
  const { protection } = construct;
  return typeof protection === "object" && ["arn", "volumeTags", "none"].some((key) => key in (protection ?? {}));
}

function protectable(stack: TerraformStack, thing: Protectable, inside: readonly Raw[]): StatefulThing {
  const { protection } = thing;
  const raws = inside.filter(({ type }) => type in STATEFUL);
  const found = [...new Set(raws.map(({ type }) => type))];
  const holding = { construct: thing, raws, types: "volumeTags" in protection ? [VOLUMES, ...found] : found };
  if ("none" in protection) return { ...holding, none: protection.none };
  if ("arn" in protection) return { ...holding, arn: textWithStacks(stack, protection.arn) };
  const launched = inside.filter(({ type }) => type === "aws_launch_template");
  return {
    ...holding,
    volumeTags: { ...launchedTags(launched, "volume"), ...protection.volumeTags },
    instanceTags: launchedTags(launched, "instance"),
  };
}

/** A resource by itself; what its own arguments make a copy of another needs nothing. */
function standalone(raw: Raw, raws: readonly Raw[]): StatefulThing {
  const { construct, type, address, args, tags } = raw;
  const holding = { construct, types: [type], raws: [raw], arn: `\${${address}.arn}` };
  const source = args.replicate_source_db ?? args.replication_source_identifier;
  if (source) return { ...holding, none: `a replica of ${(refersTo(source) ?? source).replace(/^.*\//, "")}` };
  if (type === "aws_instance") {
    const volumeTags = args.volume_tags ?? blocks<{ tags?: Tags }>(args.root_block_device)[0]?.tags ?? {};
    return { ...holding, instanceTags: tags, volumeTags };
  }
  if (type !== "aws_ebs_volume") return holding;
  const attachment = raws.find(
    (one) => one.type === "aws_volume_attachment" && refersTo(one.args.volume_id) === address,
  );
  return { ...holding, volumeTags: tags, attachedTo: refersTo(attachment?.args.instance_id) };
}

function launchedTags(templates: readonly Raw[], kind: "volume" | "instance"): Tags {
  const specifications = templates.flatMap(({ args }) =>
    blocks<{ resource_type?: string; tags?: Tags }>(args.tag_specifications),
  );
  return Object.assign({}, ...specifications.filter((one) => one.resource_type === kind).map(({ tags }) => tags));
}
