import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { type Arguments, Synthesized, synth } from "@plinth/testing";
import { Construct } from "constructs";
import { ParameterModule, type ParameterModuleProps } from "../src";
import { encryptionKey, role } from "./roles";

const parameter = (props: ParameterModuleProps, use: (made: ParameterModule) => void = () => {}) =>
  synth((stack) => use(new ParameterModule(stack, "Colour", props)));

const colour = { type: "String", value: "#1a2b3c" } as const;

const statements = (made: Synthesized): Arguments[] =>
  Synthesized.json(made.the("aws_iam_role_policy").policy).Statement;

const plain = (text: string) => text.replace(/_[0-9A-F]{8}(?=\.)/g, "");

describe("a String", () => {
  test("is managed with its value, which plans show", () => {
    expect(parameter(colour).the("aws_ssm_parameter")).toEqual({
      name: "/test/colour",
      type: "String",
      tier: "Standard",
      insecure_value: "#1a2b3c",
      tags: { Name: "test-colour" },
    });
  });

  test("can have a name, a description and tags", () => {
    const props = { ...colour, name: "/shop/colour", description: "Of the buttons", tags: { Team: "design" } };
    expect(parameter(props).the("aws_ssm_parameter")).toMatchObject({
      name: "/shop/colour",
      description: "Of the buttons",
      tags: { Team: "design", Name: "test-colour" },
    });
  });

  test("can hold what is known only later, such as an endpoint", () => {
    const made = synth((stack) => {
      const database = new DbInstance(stack, "Database", {
        instanceClass: "db.t4g.micro",
        snapshotIdentifier: "shop-final-2024-05-01",
        storageEncrypted: true,
      });
      new ParameterModule(stack, "Endpoint", { type: "String", value: database.endpoint });
    });
    expect(made.the("aws_ssm_parameter").insecure_value).toBe("${aws_db_instance.Database.endpoint}");
  });

  test("lets a reader get it and nothing else", () => {
    const made = parameter(colour, (it) => it.grantRead(role("web")));
    expect(statements(made)).toEqual([
      {
        Effect: "Allow",
        Action: ["ssm:GetParameter", "ssm:GetParameters"],
        Resource: ["${aws_ssm_parameter.Colour.arn}"],
      },
    ]);
  });
});

test("a StringList is managed as its values in their order", () => {
  const made = parameter({ type: "StringList", values: ["red", "green"], tier: "Advanced" });
  expect(made.the("aws_ssm_parameter")).toMatchObject({
    type: "StringList",
    tier: "Advanced",
    insecure_value: "red,green",
  });
});

test("the Advanced tier takes twice as much", () => {
  expect(parameter({ ...colour, value: "a".repeat(8192), tier: "Advanced" }).the("aws_ssm_parameter").tier).toBe(
    "Advanced",
  );
});

describe("a SecureString", () => {
  const secret = { type: "SecureString", encryptionKey } as const;

  test("is no resource and is never read, so neither the document nor state can hold its value", () => {
    const made = parameter(secret, (it) => {
      it.grantRead(role("web"));
      expect(it.parameter).toBeUndefined();
    });
    expect(made.addresses.map((address) => address.split(".")[0])).toEqual(["aws_iam_role_policy"]);
    expect(Object.keys(made.document.data).sort()).toEqual(["aws_caller_identity", "aws_partition", "aws_region"]);
  });

  test("lets a reader get it and decrypt it, through Parameter Store, and nothing else", () => {
    const made = parameter(secret, (it) => it.grantRead(role("web")));
    const arn =
      "arn:${data.aws_partition.Plinth_Partition.partition}:ssm:${data.aws_region.Plinth_Region.id}:" +
      "${data.aws_caller_identity.Plinth_Account.account_id}:parameter/test/colour";
    expect(JSON.parse(plain(JSON.stringify(statements(made))))).toEqual([
      { Effect: "Allow", Action: ["ssm:GetParameter", "ssm:GetParameters"], Resource: [arn] },
      {
        Effect: "Allow",
        Action: ["kms:Decrypt"],
        Resource: [encryptionKey.arn],
        Condition: {
          StringEquals: {
            "kms:ViaService": "ssm.${data.aws_region.Plinth_Region.id}.amazonaws.com",
            "kms:EncryptionContext:PARAMETER_ARN": arn,
          },
        },
      },
    ]);
  });

  test("lets a pipeline put it, and read nothing", () => {
    const made = parameter(secret, (it) => it.grantWrite(role("pipeline")));
    const [put, encrypt] = statements(made);
    expect(put.Action).toEqual(["ssm:PutParameter"]);
    expect(encrypt.Action).toEqual(["kms:Encrypt", "kms:GenerateDataKey"]);
    expect(encrypt.Condition.StringEquals["kms:EncryptionContext:PARAMETER_ARN"]).toBe(put.Resource[0]);
  });

  test("alone is put by a pipeline: Terraform puts the others", () => {
    parameter(colour, (it) => {
      expect(() => it.grantWrite(role("pipeline"))).toThrow(
        "test/Colour.grantWrite (ParameterModule) is misconfigured:\n" +
          "  - grantWrite must be for a SecureString: Terraform puts the value of this parameter",
      );
    });
  });

  test("encrypted with AWS's own key, it needs no permission on a key", () => {
    const made = parameter({ type: "SecureString" }, (it) => it.grantRead(role("web")));
    expect(statements(made)).toHaveLength(1);
  });

  test("has no prop for a value, and a value that comes in anyway is refused without being repeated", () => {
    const props = { ...secret, value: "hunter2" };
    const wrong = () => parameter(props as ParameterModuleProps);
    expect(wrong).toThrow(
      "test/Colour (ParameterModule) is misconfigured:\n" + '  - value must be omitted with type "SecureString"',
    );
    expect(wrong).not.toThrow("hunter2");
    // @ts-expect-error
    expect(() => parameter({ type: "SecureString", value: "hunter2" })).toThrow();
  });
});

