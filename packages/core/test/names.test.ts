import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import fc from "fast-check";
import { idOf, markModule, nameOf, namePathOf, shortHash, useName } from "../src";

const at = (...path: string[]) =>
  path.reduce<Construct>(
    (scope, id) => new Construct(scope, id),
    new TerraformStack(new App({ outdir: "/tmp/plinth-synth" }), "shop-prod"),
  );

test("a name is the path in lower-case letters, digits and hyphens", () => {
  expect(nameOf(at("Data", "Main DB"), 63)).toBe("shop-prod-data-main-db");
});

test.each([
  ["42-shop", "shop"],
  ["--9-shop", "shop"],
  ["shop--", "shop"],
  ["42", `p-${shortHash("42")}`],
])("the path %s becomes the name %s", (id, name) => {
  expect(nameOf(new TerraformStack(new App({ outdir: "/tmp/plinth-synth" }), id), 63)).toBe(name);
});

test("a name of exactly the longest length is not cut", () => {
  expect(nameOf(at("Data"), 14)).toBe("shop-prod-data");
  expect(nameOf(at("Data"), 13)).toBe(`shop-${shortHash("shop-prod/Data")}`);
});

test("a suffix names a part", () => {
  expect(nameOf(at("Data"), 63, "logs")).toBe("shop-prod-data-logs");
});

test("names that are too long are cut and stay different", () => {
  const [a, b] = ["x".repeat(40), `${"x".repeat(40)}y`].map((id) => nameOf(at(id), 32));
  expect([a.length, b.length]).toEqual([32, 32]);
  expect(a).not.toBe(b);
});

test("every name fits, begins with a letter and has no double or trailing hyphen", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 80 }), fc.integer({ min: 12, max: 64 }), (id, max) => {
      fc.pre(id.trim().length > 0 && !(id in {})); // constructs takes names of Object.prototype for children
      const name = nameOf(at(id), max);
      expect(name).toMatch(/^[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*$/);
      expect(name.length).toBeLessThanOrEqual(max);
    }),
  );
});

test("a name that was given stands in place of the path, for everything below too", () => {
  const module = at("Data", "Orders_1");
  markModule(module);
  useName(module, "orders");
  const replica = new Construct(module, "Replica-Far");
  expect([nameOf(module, 60), nameOf(module, 60, "readers"), nameOf(replica, 60)]).toEqual([
    "orders",
    "orders-readers",
    "orders-replica-far",
  ]);
  useName(replica, "far");
  expect(nameOf(new Construct(replica, "Pool"), 60)).toBe("far-pool");
  expect(namePathOf(at("Data", "Orders"))).toBe("shop-prod/Data/Orders");
  expect(nameOf(new Construct(module, "A".repeat(80)), 30)).toMatch(/^orders-a+-[0-9a-f]{8}$/);
});

test("the hash of a text never changes", () => {
  expect(shortHash("Plinth")).toBe(shortHash("Plinth"));
  expect(shortHash("Plinth")).toMatch(/^[0-9a-f]{8}$/);
});

test("in the same stack an id is the path below it, elsewhere the whole path", () => {
  const app = new App({ outdir: "/tmp/plinth-synth" });
  const [one, other] = ["one", "other"].map((id) => new TerraformStack(app, id));
  const thing = new Construct(new Construct(one, "Data"), "Main");
  expect(idOf(thing, one)).toBe("Data/Main");
  expect(idOf(thing, other)).toBe("one/Data/Main");
});

test.each([["Orders_1"], ["Orders-1"], ["Data-Uploads"]])(
  "a module %p could have the name of another, so its name ends in a hash",
  (id) => {
    const module = at(id);
    markModule(module);
    const name = nameOf(module, 60);
    expect(name).toMatch(/^shop-prod-[a-z0-9-]+-[0-9a-f]{8}$/);
    expect(name).toContain(shortHash(`shop-prod/${id}`));
  },
);

test("the ids of the parts of a module are its own, and end in no hash", () => {
  const module = at("Orders");
  markModule(module);
  expect(nameOf(module, 60)).toBe("shop-prod-orders");
  expect(nameOf(new Construct(module, "Replica-Far"), 60)).toBe("shop-prod-orders-replica-far");
});
