import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decided, TABLES, typesOfProviders } from "../types";

const types = typesOfProviders();
const { stateful, stateless } = decided();

test("of every type of the providers it is decided whether it holds state, once", () => {
  expect(types.length).toBeGreaterThan(1_500);
  expect([...stateful, ...stateless].sort()).toEqual(types);
});

test("no type is in two tables, and each table is sorted, so that a type is found", () => {
  const tables = readdirSync(TABLES).map((file) => {
    const text = readFileSync(join(TABLES, file), "utf8");
    return [...text.matchAll(/^ {2}(aws_\w+):/gm)].map(([, type = ""]) => type);
  });
  for (const table of [...tables, stateless]) expect(table).toEqual([...table].sort());
  expect(tables.flat().sort()).toEqual([...stateful].sort());
});