test("the name is the path in the app", () => {
  synth((stack) => {
    const made = new ParameterModule(new Construct(stack, "Payments"), "Retry Count", { type: "String", value: "3" });
    expect(made.name).toBe("/test/payments/retry-count");
  });
});

test("every mistake is told at once, and nothing is made", () => {
  synth((stack) => {
    const wrong = () => new ParameterModule(stack, "Colour", { type: "String", name: "colour", value: "" });
    expect(wrong).toThrow(
      [
        "test/Colour (ParameterModule) is misconfigured:",
        '  - name must be a path such as "/shop/prod/colour", of 1 to 15 levels, in letters, digits and _.-, got "colour"',
        "  - value must be 1 to 4096 bytes, got 0",
      ].join("\n"),
    );
    expect(stack.node.tryFindChild("Colour")).toBeUndefined();
    new ParameterModule(stack, "SoThatTheStackIsValid", colour);
  });
});

const path = 'name must be a path such as "/shop/prod/colour", of 1 to 15 levels, in letters, digits and _.-';
const deep = "/a".repeat(16);

test.each([
  [{ name: deep }, `${path}, got "${deep}"`],
  [{ name: "/shop//colour" }, `${path}, got "/shop//colour"`],
  [{ name: "/shop/colour/" }, `${path}, got "/shop/colour/"`],
  [{ name: `/${"a".repeat(950)}` }, "name must have at most 950 characters, got"],
  [{ name: "/AWS/colour" }, 'name must not begin with "aws" or "ssm", which AWS reserves, got "/AWS/colour"'],
  [{ name: "/ssm-shop" }, 'name must not begin with "aws" or "ssm", which AWS reserves, got "/ssm-shop"'],
  [{ value: "é".repeat(2049) }, 'value must be 1 to 4096 bytes (8192 with tier "Advanced"), got 4098'],
  [{ type: "Number" }, 'type must be one of String, StringList, SecureString, got "Number"'],
  [{ tier: "Advanced", value: "a".repeat(8193) }, "value must be 1 to 8192 bytes, got 8193"],
  [{ tier: "Intelligent-Tiering" }, 'tier must be one of Standard, Advanced, got "Intelligent-Tiering"'],
  [{ value: "{{ssm:other}}" }, 'value must be without "{{" and "}}" around text'],
  [{ value: "a {{}} b" }, 'value must be without "{{" and "}}" around text'],
  [{ description: "d".repeat(1025) }, "description must have 0 to 1024 characters"],
  [{ type: "StringList", value: undefined, values: [] }, "values must have at least 1 members, got 0"],
  [{ type: "StringList", value: undefined, values: ["a", "b,c"] }, "values[1] must be text without commas"],
  [{ type: "StringList", value: undefined, values: ["a", "a"] }, 'values must not repeat a member, got "a" twice'],
])("%j is refused", (props, problem) => {
  expect(() => parameter({ ...colour, ...props } as ParameterModuleProps)).toThrow(problem);
});

test("a permission said twice is made once", () => {
  const grant = (...names: string[]) => parameter(colour, (it) => names.map((name) => it.grantRead(role(name))));
  expect(grant("web", "web").addresses).toEqual(grant("web").addresses);
  expect(grant("web", "batch").document.resource).toEqual(grant("batch", "web").document.resource);
});

test("every address is the one of the snapshot", () => {
  expect(parameter(colour, (it) => it.grantRead(role("web"))).addresses).toMatchInlineSnapshot(`
[
  "aws_iam_role_policy.Colour_Read-web_2EFCAB73",
  "aws_ssm_parameter.Colour",
]
`);
});
