import {
  createTags,
  defineTagSchema,
  mergeTags,
  nameFor,
  namePrefixFor,
  objectTags,
  tagBlocks,
  tagCoverage,
  tagPolicy,
} from "../src";

const props = { environment: "prod", project: "shop", owner: "platform@example.com", costCenter: "4711" };
const definition = {
  required: ["environment"],
  optional: ["note"],
  allowed: { environment: ["dev", "prod"] },
  patterns: { owner: "*@example.com" },
  others: "refused",
  keyCase: "kebab",
  keyPrefix: "acme-",
  valueCase: "lower",
};
const schema = defineTagSchema({ required: ["environment"] });

/** A function, and arguments that it accepts: each member of each is replaced in turn. */
const FUNCTIONS: readonly (readonly [string, (given: never) => unknown, object])[] = [
  ["createTags", createTags, props],
  ["schema.tags", schema.tags, { environment: "prod" }],
  ["schema.parse", schema.parse, { environment: "prod" }],
  ["defineTagSchema", defineTagSchema, definition],
  [
    "mergeTags",
    ({ layers, options }: { layers: never; options: never }) => mergeTags(layers, options),
    { layers: { team: { Team: "shop" } }, options: { conflicts: "last-wins" } },
  ],
  [
    "nameFor",
    ({ text, options }: { text: never; options: never }) => nameFor("aws_lb", text, options),
    { text: ["shop", "api"], options: { within: "123456789012" } },
  ],
  ["namePrefixFor", ({ text }: { text: never }) => namePrefixFor("aws_lb", text), { text: ["shop", "api"] }],
  [
    "tagPolicy",
    ({ rules, options }: { rules: never; options: never }) => tagPolicy(rules, options),
    { rules: schema, options: { enforcedFor: ["ec2:instance"], requiredFor: ["s3:bucket"] } },
  ],
  [
    "tagBlocks",
    ({ tags, keys }: { tags: never; keys: never }) => tagBlocks(tags, keys),
    { tags: { Team: "shop" }, keys: ["Team"] },
  ],
  [
    "objectTags",
    ({ tags, keys }: { tags: never; keys: never }) => objectTags(tags, keys),
    { tags: { Team: "shop" }, keys: ["Team"] },
  ],
  [
    "tagCoverage",
    ({ document, rules }: { document: never; rules: never }) => tagCoverage(document, rules),
    { document: { resource: {} }, rules: schema },
  ],
];

const TOKENS = ["${TfToken[TOKEN.7]}", -1.888154589709072e289, ["#{TfToken[TOKEN.7]}"], { "${TfToken[TOKEN.7]}": "" }];
const WRONG = [null, 7, Number.NaN, true, [], [7], {}, { a: 7 }, () => 1, "a text", undefined, ...TOKENS];

/** Paths of all members of plain objects and lists. */
function pathsIn(value: unknown, path: readonly string[] = []): string[][] {
  const isOpen = Array.isArray(value) || (typeof value === "object" && value !== null && value !== schema);
  const below = isOpen ? Object.entries(value).flatMap(([key, one]) => pathsIn(one, [...path, key])) : [];
  return path.length > 0 ? [[...path], ...below] : below;
}

function replaceAt(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = replaceAt(copy[key], rest, by);
  return copy;
}

/** They give tags another shape, whatever their values are. */
const SHAPES = ["tagBlocks", "objectTags"];

function faultsOf(name: string, call: (given: never) => unknown, given: unknown): string[] {
  try {
    const text = JSON.stringify(call(given as never)) ?? "";
    const isAccepted = /e\+?2\d\d/.test(text) || (text.includes("TfToken") && !SHAPES.includes(name));
    return isAccepted ? [`accepted a token: ${text}`] : [];
  } catch (error) {
    const { message } = error as Error;
    if (!/^(\w+ is misused|the tags do not fit their schema):\n {2}- /.test(message)) return [message];
    return /TfToken|e\+?2\d\d/.test(message) ? [`the text of a token: ${message}`] : [];
  }
}

test.each(FUNCTIONS)("%s takes or refuses by name whatever it is given", (name, call, accepted) => {
  expect(faultsOf(name, call, accepted)).toEqual([]);
  const faults = pathsIn(accepted).flatMap((path) =>
    WRONG.flatMap((value) =>
      faultsOf(name, call, replaceAt(accepted, path, value)).map((fault) => `${path.join(".")}: ${fault}`),
    ),
  );
  expect(faults).toEqual([]);
});

test.each([
  ["createTags", createTags, "createTags is misused:\n  - the tags must be an object, got "],
  ["schema.tags", schema.tags, "the tags do not fit their schema:\n  - the tags must be an object, got "],
  ["defineTagSchema", defineTagSchema, "defineTagSchema is misused:\n  - the definition must be an object, got "],
] as const)("%s without an object is refused", (_name, call, refusal) => {
  for (const [given, kind] of [
    [undefined, "nothing"],
    [null, "null"],
    [7, "a number"],
    [[], "a list"],
    ["a", '"a"'],
  ])
    expect(() => (call as (given: unknown) => unknown)(given)).toThrow(`${refusal}${kind}`);
});

test("values of other types are refused with all other problems", () => {
  expect(() => createTags({ ...props, environment: 7, owner: " ", note: null } as never)).toThrow(
    [
      "createTags is misused:",
      "  - Environment must be text, got a number",
      "  - Note must be text, got null",
      "  - Owner must not be empty",
    ].join("\n"),
  );
});

test("a map that is known only after apply is no record of tags", () => {
  const later = { "&{TfToken[TOKEN.7]}": "&{TfToken[TOKEN.7]}" };
  const refusal = 'key "(known after apply)" must be known at synth';
  expect(() => tagBlocks(later)).toThrow(`tagBlocks is misused:\n  - ${refusal}`);
  expect(() => objectTags(later)).toThrow(`objectTags is misused:\n  - ${refusal}`);
  expect(() => mergeTags({ later })).toThrow(`mergeTags is misused:\n  - ${refusal}`);
});

test("members of a definition that there are not are refused", () => {
  const wrong = { ...definition, requird: [], keyCase: "Kebab", patterns: { owner: 7 } };
  expect(() => defineTagSchema(wrong as never)).toThrow(
    [
      "defineTagSchema is misused:",
      "  - the definition has no requird, but required, optional, allowed, patterns, others, keyCase, keyPrefix, valueCase",
      "  - patterns.owner must be text or a regular expression, got a number",
      '  - keyCase must be one of capital, as-written, kebab, snake, lower, got "Kebab"',
    ].join("\n"),
  );
});
