import { readdirSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import fc from "fast-check";
import { Fixtures } from "../fixtures";
import type { Model, Target } from "../model";
import { codeOf, Programs } from "../program";
import { ask } from "./ask";

const PACKAGES = join(__dirname, "../../../packages");

/** Props that no program can have: rules of guardrails are code, and a backup rule of one is made by AWS. */
const NOT_MADE = ["rules", "onReport"];

const model = ask<Model>("model");
const programs = new Programs(model, 1);

jest.setTimeout(120_000);

test("every public class that is a construct is a target", () => {
  const names = readdirSync(PACKAGES).filter((name) => !["core", "create-plinth", "plinth", "testing"].includes(name));
  const classes = names.flatMap((name) => {
    const exported = Object.entries(require(join(PACKAGES, name, "src")) as Record<string, unknown>);
    return exported.flatMap(([key, value]) => (isConstruct(value) ? [key] : []));
  });
  expect(classes.length).toBeGreaterThan(20);
  expect(classes.filter((name) => !model.targets.some((target) => target.name === name))).toEqual([]);
});

test("functions of a stack, and those that make tags, are targets", () => {
  const names = model.targets.flatMap(({ name, make }) => (make.by === "call" ? [name] : []));
  expect(names).toEqual(
    expect.arrayContaining(["addGuardrails", "createTags", "tagPolicy", "topologyProblems", "backupCoverage"]),
  );
});

test.each(model.targets.map((target) => [target.name, target] as const))(
  "%s gets every prop and method",
  (_, target) => {
    const sample = fc.sample(programs.arbitraryOf(target), { seed: 1, numRuns: 60 + 25 * target.verbs.length });
    const called = new Set(sample.flatMap(({ verbs }) => verbs.map(({ name }) => name)));
    expect(target.verbs.map(({ path }) => path).filter((path) => !called.has(path))).toEqual([]);
    const props = sample.map(({ make }) => make.args.at(-1) ?? "").join("\n");
    expect(propsOf(target).filter((name) => !props.includes(name) && !NOT_MADE.includes(name))).toEqual([]);
  },
);

test("a seed and a number make one program", () => {
  const numbers = Array.from({ length: 200 }, (_, number) => number);
  const of = (seed: number) => numbers.map((number) => codeOf(new Programs(model, seed).at(number)));
  const [first, again, other] = [of(1), of(1), of(2)];
  expect(again).toEqual(first);
  expect(other.filter((code, number) => code === first[number]).length).toBeLessThan(60);
});

test("programs hold tokens, references, wrong types and nothing at all", () => {
  const text = Array.from({ length: 1500 }, (_, number) => codeOf(programs.at(number))).join("\n");
  for (const part of ["f.vpc", "f.text.stringValue", "Fn.join", "null", "undefined", "NaN", '"${"', "unknownProp"]) {
    expect(text).toContain(part);
  }
});

const fixtures = Object.entries(Object.getOwnPropertyDescriptors(Fixtures.prototype)).flatMap(([name, { get }]) =>
  get ? [name as keyof Fixtures] : [],
);

test.each(fixtures)("the fixture %s is one that packages accept", (name) => {
  const stack = new TerraformStack(new App(), "fuzz");
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  expect(new Fixtures(stack)[name]).toBeDefined();
  expect(() => Testing.synth(stack, true)).not.toThrow();
});

function isConstruct(value: unknown): boolean {
  return typeof value === "function" && value.prototype instanceof Construct;
}

/** Names of the props of the last parameter, in whichever form. */
function propsOf({ make }: Target): string[] {
  const last = make.by === "fixture" ? undefined : make.parameters.at(-1);
  const shape = last && model.shapes[last.ref];
  const forms = shape?.kind === "union" ? shape.refs.map((ref) => model.shapes[ref]) : [shape];
  return [...new Set(forms.flatMap((form) => (form?.kind === "object" ? form.members.map(({ name }) => name) : [])))];
}
