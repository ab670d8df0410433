import { type Arguments, Synthesized, synth } from "@plinth/testing";
import fc from "fast-check";
import { ParameterHierarchyModule, type ParameterHierarchyModuleProps } from "../src";
import { encryptionKey, role } from "./roles";

const hierarchy = (props: ParameterHierarchyModuleProps, use: (made: ParameterHierarchyModule) => void) =>
  synth((stack) => use(new ParameterHierarchyModule(stack, "Settings", props)));

const statements = (made: Synthesized): Arguments[] =>
  Synthesized.json(made.the("aws_iam_role_policy").policy.replace(/_[0-9A-F]{8}(?=\.)/g, "")).Statement;

const ARN =
  "arn:${data.aws_partition.Plinth_Partition.partition}:ssm:${data.aws_region.Plinth_Region.id}:" +
  "${data.aws_caller_identity.Plinth_Account.account_id}:parameter";

test("parameters lie below the path in the app", () => {
  const made = hierarchy({}, (it) => {
    it.add("colour", { type: "String", value: "red" });
    it.add("payments/currencies", { type: "StringList", values: ["EUR", "USD"] });
    expect(it.add("payments/key", { type: "SecureString" }).name).toBe("/test/settings/payments/key");
  });
  expect(Object.values(made.all("aws_ssm_parameter")).map(({ name }) => name)).toEqual([
    "/test/settings/colour",
    "/test/settings/payments/currencies",
  ]);
  expect(made.addresses).toMatchInlineSnapshot(`
[
  "aws_ssm_parameter.Settings_Parameter-colour_45B372C2",
  "aws_ssm_parameter.Settings_Parameter-paymentscurrencies_30B8BC3C",
]
`);
});

test("one permission reads everything below the path, with the key of the hierarchy", () => {
  const made = hierarchy({ path: "/shop/prod", encryptionKey }, (it) => it.grantRead(role("web")));
  expect(statements(made)).toEqual([
    {
      Effect: "Allow",
      Action: ["ssm:GetParametersByPath"],
      Resource: [`${ARN}/shop/prod`, `${ARN}/shop/prod/*`],
    },
    { Effect: "Allow", Action: ["ssm:GetParameter", "ssm:GetParameters"], Resource: [`${ARN}/shop/prod/*`] },
    {
      Effect: "Allow",
      Action: ["kms:Decrypt"],
      Resource: [encryptionKey.arn],
      Condition: {
        StringEquals: { "kms:ViaService": "ssm.${data.aws_region.Plinth_Region.id}.amazonaws.com" },
        StringLike: { "kms:EncryptionContext:PARAMETER_ARN": `${ARN}/shop/prod/*` },
      },
    },
  ]);
});

test("a neighbour with a longer name is not below the path", () => {
  const made = hierarchy({ path: "/shop/prod" }, (it) => it.grantRead(role("web")));
  for (const { Resource } of statements(made)) expect(Resource).not.toContain(`${ARN}/shop/prod*`);
});

test("one secret parameter can be permitted alone, with the key of the hierarchy", () => {
  const made = hierarchy({ encryptionKey }, (it) => it.add("key", { type: "SecureString" }).grantRead(role("web")));
  expect(statements(made)[1].Resource).toEqual([encryptionKey.arn]);
});

test("a further parameter touches no other", () => {
  const one = hierarchy({}, (it) => it.add("colour", { type: "String", value: "red" }));
  const two = hierarchy({}, (it) => {
    it.add("size", { type: "String", value: "xl" });
    it.add("colour", { type: "String", value: "red" });
  });
  expect(two.all("aws_ssm_parameter")).toMatchObject(one.all("aws_ssm_parameter"));
});

test("every mistake is told, and nothing is made", () => {
  hierarchy({ path: "/shop" }, (it) => {
    it.add("colour", { type: "String", value: "red" });
    expect(() => it.add("colour", { type: "String", value: "blue" })).toThrow(
      'test/Settings.add("colour") (ParameterHierarchyModule) is misconfigured:\n  - name must be new, got "colour" twice',
    );
    expect(() => it.add("/size", { type: "String", value: "xl" })).toThrow(
      'name must be letters, digits and "_-", in levels with "/" between, got "/size"',
    );
  });
  const path = 'path must be a path such as "/shop/prod/colour", of 1 to 14 levels, in letters, digits and _.-';
  expect(() => hierarchy({ path: "shop" }, () => {})).toThrow(
    `test/Settings (ParameterHierarchyModule) is misconfigured:\n  - ${path}, got "shop"`,
  );
  expect(() => hierarchy({ path: "/aws/shop" }, () => {})).toThrow(
    'path must not begin with "aws" or "ssm", which AWS reserves, got "/aws/shop"',
  );
});

test("a path and a name are either refused, or together a name that AWS accepts", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "Z", "7", "/", "_", "-", ".", " ", "/aws"), maxLength: 12 });
  fc.assert(
    fc.property(text, text, (path, name) => {
      let made: Synthesized;
      try {
        made = hierarchy({ path }, (it) => it.add(name, { type: "String", value: "red" }));
      } catch (error) {
        expect(String(error)).toMatch(/- (path|name) must/);
        return;
      }
      const full: string = made.the("aws_ssm_parameter").name;
      expect(full).toBe(`${path}/${name}`);
      expect(full).toMatch(/^(\/[\w.-]+){2,15}$/);
      expect(full).not.toMatch(/^\/(aws|ssm)/i);
    }),
    { numRuns: 100 },
  );
});
