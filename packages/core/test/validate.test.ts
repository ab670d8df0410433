import { Fn, Token } from "cdktf";
import { Construct } from "constructs";
import { between, must, validate } from "../src";

class Thing extends Construct {
  constructor(scope: Construct, id: string, problems: (string | undefined | false)[]) {
    super(scope, id);
    validate(this, problems);
  }
  addPart(id: string, problems: string[]) {
    validate(this, problems, `addPart("${id}")`);
  }
}

const root = () => new (class extends Construct {})(undefined as unknown as Construct, "shop");

test("all problems come in one error that names path and class", () => {
  expect(() => new Thing(root(), "Database", ["a must be 1, got 2", undefined, false, "b must be 3, got 4"])).toThrow(
    "shop/Database (Thing) is misconfigured:\n  - a must be 1, got 2\n  - b must be 3, got 4",
  );
});

test("an empty sentence is no problem", () => {
  expect(() => new Thing(root(), "Database", ["", undefined, false])).not.toThrow();
});

test("the root of a tree is refused by its problems, too", () => {
  const app = root();
  expect(() => validate(app, ["wrong"])).toThrow("shop () is misconfigured:\n  - wrong");
});

test("a construct that is refused leaves no trace", () => {
  const scope = root();
  expect(() => new Thing(scope, "Database", ["wrong"])).toThrow();
  expect(scope.node.children).toEqual([]);
  expect(new Thing(scope, "Database", []).node.path).toBe("shop/Database");
});

test("a refused verb reads like the call, and the construct stays", () => {
  const scope = root();
  const thing = new Thing(scope, "Database", []);
  expect(() => thing.addPart("Lid", ["size must be 1, got 2"])).toThrow(
    'shop/Database.addPart("Lid") (Thing) is misconfigured:\n  - size must be 1, got 2',
  );
  expect(scope.node.children).toEqual([thing]);
});

test.each([
  [between("days", 90, 1, 35), "days must be 1 to 35, got 90"],
  [between("days", 1.5, 1, 35), "days must be 1 to 35, got 1.5"],
  [between("days", 0, 1, 35), "days must be 1 to 35, got 0"],
  [between("days", 1, 1, 35), undefined],
  [between("days", 35, 1, 35), undefined],
  [between("days", undefined, 1, 35), undefined],
  [between("days", Token.asNumber(Fn.parseint("3", 10)), 1, 35), undefined],
  [must(false, "that must hold"), "that must hold"],
  [must(true, "that must hold"), undefined],
])("rule %#: %s", (problem, expected) => {
  expect(problem || undefined).toBe(expected);
});
