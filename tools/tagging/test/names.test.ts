import { nameOf } from "@plinth/core";
import { NAME_RULES, type NamedType, type NameRule, nameFor } from "@plinth/tagging";
import { Construct } from "constructs";
import fc from "fast-check";

const labels = Object.entries(NAME_RULES as Record<string, NameRule>).filter(
  ([, { lower, signs, min = 1, reserved }]) => lower && signs === "-" && min === 1 && !reserved,
);

test("names of lower-case letters and hyphens are those that modules make of their paths", () => {
  const path = fc.array(fc.string({ unit: fc.constantFrom(..."aB9 -_."), minLength: 1, maxLength: 30 }), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(fc.constantFrom(...labels), path, ([type, { max }], ids) => {
      fc.pre(ids.every((id) => id.trim() !== ""));
      const construct = ids.reduce<Construct>(
        (scope, id) => new Construct(scope, id),
        new Construct(undefined as never, ""),
      );
      expect(nameFor(type as NamedType, construct.node.path)).toBe(nameOf(construct, max));
    }),
  );
});
