import { read } from "@plinth/model";
import { architectureOf } from "../../../packages/plinth/src/draw/model";
import { inventoryOf } from "../../../packages/plinth/src/show/inventory";
import { isLegible } from "../../../packages/plinth/test/draw/picture";
import { synthesizeExample } from "../../provider-matrix/compare";

const examples = [...synthesizeExample("aws5")].map(([name, text]) => [name, read(JSON.parse(text))] as const);

describe.each(examples)("the picture of %s", (_name, stack) => isLegible(architectureOf(stack)));

describe.each(examples)("the inventory of %s", (_name, stack) => {
  const lines = inventoryOf(stack);

  test("every resource is counted, under a topic and by its kind", () => {
    const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
    const topics = lines.flatMap((line) => /^\S.*?\s(\d+) {2}\d/.exec(line)?.[1] ?? []).map(Number);
    const kinds = lines
      .flatMap((line) => [...line.matchAll(/(?<=^|\s)(\d+) [a-zA-Z]/g)])
      .map(([, count]) => Number(count));
    const count = stack.resources.filter(({ mode }) => mode === "managed").length;
    expect([sum(topics), sum(kinds)]).toEqual([count, count]);
  });

  test("every kind has a topic, and no line is too long for a terminal", () => {
    expect(lines.filter((line) => line.startsWith("Other") || line.length > 120)).toEqual([]);
  });
});
