import { partsOfOperator } from "../../src/evaluation/operators";

test.each([
  ["StringEquals", { set: "", base: "stringequals", isIfExists: false }],
  ["ForAllValues:StringLike", { set: "forallvalues", base: "stringlike", isIfExists: false }],
  ["ArnLikeIfExists", { set: "", base: "arnlike", isIfExists: true }],
])("%s is taken apart", (operator, parts) => {
  expect(partsOfOperator(operator)).toEqual(parts);
});
