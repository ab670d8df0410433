import { ATTACHMENTS, INLINE } from "../../src/policies/attachments";

test("every kind of principal has inline policies and attachments", () => {
  expect(INLINE.map(([, kind]) => kind)).toEqual(["role", "user", "group"]);
  const kinds = ATTACHMENTS.flatMap(([, principals]) => principals.map(([kind]) => kind));
  expect(["role", "user", "group"].map((kind) => kinds.filter((one) => one === kind).length)).toEqual([3, 3, 3]);
});
