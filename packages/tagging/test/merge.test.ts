import fc from "fast-check";
import { mergeTags, objectTags, tagBlocks } from "../src";

test("layers go from the general to the particular, and may agree", () => {
  expect(mergeTags({ organization: { Owner: "a" }, project: undefined, team: { Owner: "a", Team: "web" } })).toEqual({
    Owner: "a",
    Team: "web",
  });
});

test("layers that say different things are refused, by name", () => {
  const layers = { organization: { Owner: "a", Unit: "x" }, project: { Owner: "b" }, team: { Owner: "c", unit: "y" } };
  expect(() => mergeTags(layers)).toThrow(
    [
      "mergeTags is misused:",
      '  - Owner is "a" in organization and "b" in project',
      '  - Owner is "b" in project and "c" in team',
      '  - keys "Unit" and "unit" differ only in case',
    ].join("\n"),
  );
});

test("the last layer wins where that is said", () => {
  const layers = { organization: { Owner: "a" }, team: { Owner: "b" } };
  expect(mergeTags(layers, { conflicts: "last-wins" })).toEqual({ Owner: "b" });
  expect(() => mergeTags({ a: { Owner: "a" }, b: { owner: "a" } }, { conflicts: "last-wins" })).toThrow(
    'keys "Owner" and "owner" differ only in case',
  );
});

test("layers that make too many tags together are refused", () => {
  const some = (letter: string) => Object.fromEntries(Array.from({ length: 26 }, (_, index) => [letter + index, "v"]));
  expect(() => mergeTags({ a: some("a"), b: some("b") })).toThrow(
    "mergeTags is misused:\n  - there must be at most 50 tags, got 52",
  );
});

test("prov#19583: a layer with a value that only an apply can tell is refused", () => {
  expect(() => mergeTags({ stack: { Vpc: "${aws_vpc.Network.id}" } })).toThrow(
    'mergeTags is misused:\n  - Vpc must be known at synth, got "${aws_vpc.Network.id}"',
  );
});

const layer = fc.dictionary(fc.constantFrom("A", "B", "C", "D"), fc.constantFrom("1", "2"), { maxKeys: 4 });

test("the last layer that names a key says its value", () => {
  fc.assert(
    fc.property(fc.array(layer, { maxLength: 5 }), (all) => {
      const layers = Object.fromEntries(all.map((tags, index) => [`layer-${index}`, tags]));
      expect(mergeTags(layers, { conflicts: "last-wins" })).toEqual(Object.assign({}, ...all));
    }),
  );
});

test("layers merge without an error exactly when no two of them disagree, and then their order does not matter", () => {
  fc.assert(
    fc.property(layer, layer, (a, b) => {
      const disagree = Object.keys(a).some((key) => key in b && a[key] !== b[key]);
      const merge = () => mergeTags({ a, b });
      if (disagree) expect(merge).toThrow("mergeTags is misused");
      else expect(merge()).toEqual(mergeTags({ b, a }));
    }),
  );
});

test("asg#162: default tags do not reach an Auto Scaling group, so its blocks are made of the same record", () => {
  expect(tagBlocks({ Owner: "a", CostCenter: "1" }, ["CostCenter"])).toEqual([
    { key: "Owner", value: "a", propagateAtLaunch: true },
    { key: "CostCenter", value: "1", propagateAtLaunch: false },
  ]);
  expect(() => tagBlocks({ Owner: "a" }, ["Team"])).toThrow(
    'tagBlocks is misused:\n  - notOnInstances must name tags that there are, got "Team"',
  );
});

test("an S3 object takes ten tags", () => {
  const tags = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`k${index}`, "v"]));
  expect(() => objectTags(tags)).toThrow(
    "objectTags is misused:\n  - an S3 object takes at most 10 tags, got 11: name the keys that it needs",
  );
  expect(objectTags(tags, ["k0", "k10"])).toEqual({ k0: "v", k10: "v" });
  expect(() => objectTags(tags, ["k99"])).toThrow('keys must name tags that there are, got "k99"');
});
