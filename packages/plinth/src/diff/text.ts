import { type Action, type ArgumentChange, lossesOf, type ResourceChange } from "@plinth/diff";
import type { Diff } from "./diff";
import { statementChanges } from "./policies";
import { shown } from "./shown";

/** A topic of the report; empty ones are left out. */
interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

interface Line {
  readonly address: string;
  /** What is said of the resource. */
  readonly text: string;
  readonly details: readonly string[];
}

const REPLACEMENT: Readonly<Record<`${ArgumentChange["replaces"]}`, string>> = {
  true: " (forces replacement)",
  false: "",
  unknown: " (may force replacement: the provider does not say)",
};

/** More lines than these that say the same of other resources are one. */
const MOST_ALIKE = 3;

/** For a terminal. */
export function textOf(diff: Diff): string {
  return written(diff, {
    title: (title) => [title],
    line: (address, text) => `  ${address}${text}`,
    detail: (text) => `      ${text}`,
  });
}

/** For a pull request. */
export function markdownOf(diff: Diff): string {
  return written(diff, {
    title: (title) => [`### ${title}`, ""],
    line: (address, text) => `- ${address === "" ? "" : `\`${address}\``}${escaped(text)}`,
    detail: (text) => `  - ${escaped(text)}`,
  });
}

interface Format {
  title(title: string): string[];
  line(address: string, text: string): string;
  detail(text: string): string;
}

function written(diff: Diff, { title, line, detail }: Format): string {
  const sections = sectionsOf(diff).filter(({ lines }) => lines.length > 0);
  if (sections.length === 0) return "No changes.";
  return sections
    .map((section) => [
      ...title(section.title),
      ...alike(section.lines).flatMap(({ address, text, details }) => [line(address, text), ...details.map(detail)]),
    ])
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

/** In the order of what a reviewer must see first. */
function sectionsOf(diff: Diff): Section[] {
  const { changes, allowed, losses, tags, findings, paths, permissions } = diff;
  const lost = lossesOf(changes);
  const of = (action: Action) => changes.filter((one) => one.action === action && !lost.includes(one)).map(lineOf);
  return [
    { title: "Lost: cannot be created again", lines: lost.map((change) => lossLine(change, allowed)) },
    {
      title: "Protection lost",
      lines: losses.map(({ address, sentence }) => ({ address, text: ` ${sentence}`, details: [] })),
    },
    {
      title: "Tags lost",
      lines: [...tags].map(([address, keys]) => ({ address, text: `: ${keys.join(", ")}`, details: [] })),
    },
    { title: "Paths gained", lines: paths.gained.map(plain) },
    { title: "Permissions gained", lines: permissions.gained.map(plain) },
    {
      title: "New findings",
      lines: findings.gained.map(({ rule, level, address, message }) => ({
        address,
        text: ` ${message} (${level}, ${rule.id})`,
        details: [`remediation: ${rule.fix}`],
      })),
    },
    {
      title: "Findings gone",
      lines: findings.gone.map(({ rule, address }) => ({ address, text: ` (${rule.id})`, details: [] })),
    },
    { title: "Paths gone", lines: paths.gone.map(plain) },
    { title: "Permissions gone", lines: permissions.gone.map(plain) },
    { title: "Destroyed", lines: of("destroy") },
    { title: "Replaced", lines: of("replace") },
    { title: "Changed in place", lines: of("update") },
    { title: "Moved", lines: of("move") },
    { title: "Created", lines: of("create") },
  ];
}

/** A sentence that begins with no address. */
function plain(text: string): Line {
  return { address: "", text, details: [] };
}

function lossLine(change: ResourceChange, allowed: Diff["allowed"]): Line {
  const line = lineOf(change);
  const how = change.action === "destroy" ? "destroyed" : "replaced";
  const reason = allowed.find(({ address }) => address === change.address)?.reason;
  return { ...line, text: `${line.text}: ${change.stateful}, ${how}${reason ? ` (allowed: ${reason})` : ""}` };
}

function lineOf({ address, previousAddress, arguments: all }: ResourceChange): Line {
  const text = previousAddress === undefined ? "" : ` (was ${previousAddress})`;
  return { address, text, details: all.flatMap(detailsOf) };
}

function detailsOf({ path, before, after, replaces }: ArgumentChange): string[] {
  const policy = statementChanges(before, after);
  if (policy) return policy.map((line) => `${path}: ${line}`);
  return [`${path}: ${shown(path, before)} → ${shown(path, after)}${REPLACEMENT[`${replaces}`]}`];
}

/** Many resources of which the same is said are one line, where the first of them is. */
function alike(lines: readonly Line[]): Line[] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.text, line.details]);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group;
    if (group.length <= MOST_ALIKE || (first.text === "" && first.details.length === 0)) return group;
    return [{ ...first, text: ` (and ${others.length} more)${first.text}` }];
  });
}

function escaped(text: string): string {
  return text.replace(/[\\`*[\]<>|]/g, "\\$&");
}
