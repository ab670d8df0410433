import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { attempt } from "../run";

const ROOT = resolve(__dirname, "../..");
const EXAMPLE = join(ROOT, "examples", "web-platform");
const PROGRAM = join("lib", "main.js");

/** One way to run the compiled example. */
interface Variant {
  readonly title: string;
  readonly node: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Node takes its locale from these variables, installed or not: Turkish has another capital of i, German sorts umlauts. */
const PLACES: readonly (readonly [locale: string, timeZone: string])[] = [
  ["tr_TR.UTF-8", "Asia/Kolkata"],
  ["de_DE.UTF-8", "Pacific/Kiritimati"],
  ["C", "America/St_Johns"],
];

/** Names every variant whose output folder differs in a byte from that of this process's own Node and environment. */
export async function differingVariants(): Promise<string[]> {
  const { variants, missing } = variantsHere();
  const own = synthesize({ title: "as it is", node: process.execPath });
  // At the same time: the compile cache of each Node is shared.
  const outputs = await Promise.all(
    variants.map(async (variant) => [variant.title, await synthesize(variant)] as const),
  );
  const expected = await own;
  if (expected.size === 0) return ["the example synthesized nothing"];
  const differing = outputs.flatMap(([title, files]) => {
    const names = [...new Set([...expected.keys(), ...files.keys()])];
    return names.filter((name) => !same(expected.get(name), files.get(name))).map((name) => `${name} differs ${title}`);
  });
  return [...missing, ...differing];
}

function variantsHere(): { variants: Variant[]; missing: string[] } {
  const machine = machineNode();
  const installed = installedNode();
  const missing =
    process.env.CI && installed.locked && !installed.path ? ["the Node of the lock is not installed"] : [];
  const nodes = [
    ...(machine ? [{ title: "on the machine's Node", node: machine }] : []),
    ...(installed.path ? [{ title: "on the Node of the lock", node: installed.path }] : []),
  ];
  const places = PLACES.map(([locale, timeZone]) => ({
    title: `in ${locale} and ${timeZone}`,
    node: process.execPath,
    env: { LANG: locale, LC_ALL: locale, TZ: timeZone },
  }));
  return { variants: [...places, ...nodes], missing };
}

/** The Node on PATH, without the folders that npm puts before it. */
function machineNode(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  return folders.map((folder) => join(folder, "node")).find(existsSync);
}

/** The package of Node for this platform. CI removes its link, not the package. */
function installedNode(): { locked: boolean; path?: string } {
  const name = `node_modules/node-${process.platform}-${process.arch}`;
  const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  const path = join(ROOT, name, "bin", "node");
  return { locked: name in packages, path: existsSync(path) ? path : undefined };
}

/** All files that the example writes, by their path. */
async function synthesize({ title, node, env }: Variant): Promise<ReadonlyMap<string, Buffer>> {
  const outdir = mkdtempSync(join(tmpdir(), "plinth-determinism-"));
  try {
    const outcome = await attempt(node, [PROGRAM], {
      cwd: EXAMPLE,
      env: { ...process.env, ...env, CDKTF_OUTDIR: outdir },
    });
    if (outcome.status !== 0) throw new Error(`the example fails ${title}:\n${outcome.stdout}${outcome.stderr}`);
    const entries = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
    return new Map(paths.map((path) => [path.slice(outdir.length + 1), readFileSync(path)]));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function same(one: Buffer | undefined, other: Buffer | undefined): boolean {
  return one !== undefined && other !== undefined && one.equals(other);
}

async function main(): Promise<void> {
  const problems = await differingVariants();
  for (const problem of problems) console.log(`  ${problem}`);
  const titles = variantsHere().variants.map(({ title }) => title);
  console.log(`the example as it is, ${titles.join(", ")}: ${problems.length} differences`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (require.main === module) {
  main().catch((error) => {
    console.error(String(error));
    process.exitCode = 1;
  });
}
