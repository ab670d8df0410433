import { synth } from "@plinth/testing";
import fc from "fast-check";
import { KmsModule, type KmsModuleProps } from "../src";
import { admitting, made, role, roleOf, statement, USES } from "./made";

test("administrators manage the key and cannot use it", () => {
  const key = made({}, () => {});
  expect(statement(key, "Administrators")).toBeUndefined();
  const administrators = [
    { name: "platform", arn: "arn:aws:iam::123456789012:role/platform" },
    { name: "security", arn: "arn:aws:iam::123456789012:role/security" },
    { name: "platform", arn: "arn:aws:iam::123456789012:role/platform" },
  ];
  const administration = statement(made({ administrators }), "Administrators");
  expect(administration?.Principal).toEqual({
    AWS: ["arn:aws:iam::123456789012:role/platform", "arn:aws:iam::123456789012:role/security"],
  });
  expect(administration?.Action).toContain("kms:PutKeyPolicy");
  expect(administration?.Action).not.toContain("kms:CreateGrant");
  expect(administration?.Action.filter((action) => /Encrypt|Decrypt|GenerateDataKey|\*/.test(action))).toEqual([]);
});

test("an administrator can be a role of the same stack", () => {
  const key = synth((stack) => {
    const platform = roleOf(stack, "Platform");
    new KmsModule(stack, "Key", { environment: "prod", administrators: [platform, platform] });
  });
  expect(statement(key, "Administrators")?.Principal).toEqual({ AWS: ["${aws_iam_role.Platform.arn}"] });
});

test("users use the key, also through services, and do not manage it", () => {
  const key = made({ users: [role("worker"), role("partner", "210987654321"), role("worker")] });
  expect(statement(key, "Users")).toEqual({
    Sid: "Users",
    Effect: "Allow",
    Principal: { AWS: ["arn:aws:iam::123456789012:role/worker", "arn:aws:iam::210987654321:role/partner"] },
    Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
    Resource: ["*"],
  });
  expect(statement(key, "UsersThroughServices")).toMatchObject({
    Action: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
    Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
  });
});

test("people change the policy and no address", () => {
  const people = { administrators: [role("platform")], users: [role("worker")] };
  expect(made(people).addresses).toEqual(made().addresses);
});

test.each<keyof KmsModuleProps>(["administrators", "users"])("%s must be roles that can be named", (prop) => {
  const ana = { name: "ana", arn: "arn:aws:iam::123456789012:user/ana" };
  expect(() => made({ [prop]: [role("fine"), ana] })).toThrow(
    ["test/Key (KmsModule) is misconfigured:", `  - ${prop}[1].arn must be the ARN of a role, got "${ana.arn}"`].join(
      "\n",
    ),
  );
});

const many = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => role(`${prefix}-${index}`));

test("the size of a key policy counts the services that use the key, and no others", () => {
  const users = many("worker", 350);
  expect(() => made({ users })).not.toThrow();
  expect(() => made({ users }, admitting(...USES))).toThrow(
    /\[test\/Key\] administrators and users must fit into a key policy of 32768 bytes, got 350, which make 3\d{4}/,
  );
});

test("more people than a key policy can hold are refused", () => {
  expect(() => made({ administrators: many("team", 500), users: many("worker", 300) })).toThrow(
    /\[test\/Key\] administrators and users must fit into a key policy of 32768 bytes, got 800, which make 4\d{4}/,
  );
});

test("whoever is accepted fits into AWS's size, with all services", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 800 }), (administrators, users) => {
      const props = { administrators: many("team", administrators), users: many("worker", users) };
      let policy: string;
      try {
        policy = made(props, admitting(...USES)).the("aws_kms_key_policy").policy;
      } catch (error) {
        expect(String(error)).toContain("must fit into a key policy of 32768 bytes");
        return;
      }
      // What Terraform puts in, at its longest.
      const rendered = policy
        .replace(/\$\{data\.aws_partition[^}]*\}/g, "aws-us-gov")
        .replace(/\$\{data\.aws_region[^}]*\}/g, "ap-northeast-1")
        .replace(/\$\{data\.aws_caller_identity[^}]*\}/g, "123456789012");
      expect(rendered.length).toBeLessThanOrEqual(32768);
    }),
    { numRuns: 15 },
  );
});
