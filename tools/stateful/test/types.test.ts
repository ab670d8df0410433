import { decided, typesOfProviders } from "../types";

const types = typesOfProviders();
const { stateful, stateless } = decided();

test("of every type of the providers it is decided whether it holds state, once", () => {
  expect(types.length).toBeGreaterThan(1_500);
  expect([...stateful, ...stateless].sort()).toEqual(types);
});

test("both lists are sorted, so that a type is found", () => {
  expect(stateful).toEqual([...stateful].sort());
  expect(stateless).toEqual([...stateless].sort());
});
