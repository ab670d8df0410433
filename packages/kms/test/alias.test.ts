import { type Synthesized, synthWarnings } from "@plinth/testing";
import fc from "fast-check";
import { KmsModule } from "../src";
import { made } from "./made";

const names = (key: Synthesized) =>
  Object.values(key.all("aws_kms_alias"))
    .map(({ name }) => name)
    .sort();

test("a key can have further names", () => {
  const key = made({ alias: "shop" }, (module) => {
    module.addAlias("Legacy", { name: "old-shop/volumes" });
    module.addAlias("Volumes");
  });
  expect(names(key)).toEqual(["alias/old-shop/volumes", "alias/shop", "alias/test-key-volumes"]);
  for (const alias of Object.values(key.all("aws_kms_alias"))) {
    expect(alias.target_key_id).toBe("${aws_kms_key.Key.key_id}");
  }
  expect(key.addresses).toMatchInlineSnapshot(`
[
  "aws_kms_alias.Key_Alias-Legacy_3F952247",
  "aws_kms_alias.Key_Alias-Volumes_D7393460",
  "aws_kms_alias.Key_Alias_6C2E2031",
  "aws_kms_key.Key",
  "aws_kms_key_policy.Key_Policy_58DDA5C1",
]
`);
});

test("a further name touches no other", () => {
  const before = made({}, (module) => module.addAlias("Legacy"));
  const after = made({}, (module) => [module.addAlias("Older"), module.addAlias("Legacy")]);
  expect(after.all("aws_kms_alias")).toMatchObject(before.all("aws_kms_alias"));
});

test("every mistake in a further name is told at once, and nothing is made", () => {
  const key = made({}, (module) => {
    module.addAlias("Legacy");
    expect(() => module.addAlias("Legacy", { name: "aws/shop" })).toThrow(
      [
        'test/Key.addAlias("Legacy") (KmsModule) is misconfigured:',
        '  - key must be new, got "Legacy"',
        '  - name must have 1 to 250 letters, digits and "/_-", and must not begin with "aws/", got "aws/shop"',
      ].join("\n"),
    );
    expect(() => module.addAlias("old shop")).toThrow(
      'key must be a letter and up to 63 letters, digits and "_-", got "old shop"',
    );
  });
  expect(Object.keys(key.all("aws_kms_alias")).length).toBe(2);
});

test("an alias with a doubled prefix is a warning", () => {
  const warnings = synthWarnings((stack) => {
    const module = new KmsModule(stack, "Key", { environment: "dev", alias: "alias/shop" });
    module.addAlias("Old", { name: "alias/old" });
    module.addAlias("Legacy", { name: "old-shop/volumes" });
  });
  expect(warnings).toEqual([
    'alias begins with "alias/", which is added to it: remove it',
    'addAlias("Old"): name begins with "alias/", which is added to it: remove it',
  ]);
});

test("an alias is either refused, or what terraform validate and AWS accept", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "Z", "7", "/", "_", "-", " ", ":", "alias/", "aws/"),
    maxLength: 12,
  });
  fc.assert(
    fc.property(text, (alias) => {
      const make = () => made({ alias }, (module) => module.addAlias("Other", { name: `other-${alias}` }));
      if (/^(?!aws\/)[a-zA-Z0-9/_-]+$/.test(alias)) {
        expect(names(make())).toContain(`alias/${alias}`);
      } else expect(make).toThrow("alias must have 1 to 250 letters");
    }),
    { numRuns: 60 },
  );
});
