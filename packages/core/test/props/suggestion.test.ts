import { suggestion } from "../../src/props/suggestion";

test.each([
  ["deletionprotection", ["deletionProtection", "port"], ", did you mean deletionProtection?"],
  ["instanceClas", ["instanceClass", "port"], ", did you mean instanceClass?"],
  ["production", ["dev", "prod"], ", did you mean prod?"],
  ["rotationPeriodDay", ["rotationPeriodDays"], ", did you mean rotationPeriodDays?"],
  ["colour", ["port", "size"], ""],
  ["x", [], ""],
])("%s among %p", (name, names, expected) => {
  expect(suggestion(name, names)).toBe(expected);
});
