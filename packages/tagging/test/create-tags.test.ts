import { createTags } from "../src";

const props = { environment: "prod", project: "shop", owner: "platform@example.com", costCenter: "4711" };

test("tags are a plain record with AWS's capitals", () => {
  expect(createTags({ ...props, dataClassification: "internal" })).toEqual({
    Environment: "prod",
    Project: "shop",
    Owner: "platform@example.com",
    CostCenter: "4711",
    DataClassification: "internal",
  });
});

test("all problems are reported in one error", () => {
  expect(() => createTags({ ...props, owner: " ", costCenter: "a;b", "aws:x": "1" })).toThrow(
    [
      "createTags is misused:",
      "  - Owner must not be empty",
      '  - CostCenter may have letters, digits, spaces and _.:/=+-@ only, got "a;b"',
      '  - key "Aws:x" must not begin with "aws:"',
    ].join("\n"),
  );
});

test.each([
  ["a key of more than 128 characters", { ["k".repeat(129)]: "v" }, /key "Kk+" must have at most 128 characters/],
  ["a value of more than 256 characters", { note: "v".repeat(257) }, /Note must have at most 256 characters, got 257/],
  ["a key with odd characters", { "a?": "v" }, /key "A\?" may have letters, digits, spaces/],
  [
    "more than 50 tags",
    Object.fromEntries(Array.from({ length: 47 }, (_, index) => [`k${index}`, "v"])),
    /there must be at most 50 tags, got 51/,
  ],
])("%s is refused", (_what, more, message) => {
  expect(() => createTags({ ...props, ...more })).toThrow(message);
});

test("letters of every language are fine", () => {
  expect(createTags({ ...props, owner: "Zoë Müller" }).Owner).toBe("Zoë Müller");
});
