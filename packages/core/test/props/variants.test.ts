import { integer, text, variants } from "../../src/props";
import { read, TEXT } from "./read";

const engine = variants(
  "engine",
  { postgres: { version: text() }, oracle: { version: text(), license: text().default("byol") } },
  { size: integer(1, 9) },
  { rules: [({ engine: kind, size }) => kind === "oracle" && size < 2 && "size must be 2 or more with oracle"] },
);

test("the tag chooses the props", () => {
  expect(read(engine, { engine: "postgres", version: "17", size: 1 })).toEqual({
    engine: "postgres",
    version: "17",
    size: 1,
  });
  expect(read(engine, { engine: "oracle", version: "19", size: 3 })).toEqual({
    engine: "oracle",
    version: "19",
    license: "byol",
    size: 3,
  });
});

test("props of another variant are refused, and rules apply to all variants", () => {
  expect(read(engine, { engine: "postgres", version: "17", license: "byol", size: 1 })).toEqual([
    'prop.license must be omitted with engine "postgres"',
  ]);
  expect(read(engine, { engine: "oracle", version: "19", size: 1 })).toEqual(["size must be 2 or more with oracle"]);
});

test("with an unknown tag the common props are still read, and those of the variants are not", () => {
  expect(read(engine, { engine: "postgre", version: 5, size: 10, sice: 1 })).toEqual([
    "prop.sice is not a prop, did you mean size?",
    'prop.engine must be one of postgres, oracle, got "postgre", did you mean postgres?',
    "prop.size must be 1 to 9, got 10",
  ]);
  expect(read(engine, {})).toEqual(["prop.engine must be given", "prop.size must be given"]);
  expect(read(engine, { engine: TEXT, size: 1 })).toEqual([
    "prop.engine must be a literal value, got a value that is known only after apply",
  ]);
});

test("an object without a tag is of the default variant", () => {
  const storage = variants(
    "type",
    { gp3: { size: integer(1, 9).default(2) }, io2: { size: integer(1, 9), iops: integer(1, 9) } },
    {},
    { default: "gp3" },
  );
  expect(read(storage, {})).toEqual({ type: "gp3", size: 2 });
  expect(read(storage, { iops: 5 })).toEqual(['prop.iops must be omitted with type "gp3"']);
  expect(read(storage, { type: "io2", size: 3, iops: 5 })).toEqual({ type: "io2", size: 3, iops: 5 });
});
