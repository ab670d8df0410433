import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const PACKAGES = join(__dirname, "../../packages");

/** What the sources of a package may import from `@plinth`; every other package may import core alone. */
const MAY_IMPORT: Record<string, readonly string[] | "anything"> = { core: [], tagging: [], testing: "anything" };

/** Peers by name, and the deep paths of the bindings. */
const OUTSIDE = /^(constructs|cdktf|node:[a-z_/]+|@cdktf\/provider-aws\/lib\/[a-z0-9-]+)$/;

interface Import {
  readonly from: string;
  readonly file: string;
  readonly name: string;
}

const packages = readdirSync(PACKAGES);

const imports: Import[] = packages.flatMap((from) =>
  sources(join(PACKAGES, from, "src")).flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/(?:\bfrom |\bimport |\bimport\(|\brequire\()"([^"\n]+)"/g)].map(
      ([, name]) => ({
        from,
        file: relative(PACKAGES, file),
        name,
      }),
    ),
  ),
);

test("every package has sources that import something", () => {
  const silent = packages.filter((name) => name !== "tagging" && !imports.some(({ from }) => from === name));
  expect(silent).toEqual([]);
});

test("siblings never import each other, and core and tagging import nobody", () => {
  const forbidden = imports.filter(({ from, name }) => {
    const sibling = /^@plinth\/([^/]+)/.exec(name)?.[1];
    if (!sibling) return false;
    const allowed = MAY_IMPORT[from] ?? ["core"];
    return allowed !== "anything" && !allowed.includes(sibling);
  });
  expect(forbidden).toEqual([]);
});

test("from outside come peers by their public paths only, the bindings one resource at a time", () => {
  const strange = imports.filter(({ name }) => !/^(\.|@plinth\/)/.test(name) && !OUTSIDE.test(name));
  expect(strange).toEqual([]);
});

test("tagging needs no peer", () => {
  expect(imports.filter(({ from, name }) => from === "tagging" && !/^(\.|node:)/.test(name))).toEqual([]);
});

test("no file imports itself in a circle", () => {
  expect(circles(graph())).toEqual([]);
});

test("what the sources import is what the manifest declares", () => {
  for (const from of packages) {
    const { dependencies = {}, peerDependencies = {} } = JSON.parse(
      readFileSync(join(PACKAGES, from, "package.json"), "utf8"),
    );
    const used = imports
      .filter((one) => one.from === from && /^(@plinth\/|cdktf|constructs|@cdktf)/.test(one.name))
      .map(({ name }) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0]);
    const declared = Object.keys({ ...dependencies, ...peerDependencies });
    expect({ from, undeclared: used.filter((name) => !declared.includes(name ?? "")) }).toEqual({
      from,
      undeclared: [],
    });
    expect(Object.keys(dependencies).filter((name) => !name.startsWith("@plinth/"))).toEqual([]);
  }
});

/** Edges between the files of a package, and between packages. */
function graph(): Map<string, string[]> {
  const edges = new Map<string, string[]>();
  for (const { file, name, from } of imports) {
    const target = name.startsWith("@plinth/")
      ? `${name.slice("@plinth/".length)}/src/index.ts`
      : name.startsWith(".")
        ? `${join(file, "..", name)}.ts`
        : undefined;
    if (target) edges.set(file, [...(edges.get(file) ?? []), target]);
    if (!edges.has(`${from}/src/index.ts`)) edges.set(`${from}/src/index.ts`, []);
  }
  return edges;
}

function circles(edges: Map<string, string[]>): string[][] {
  const done = new Set<string>();
  const found: string[][] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file]);
    if (path.includes(file) || done.has(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  return found;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
