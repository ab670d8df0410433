import fc from "fast-check";
import { NAME_RULES, type NamedType, type NameRule, nameFor, namePrefixFor } from "../src";

const types = Object.keys(NAME_RULES) as NamedType[];
const long = "a-very-long-name-of-a-service-that-somebody-thought-was-a-good-idea-at-the-time";

test("null-label#93, #117: a name is only cut where its own service takes no longer one", () => {
  const text = ["shop", "prod", "payments-and-refunds-worker"];
  expect(nameFor("aws_iam_role", text)).toBe("shop-prod-payments-and-refunds-worker");
  expect(nameFor("aws_lb", text)).toBe("shop-prod-payments-and-700646d0");
});

test("null-label#10: a short name is another name than any other short name", () => {
  expect(nameFor("aws_lb", `${long}-a`)).not.toBe(nameFor("aws_lb", `${long}-b`));
});

test.each(["template-infra#455", "vpc#126", "eks#1768"])(
  "%s: a name_prefix leaves room for what the provider adds",
  () => {
    const prefix = namePrefixFor("aws_iam_role", long);
    expect(prefix).toBe("a-very-long-name-of-a-service-that-so-");
    expect(prefix).toHaveLength(38);
    expect(namePrefixFor("aws_lb", "storefront")).toBe("store-");
    expect(namePrefixFor("aws_kms_alias", "shop")).toBe("alias/shop-");
  },
);

test.each<[NamedType, string, string]>([
  ["aws_s3_bucket", "Shop/Prod/Up_loads.", "shop-prod-up-loads"],
  ["aws_s3_bucket", "s", "s-043a7187"],
  ["aws_s3_bucket", "sthree-data", "p-sthree-data"],
  ["aws_s3_bucket", "data-s3alias", "p-data-s3alias-5"],
  ["aws_db_instance", "2nd Shop -- Database", "nd-shop-database"],
  ["aws_lb", "Internal-Api", "p-Internal-Api"],
  ["aws_lb", "!!!", "p-"],
  ["aws_kms_alias", "shop/prod", "alias/shop/prod"],
  ["aws_kms_alias", "aws/s3", "alias/p-aws/s3"],
  ["aws_ssm_parameter", "shop/prod/key", "/shop/prod/key"],
  ["aws_ssm_parameter", "/aws/key", "/p-aws/key"],
  ["aws_cloudwatch_log_group", "/shop//prod web", "/shop/prod-web"],
  ["aws_security_group", "sg-web", "p-sg-web"],
  ["aws_glue_catalog_database", "Shop Sales", "shop_sales"],
  ["aws_iam_role", "web@shop=1", "web@shop=1"],
  ["aws_resourcegroups_group", "AWS things", "p-AWS-things"],
])("a name of %s made of %j begins as %s", (type, text, start) => {
  expect(nameFor(type, text).slice(0, start.length)).toBe(start);
});

test("a bucket's name is another one in another account", () => {
  const name = (within: string) => nameFor("aws_s3_bucket", "shop-logs", { within });
  expect(name("123456789012")).toMatch(/^shop-logs-[0-9a-f]{8}$/);
  expect(name("123456789012")).not.toBe(name("210987654321"));
});

test("what makes no name is refused", () => {
  expect(() => nameFor("aws_lb", [" ", ""])).toThrow("nameFor is misused:\n  - the text must not be empty");
  expect(() => nameFor("aws_lb", "${TfToken[TOKEN.1]}")).toThrow(
    'nameFor is misused:\n  - the text must be known at synth, got "(known after apply)"',
  );
  expect(() => nameFor("aws_route" as NamedType, "a")).toThrow(
    'nameFor is misused:\n  - type must be a resource type of NAME_RULES, got "aws_route"',
  );
  expect(() => namePrefixFor("aws_iam_user", "a")).toThrow(
    "namePrefixFor is misused:\n  - aws_iam_user has no name_prefix",
  );
});

/** What holds for every name, said another way than the code does. */
function wrong(type: NamedType, name: string): string[] {
  const { min = 1, max, signs, lower, lead = "", reserved }: NameRule = NAME_RULES[type];
  const rest = name.slice(lead.length);
  const strange = [...rest].filter((letter) => !/[A-Za-z0-9]/.test(letter) && !signs.includes(letter));
  return [
    name.length < min || name.length > max ? "length" : "",
    name.startsWith(lead) ? "" : "lead",
    strange.length > 0 ? "signs" : "",
    lower && name !== name.toLowerCase() ? "case" : "",
    /^\/?[A-Za-z](.*[A-Za-z0-9])?$/s.test(rest) ? "" : "ends",
    lead && rest.startsWith("/") ? "root" : "",
    reserved?.test(rest) ? "reserved" : "",
  ].filter(Boolean);
}

const anyType = fc.constantFrom(...types);
const anyText = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }),
    fc.string({ unit: fc.constantFrom(..."aZ9-_./ @+=é"), minLength: 1, maxLength: 1200 }),
    fc.constantFrom("internal-x", "aws/x", "sg-1", "x-s3alias", "default", "/aws", "xn--a"),
  )
  .filter((text) => text.trim() !== "" && !text.includes("${"));

test("every name is one that its service takes, and the same each time", () => {
  fc.assert(
    fc.property(anyType, anyText, fc.option(fc.string(), { nil: undefined }), (type, text, within) => {
      fc.pre(!within?.includes("${"));
      const name = nameFor(type, text, { within });
      expect({ name, wrong: wrong(type, name) }).toEqual({ name, wrong: [] });
      expect(nameFor(type, text, { within })).toBe(name);
    }),
    { numRuns: 500 },
  );
});

test("a name of a name is the same name", () => {
  fc.assert(
    fc.property(anyType, anyText, (type, text) => {
      const lead = (NAME_RULES[type] as NameRule).lead ?? "";
      const name = nameFor(type, text);
      expect(nameFor(type, name.slice(lead.length))).toBe(name);
    }),
  );
});

test("a root alone is no name: text without a letter becomes a hash", () => {
  for (const type of ["aws_ssm_parameter", "aws_secretsmanager_secret", "aws_cloudwatch_log_group"] as const) {
    expect(nameFor(type, "/9.")).toMatch(/^p-[0-9a-f]{8}$/);
  }
});

test("two long texts have two names, however alike they begin", () => {
  const tail = fc.string({ unit: fc.constantFrom(..."abc"), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(anyType, tail, tail, (type, one, other) => {
      fc.pre(one !== other);
      const start = "x".repeat(NAME_RULES[type].max);
      expect(nameFor(type, start + one)).not.toBe(nameFor(type, start + other));
    }),
  );
});

test("every prefix fits, and what the provider adds fits behind it", () => {
  fc.assert(
    fc.property(anyType, anyText, (type, text) => {
      const { maxPrefix, max } = NAME_RULES[type] as NameRule;
      fc.pre(maxPrefix !== undefined);
      const prefix = namePrefixFor(type, text);
      expect(prefix.length).toBeLessThanOrEqual(maxPrefix ?? 0);
      expect(prefix.length + 26).toBeLessThanOrEqual(max);
    }),
  );
});
