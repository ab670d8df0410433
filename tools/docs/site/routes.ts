import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pages, ROOT } from "../blocks";

/** Where each page of the repository is on the site. */
export function routes(): Map<string, string> {
  return new Map(pages().map((page) => [page, routeOf(page)]));
}

function routeOf(page: string): string {
  return page
    .replace(/^packages\/(.+)\/README\.md$/, "modules/$1.md")
    .replace(/^examples\/(.+)\/README\.md$/, "examples/$1.md")
    .replace(/^docs\//, "")
    .replace(/(^|\/)README\.md$/, "$1index.md")
    .replace(/^[A-Z]+\.md$/, (name) => name.toLowerCase());
}

/** The first heading of a page. */
export function titleOf(page: string): string {
  return /^# (.+)$/m.exec(readFileSync(join(ROOT, page), "utf8"))?.[1].replace(/`/g, "") ?? page;
}

interface Group {
  readonly text: string;
  readonly collapsed?: boolean;
  readonly items: readonly { readonly text: string; readonly link: string }[];
}

/** Chapters in the order of reading; what no chapter names is under "More". */
const CHAPTERS: readonly (readonly [title: string, pages: RegExp, first: readonly string[]])[] = [
  ["Guide", /^docs\/guide\//, ["getting-started", "concepts", "recipes", "migration"]],
  ["Examples", /^examples\//, []],
  [
    "Modules",
    /^packages\//,
    ["vpc", "subnet", "alb", "ec2", "rds", "s3", "api-gateway", "monitoring", "backup", "kms", "secrets"],
  ],
  ["Comparison", /^docs\/comparison\//, ["README"]],
  ["Decisions", /^docs\/decisions\//, ["README"]],
  ["More", /./, []],
];

export function sidebar(all: ReadonlyMap<string, string>): Group[] {
  const left = new Set([...all.keys()].filter((page) => page !== "README.md"));
  return CHAPTERS.map(([text, pattern, first]) => {
    const chapter = [...left].filter((page) => pattern.test(page)).sort(byOrder(first));
    for (const page of chapter) left.delete(page);
    return {
      text,
      items: chapter.map((page) => ({ text: titleOf(page), link: `/${all.get(page)?.replace(/(index)?\.md$/, "")}` })),
    };
  }).filter(({ items }) => items.length > 0);
}

/** Those that are named, as they are named; then the others by name. */
function byOrder(first: readonly string[]): (a: string, b: string) => number {
  const place = (page: string) => {
    const index = first.findIndex((name) => page.split(/[/.]/).includes(name));
    return index < 0 ? first.length : index;
  };
  return (a, b) => place(a) - place(b) || a.localeCompare(b);
}
