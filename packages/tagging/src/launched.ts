import { type Arguments, blocks, joined, type Resource, type SaidTags, tagsIn } from "./document";
import { GROUP } from "./taggable";

const TEMPLATE = "aws_launch_template";

/** What every launch makes. Amazon EC2 user guide, "Tag your resources at launch": the provider's default tags do not reach it. */
const ALWAYS = ["instance", "volume", "network-interface"];

/** What a launch template or an Auto Scaling group launches, which is in no state. */
export interface Launched {
  /** `aws_autoscaling_group.Web → volume`. */
  readonly address: string;
  /** `volume`. */
  readonly type: string;
  readonly said: SaidTags;
}

/** What is launched, by group; by template where no group uses it. */
export function launchedOf(resources: readonly Resource[]): Launched[] {
  const templates = resources.filter(({ type }) => type === TEMPLATE);
  const groups = resources.filter(({ type }) => type === GROUP);
  const used = new Map(groups.map((group) => [group, templates.filter((template) => mentions(group, template))]));
  const alone = templates.filter((template) => ![...used.values()].flat().includes(template));
  return [
    ...groups.flatMap((group) => launchedBy(group.address, used.get(group) ?? [], groupTags(group.args, true))),
    ...alone.flatMap(({ address, args }) => launchedBy(address, [{ args }], { tags: {}, known: true })),
  ];
}

/** Tags of an Auto Scaling group: all, or those that its instances get. */
export function groupTags({ tag }: Arguments, onInstances = false): SaidTags {
  const said = blocks(tag).filter(({ propagate_at_launch }) => !onInstances || propagate_at_launch === true);
  const tags = Object.fromEntries(said.map(({ key, value }) => [String(key), String(value)]));
  return { tags, known: typeof tag !== "string" };
}

/** With several templates, only what all of them say is sure. */
function launchedBy(launcher: string, templates: readonly { args: Arguments }[], propagated: SaidTags): Launched[] {
  // A group of somebody else's template tags its instances; what the template says is not in this document.
  if (templates.length === 0) return [{ address: `${launcher} → instance`, type: "instance", said: propagated }];
  const kinds = templates
    .flatMap(({ args }) => blocks(args.tag_specifications))
    .map((one) => String(one.resource_type));
  return [...new Set([...ALWAYS, ...kinds])].map((kind) => {
    const said = common(templates.map(({ args }) => specified(args, kind)));
    return {
      address: `${launcher} → ${kind}`,
      type: kind,
      said: kind === "instance" ? joined([said, propagated]) : said,
    };
  });
}

function specified(args: Arguments, kind: string): SaidTags {
  const specifications = blocks(args.tag_specifications).filter(({ resource_type }) => resource_type === kind);
  return joined(specifications.map(({ tags }) => tagsIn(tags)));
}

function common([first, ...others]: readonly SaidTags[]): SaidTags {
  const kept = Object.entries(first.tags).filter(([key]) => others.every(({ tags }) => key in tags));
  return { tags: Object.fromEntries(kept), known: [first, ...others].every(({ known }) => known) };
}

function mentions(group: Resource, template: Resource): boolean {
  return JSON.stringify(group.args).includes(`\${${template.address}.`);
}
