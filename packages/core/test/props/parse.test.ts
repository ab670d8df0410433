import { Construct } from "constructs";
import { integer, object, parse, parseChild, type RowsOf, text } from "../../src/props";
import { ENVIRONMENT } from "../../src/props/aws-values";

interface ThingProps {
  readonly environment: "dev" | "prod";
  readonly days?: number;
}
const THING = object({
  environment: ENVIRONMENT,
  days: integer(1, 9).default({ dev: 1, prod: 9 }),
} satisfies RowsOf<ThingProps>);
const PART = object({ size: integer(1, 9).default({ dev: 2, prod: 3 }) });

class Thing extends Construct {
  public readonly days: number;
  constructor(scope: Construct, id: string, props: ThingProps) {
    super(scope, id);
    this.days = parse(this, THING, props).days;
  }
  addPart(props: object): number {
    return parse(this, PART, props, {
      call: "addPart()",
      environment: "prod",
      rules: [({ size }) => size > 8 && "size must fit"],
    }).size;
  }
  addReplica(key: string, options: object = {}): string {
    const { id } = parseChild(this, key, PART, options, {
      method: "addReplica",
      prefix: "Replica",
      environment: "dev",
    });
    return new Construct(this, id).node.id;
  }
}

const root = () => new (class extends Construct {})(undefined as unknown as Construct, "shop");

test("settings have the defaults of the environment", () => {
  expect(new Thing(root(), "A", { environment: "dev" }).days).toBe(1);
  expect(new Thing(root(), "A", { environment: "prod" }).days).toBe(9);
  expect(new Thing(root(), "A", { environment: "prod" }).addPart({})).toBe(3);
});

test.each([
  [undefined, "props must be an object, got undefined"],
  [null, "props must be an object, got null"],
  [{}, "environment must be given"],
  [{ environment: "production" }, 'environment must be one of dev, prod, got "production", did you mean prod?'],
  [{ environment: "dev", days: 10 }, "days must be 1 to 9, got 10"],
])("props %j are refused in one error, and nothing stays in the tree", (props, problem) => {
  const scope = root();
  expect(() => new Thing(scope, "A", props as never)).toThrow(`shop/A (Thing) is misconfigured:\n  - ${problem}`);
  expect(scope.node.children).toEqual([]);
});

test("a method is refused by its call, and the construct stays", () => {
  const scope = root();
  const thing = new Thing(scope, "A", { environment: "dev" });
  expect(() => thing.addPart({ size: 9 })).toThrow("shop/A.addPart() (Thing) is misconfigured:\n  - size must fit");
  expect(scope.node.children).toEqual([thing]);
});

test("a method that adds a child by a key takes each key once", () => {
  const thing = new Thing(root(), "A", { environment: "dev" });
  expect(thing.addReplica("Far", { size: 1 })).toBe("Replica-Far");
  expect(() => thing.addReplica("Far", { size: 10 })).toThrow(
    'shop/A.addReplica("Far") (Thing) is misconfigured:\n  - key must be new, got "Far"\n  - size must be 1 to 9, got 10',
  );
  expect(thing.node.children).toHaveLength(1);
});

test("without a prefix, the key is the id of the child", () => {
  const thing = new Thing(root(), "A", { environment: "dev" });
  const options = { method: "addLink", keyName: "id" };
  expect(parseChild(thing, "Far", object({}), {}, options).id).toBe("Far");
  new Construct(thing, "Far");
  expect(() => parseChild(thing, "Far", object({}), {}, options)).toThrow('id must be new, got "Far"');
});

test("children can be below a child that comes with the first of them", () => {
  const thing = new Thing(root(), "A", { environment: "dev" });
  const add = () => parseChild(thing, "Far", object({}), {}, { method: "addLink", keyName: "id", home: "Links" }).id;
  expect([add(), add()]).toEqual(["Far", "Far"]);
  new Construct(new Construct(thing, "Links"), "Far");
  expect(add).toThrow('id must be new, got "Far"');
});

test.each([
  ["", 'addReplica("")', 'key must be a letter and up to 63 letters, digits and "_-", got ""'],
  [undefined, "addReplica(undefined)", "key must be text and be a letter and up to 63 letters"],
  ["Far", 'addReplica("Far")', "options must be an object, got 5", 5],
])("key %p is refused by its call", (key, call, problem, options: unknown = {}) => {
  const thing = new Thing(root(), "A", { environment: "dev" });
  expect(() => thing.addReplica(key as string, options as object)).toThrow(
    `shop/A.${call} (Thing) is misconfigured:\n  - ${problem}`,
  );
});

test("the compiler holds the table to the interface", () => {
  // @ts-expect-error a row is missing
  const missing = { environment: ENVIRONMENT } satisfies RowsOf<ThingProps>;
  // @ts-expect-error a row too many
  const extra = { environment: ENVIRONMENT, days: integer(1, 2).optional(), x: text() } satisfies RowsOf<ThingProps>;
  // @ts-expect-error a row of another type
  const other = { environment: ENVIRONMENT, days: text().optional() } satisfies RowsOf<ThingProps>;
  // @ts-expect-error a row that is required where the interface is not
  const required = { environment: ENVIRONMENT, days: integer(1, 2) } satisfies RowsOf<ThingProps>;
  expect([missing, extra, other, required]).toHaveLength(4);
});
