import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { ROOT } from "../blocks";
import { picturesOf } from "./pictures";
import { routes, sidebar } from "./routes";

const REPOSITORY = "https://github.com/plinth/plinth";

/** Copies every page to its place on the site, with links that lead to places on the site. */
export function stage(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const all = routes();
  for (const [page, route] of all) {
    const file = join(folder, route);
    mkdirSync(dirname(file), { recursive: true });
    const text = readFileSync(join(ROOT, page), "utf8");
    const linked = outsideOfCode(text, (prose) => withLinks(prose, page, all, folder));
    writeFileSync(file, withPictures(linked, picturesOf(page), join(folder, "public", "pictures")));
  }
  writeFileSync(join(folder, "sidebar.json"), JSON.stringify(sidebar(all)));
}

/** Changes the text between blocks of code. */
function outsideOfCode(text: string, change: (prose: string) => string): string {
  return text
    .split(/(^```[\s\S]*?^```$)/m)
    .map((part) => (part.startsWith("```") ? part : change(part)))
    .join("");
}

function withLinks(prose: string, page: string, all: ReadonlyMap<string, string>, folder: string): string {
  return prose.replace(/\]\((?!https?:|#|mailto:)([^)#\s]+)(#[^)\s]*)?\)/g, (_all, target: string, anchor = "") => {
    const path = join(dirname(page), target).replace(/\/$/, "");
    if (!existsSync(join(ROOT, path))) throw new Error(`${page} links to ${target}, which does not exist`);
    const route = all.get(path) ?? all.get(`${path}/README.md`);
    if (route) return `](/${route}${anchor})`;
    if (/\.(svg|png)$/.test(path)) return `](${picture(path, folder)})`;
    return `](${REPOSITORY}/${statSync(join(ROOT, path)).isDirectory() ? "tree" : "blob"}/main/${path}${anchor})`;
  });
}

/** Pictures are copied to where the site finds them. */
function picture(path: string, folder: string): string {
  cpSync(join(ROOT, path), join(folder, "public", "pictures", basename(path)));
  return `/pictures/${basename(path)}`;
}

/** A picture of a module stands below its first example; the stacks of an example come at the end of its page. */
function withPictures(text: string, pictures: ReadonlyMap<string, string>, folder: string): string {
  if (pictures.size === 0) return text;
  mkdirSync(folder, { recursive: true });
  const images = [...pictures].map(([name, svg]) => {
    writeFileSync(join(folder, `${name}.svg`), svg);
    return `![${name}](/pictures/${name}.svg)\n`;
  });
  if (!text.includes("```ts")) return `${text}\n## In pictures\n\n${images.join("\n")}`;
  return text.replace(/^```ts\n[\s\S]*?^```\n/m, (block) => `${block}\n${images.join("\n")}`);
}

/** The files of the API reference: one entry a package, named after it. */
export function stageEntries(folder: string, names: readonly string[]): string[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return names.map((name) => {
    const entry = join(folder, `${name}.ts`);
    const source = relative(folder, join(ROOT, "packages", name, "src", "index"));
    const { description } = JSON.parse(readFileSync(join(ROOT, "packages", name, "package.json"), "utf8"));
    writeFileSync(entry, `/** ${description}. @module @plinth/${name} */\nexport * from "${source}";\n`);
    return entry;
  });
}
