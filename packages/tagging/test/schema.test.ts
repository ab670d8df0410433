import { createTags, defineTagSchema } from "../src";

const schema = defineTagSchema({
  required: ["environment", "owner", "costCenter"],
  optional: ["note"],
  allowed: { environment: ["dev", "staging", "prod"], dataClass: ["public", "internal"] },
  patterns: { owner: "*@example.com", costCenter: /\d{4}/ },
  others: "refused",
});

const good = { environment: "prod", owner: "platform@example.com", costCenter: "4711" } as const;
/** Text as it comes from outside: the compiler does not know what it says. */
const outside = (text: string): string => text;

test("tags that fit come out as AWS spells its own", () => {
  expect(schema.tags({ ...good, dataClass: "internal", note: undefined })).toEqual({
    Environment: "prod",
    Owner: "platform@example.com",
    CostCenter: "4711",
    DataClass: "internal",
  });
});

test("the compiler refuses a literal that is not allowed", () => {
  // @ts-expect-error "production" is none of the allowed values
  expect(() => schema.tags({ ...good, environment: "production" })).toThrow();
});

test("the compiler refuses a literal that does not match a pattern", () => {
  // @ts-expect-error the address does not end in @example.com
  expect(() => schema.tags({ ...good, owner: "platform@example.org" })).toThrow();
});

test("the compiler asks for what is required", () => {
  // @ts-expect-error costCenter is missing
  expect(() => schema.tags({ environment: "dev", owner: "a@example.com" })).toThrow("CostCenter must not be empty");
});

test("the compiler refuses a key that the schema does not name", () => {
  // @ts-expect-error there is no key team
  expect(() => schema.tags({ ...good, team: "web" })).toThrow('key "Team" must be one of');
});

test("text that the compiler does not know is held to the schema at synth, all problems in one error", () => {
  const given = {
    environment: outside("production"),
    owner: outside("platform@example.org"),
    costCenter: outside("47111"),
    dataClass: outside("secret"),
    note: outside("a;b"),
  };
  expect(() => schema.tags(given)).toThrow(
    [
      "the tags do not fit their schema:",
      '  - Note may have letters, digits, spaces and _.:/=+-@ only, got "a;b"',
      '  - Environment must be one of dev, staging, prod, got "production"',
      '  - Owner must match *@example.com, got "platform@example.org"',
      '  - CostCenter must match /\\d{4}/, got "47111"',
      '  - DataClass must be one of public, internal, got "secret"',
    ].join("\n"),
  );
});

test("tags out of a file are held to all of it at synth", () => {
  expect(schema.parse({ ...good })).toEqual(schema.tags(good));
  expect(() => schema.parse({ environment: "qa", owner: "a@example.com", team: "web" })).toThrow(
    [
      "the tags do not fit their schema:",
      "  - CostCenter must not be empty",
      '  - Environment must be one of dev, staging, prod, got "qa"',
      '  - key "Team" must be one of Environment, Owner, CostCenter, Note, DataClass',
    ].join("\n"),
  );
});

test("a pattern that is text takes signs literally", () => {
  const hosts = defineTagSchema({ required: ["host"], patterns: { host: "*.example.com" } });
  expect(() => hosts.tags({ host: outside("wwwXexampleXcom") })).toThrow('Host must match *.example.com, got "www');
  expect(hosts.tags({ host: "www.example.com" })).toEqual({ Host: "www.example.com" });
});

test("a regular expression that remembers where it was says the same every time", () => {
  const codes = defineTagSchema({ required: ["code"], patterns: { code: /\d+/g } });
  expect([1, 2, 3].map(() => codes.tags({ code: "12" }))).toEqual([1, 2, 3].map(() => ({ Code: "12" })));
});

test.each([
  ["capital", { CostCenter: "Ab" }],
  ["as-written", { costCenter: "Ab" }],
  ["kebab", { "cost-center": "Ab" }],
  ["snake", { cost_center: "Ab" }],
  ["lower", { costcenter: "Ab" }],
] as const)("keys are written in %s case", (keyCase, tags) => {
  expect(defineTagSchema({ required: ["costCenter"], keyCase }).tags({ costCenter: "Ab" })).toEqual(tags);
});

test("keys may have a prefix of the organization, and values one case", () => {
  const house = defineTagSchema({ required: ["costCenter"], keyCase: "kebab", keyPrefix: "acme:", valueCase: "lower" });
  expect(house.tags({ costCenter: "AB" })).toEqual({ "acme:cost-center": "ab" });
});

test("two spellings of one key are refused, and not the last one taken", () => {
  expect(() => defineTagSchema({ required: ["owner"] }).tags({ owner: "a", Owner: "b" })).toThrow(
    'the tags do not fit their schema:\n  - Owner must be said once, got "owner" and "Owner"',
  );
  expect(() => createTags({ environment: "e", project: "p", owner: "a", costCenter: "c", OWNER: "b" })).toThrow(
    'createTags is misused:\n  - keys "Owner" and "OWNER" differ only in case',
  );
});

test.each(["18311", "19583", "21821", "28474", "43448"])(
  "prov#%s: a value that only an apply can tell, which makes plans differ, is refused",
  () => {
    expect(() => schema.tags({ ...good, note: outside("${TfToken[TOKEN.7]}") })).toThrow(
      'the tags do not fit their schema:\n  - Note must be known at synth, got "(known after apply)"',
    );
  },
);

test("a definition that no tags could fit is refused, all mistakes in one error", () => {
  const definition = {
    required: ["owner", "owner", "aws:x"],
    optional: ["Owner", "team", "TEAM"],
    allowed: { size: [], color: ["Red", "a;b"], shape: ["round"] },
    patterns: { shape: "*", code: "**", name: "plain", later: "${x}*" },
    keyCase: "as-written",
    valueCase: "lower",
  } as const;
  expect(() => defineTagSchema(definition)).toThrow(
    [
      "defineTagSchema is misused:",
      "  - required and optional must name owner once",
      '  - keys "owner" and "Owner" differ only in case',
      '  - keys "team" and "TEAM" differ only in case',
      '  - key "aws:x" must not begin with "aws:"',
      "  - allowed.size must have at least one value",
      '  - allowed.color must be in lower case, got "Red"',
      '  - allowed.color may have letters, digits, spaces and _.:/=+-@ only, got "a;b"',
      '  - patterns.code must have one *, got "**"',
      '  - patterns.name must have one *, got "plain"',
      '  - patterns.later must be known at synth, got "${x}*"',
      "  - shape must have allowed values or a pattern, not both",
    ].join("\n"),
  );
});

test("two keys of a definition that AWS would see as one are refused", () => {
  expect(() => defineTagSchema({ required: ["costCenter", "cost-center"], keyCase: "kebab" })).toThrow(
    "defineTagSchema is misused:\n  - two keys become cost-center",
  );
  expect(() => defineTagSchema({ required: Array.from({ length: 51 }, (_, index) => `k${index}`) })).toThrow(
    "there must be at most 50 keys, got 51",
  );
});
