import { synth } from "@plinth/testing";
import { Construct } from "constructs";
import { hierarchy, parameter, problemsOf } from "./tried";

const text = (length: number) => "x".repeat(length);

describe("the bytes of a parameter", () => {
  const bytes = (max: number) =>
    `must be 1 to ${max} bytes${max === 4096 ? ' (8192 with tier "Advanced")' : ""}, got ${max + 1}`;

  test.each([
    ["Standard", 4096],
    ["Advanced", 8192],
  ])("are counted, of a text and of a list with its commas, for the tier %s", (tier, max) => {
    const list = (length: number) => ({ type: "StringList", value: undefined, values: ["a", text(length - 2)], tier });
    expect(problemsOf(parameter({ value: text(max), tier }))).toEqual([]);
    expect(problemsOf(parameter({ value: text(max + 1), tier }))).toEqual([`value ${bytes(max)}`]);
    expect(problemsOf(parameter(list(max)))).toEqual([]);
    expect(problemsOf(parameter(list(max + 1)))).toEqual([`values ${bytes(max)}`]);
  });

  test("are those of the value, and not of how Terraform writes it", () => {
    expect(problemsOf(parameter({ value: `${"${".repeat(1024)}${"%{".repeat(1024)}` }))).toEqual([]);
    expect(problemsOf(parameter({ value: `${"é".repeat(2048)}x` }))).toEqual([`value ${bytes(4096)}`]);
  });

  test("are at least one", () => {
    expect(problemsOf(parameter({ value: "" }))).toEqual(["value must be 1 to 4096 bytes, got 0"]);
    expect(problemsOf(parameter({ value: "", tier: "Advanced" }))).toEqual(["value must be 1 to 8192 bytes, got 0"]);
  });
});

describe("a path of the app that makes no name", () => {
  const below =
    (levels: number, make: (scope: Construct) => unknown, id = "A") =>
    (scope: Construct) => {
      let home = scope;
      for (let level = 0; level < levels; level++) home = new Construct(home, id);
      return make(home);
    };
  const given = (prop: string, name: string) => [
    `${prop} must be given, because the path makes "${name}", which AWS refuses`,
  ];

  test("of a parameter has more than 15 levels", () => {
    expect(problemsOf(below(13, parameter({})))).toEqual([]);
    expect(problemsOf(below(14, parameter({})))).toEqual(given("name", `/test${"/a".repeat(14)}/colour`));
    expect(problemsOf(below(14, parameter({ name: "/colour" })))).toEqual([]);
  });

  test("of a hierarchy has more than 14 levels", () => {
    expect(problemsOf(below(12, hierarchy()))).toEqual([]);
    expect(problemsOf(below(13, hierarchy()))).toEqual(given("path", `/test${"/a".repeat(13)}/settings`));
    expect(problemsOf(below(13, hierarchy("/settings")))).toEqual([]);
  });

  test("has more than 950 characters", () => {
    const name = (length: number) => text(length - "/test//colour".length);
    expect(problemsOf(below(1, parameter({}), name(950)))).toEqual([]);
    expect(problemsOf(below(1, parameter({}), name(951)))).toEqual(given("name", `/test/${name(951)}/colour`));
  });

  test("begins with a name that AWS reserves", () => {
    const made = (stack: string) => () => synth(parameter({}), { stack });
    expect(made("aws-shop")).toThrow(
      'name must be given, because the path makes "/aws-shop/colour", which AWS refuses',
    );
    expect(made("my-aws-shop")).not.toThrow();
  });
});

test.each(["", ",", "a,b"])("a list of values has no member %j, which AWS would read as others", (value) => {
  expect(problemsOf(parameter({ type: "StringList", value: undefined, values: ["a", value] }))).toEqual([
    expect.stringContaining("values[1] must be text without commas"),
  ]);
});
