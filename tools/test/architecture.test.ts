import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cycles, importsOf } from "./imports";

const PACKAGES = join(__dirname, "../../packages");

/** What the sources of a package may import from `@plinth`; every other package may import core alone. */
const MAY_IMPORT: Record<string, readonly string[] | "anything"> = {
  core: [],
  model: [],
  tagging: [],
  reach: ["model"],
  access: ["model"],
  guardrails: ["core", "model"],
  diff: ["model"],
  plinth: ["access", "diff", "guardrails", "model", "reach"],
  testing: "anything",
};

/** They read text and data alone. */
const PURE = ["model", "tagging", "reach", "access", "diff", "plinth"];

/** Peers by name, and the deep paths of the bindings. */
const OUTSIDE = /^(constructs|cdktf|node:[a-z_/]+|@cdktf\/provider-aws\/lib\/[a-z0-9-]+)$/;

const packages = readdirSync(PACKAGES);
const imports = importsOf(PACKAGES);

test("every package has sources that import something", () => {
  const silent = packages.filter((name) => !PURE.includes(name) && !imports.some(({ from }) => from === name));
  expect(silent).toEqual([]);
});

test("siblings never import each other, and core, model and tagging import nobody", () => {
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

test.each(PURE)("%s needs no peer", (of) => {
  expect(imports.filter(({ from, name }) => from === of && !/^(\.|node:|@plinth\/)/.test(name))).toEqual([]);
});

test("no file imports itself through others, types included", () => {
  expect(cycles(imports)).toEqual([]);
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
