import { skipCreationStacks } from "../creation-stacks";

let takeAgain: () => void;
beforeEach(() => {
  takeAgain = skipCreationStacks();
});
afterEach(() => takeAgain());

/** The stack trace of a token of a fresh copy of a core; the one that is loaded has none in tests. */
function creationStack(core: "cdktf" | "cdktn"): string[] {
  let stack: string[] = [];
  jest.isolateModules(() => {
    const { Lazy }: typeof import("cdktf") = require(core);
    stack = Lazy.anyValue({ produce: () => "later" }).creationStack;
  });
  return stack;
}

test.each(["cdktf", "cdktn"] as const)("%s takes no stack trace of a token", (core) => {
  expect(creationStack(core)).toEqual([]);
});

test.each(["cdktf", "cdktn"] as const)("%s takes one again afterwards", (core) => {
  takeAgain();
  expect(creationStack(core).join("\n")).toContain("creation-stacks.test.ts");
});

test("constructs takes no stack trace for metadata", () => {
  jest.isolateModules(() => {
    const { RootConstruct }: typeof import("constructs") = require("constructs");
    const root = new RootConstruct();
    root.node.addMetadata("note", "text", { stackTrace: true });
    expect(root.node.metadata[0].trace).toEqual([]);
  });
});

test("an error keeps its stack trace, without the frames that it leaves out", () => {
  const error = new Error("broken");
  const capture = () => Error.captureStackTrace(error, capture);
  capture();
  expect(error.stack).toMatch(/^Error: broken\n {4}at .*creation-stacks\.test\.ts/);
  expect(error.stack?.split("\n")[1]).toMatch(/:\d+:3\)$/);
});

test("what others capture stays, and begins where they are", () => {
  const target: { stack?: string } = {};
  Error.captureStackTrace(target);
  expect(target.stack?.split("\n")[1]).toContain("creation-stacks.test.ts");
});

test("an error without a stack trace yet gets one", () => {
  const error = new Error("broken");
  error.stack = "";
  Error.captureStackTrace(error);
  expect(error.stack).toContain("creation-stacks.test.ts");
});

test("what has an older stack trace gets a new one", () => {
  const target = { stack: "older" };
  Error.captureStackTrace(target);
  expect(target.stack).toContain("creation-stacks.test.ts");
});
