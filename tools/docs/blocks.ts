import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const ROOT = resolve(__dirname, "../..");

/** A TypeScript example of a page. */
export interface Block {
  /** The page, from the root of the repository. */
  readonly page: string;
  /** The line that the code begins at, from 1. */
  readonly line: number;
  readonly code: string;
  /** How to make what the block declares: `<!-- run: new Network(this, "Example", "prod") -->` on the line before. */
  readonly run?: string;
}

/** The pages that people read: what is beside the code, and what is in `docs`. */
export function pages(): string[] {
  const beside = ["packages", "examples"].flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}/README.md`),
  );
  const guides = readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md") && !name.startsWith("site/"))
    .map((name) => `docs/${name}`);
  return ["README.md", "CONTRIBUTING.md", "SECURITY.md", ...beside, ...guides.sort()].filter((page) =>
    existsSync(join(ROOT, page)),
  );
}

/** The TypeScript blocks of a page. */
export function blocksOf(page: string): Block[] {
  const text = readFileSync(join(ROOT, page), "utf8");
  return [...text.matchAll(/^(?:<!-- run: (.+) -->\n)?```ts\n([\s\S]*?)^```$/gm)].map(
    ({ index, 0: all, 1: run, 2: code }) => ({
      page,
      line: text.slice(0, index + all.indexOf("```ts")).split("\n").length + 1,
      code,
      run,
    }),
  );
}
