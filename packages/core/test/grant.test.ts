import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { Synthesized, synth } from "@plinth/testing";
import { Fn, type TerraformStack, Token } from "cdktf";
import { Construct } from "constructs";
import { assumedBy, type Grantable, grant, keyFor, policyDocument, shortHash, useProvider } from "../src";
import { namesOf, twoStacks } from "./stacks/apps";

const granted = (grantee: (scope: Construct) => Grantable, times = 1) =>
  synth((stack) => {
    const giver = new Construct(stack, "Uploads");
    const bucket = new S3Bucket(giver, "Default", {});
    const who = grantee(stack);
    for (let time = 0; time < times; time++) {
      grant(giver, who, "Read", [{ actions: ["s3:GetObject"], resources: [`${bucket.arn}/*`] }]);
    }
  });

const webRole = (scope: Construct) => ({
  role: new IamRole(new Construct(scope, "Web"), "Role", { assumeRolePolicy: assumedBy("ec2.amazonaws.com") }),
});

test("a grant is one inline policy on the grantee's role, however often it is said", () => {
  const made = granted(webRole, 3).the("aws_iam_role_policy");
  expect(made).toMatchObject({ name: "Read-test-Uploads", role: "${aws_iam_role.Web_Role_8DB59236.name}" });
  expect(Synthesized.json(made.policy).Statement).toEqual([
    { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["${aws_s3_bucket.Uploads.arn}/*"] },
  ]);
});

test.each([
  ["service", (_platform: TerraformStack, _service: TerraformStack) => {}],
  ["platform", (platform: TerraformStack, service: TerraformStack) => platform.addDependency(service)],
])("between two stacks the policy lives in %s", (home, decide) => {
  const { app, platform, service } = twoStacks();
  decide(platform, service);
  const giver = new Construct(platform, "Uploads");
  const bucket = new S3Bucket(giver, "Default", {});
  const web = webRole(service);
  for (let time = 0; time < 2; time++)
    grant(giver, web, "Read", [{ actions: ["s3:GetObject"], resources: [bucket.arn] }]);
  expect(namesOf(app, "aws_iam_role_policy")[home]).toHaveLength(1);
});

test("in another stack the policy of each giver and verb is one of its own", () => {
  const { app, platform, service } = twoStacks();
  const web = webRole(service);
  for (const id of ["Uploads", "Images"]) {
    const giver = new Construct(platform, id);
    const statements = [{ actions: ["s3:GetObject"], resources: [new S3Bucket(giver, "Default", {}).arn] }];
    for (const verb of ["Read", "Write"]) grant(giver, web, verb, statements);
  }
  expect(namesOf(app, "aws_iam_role_policy").service).toHaveLength(4);
});

test("an existing role is named by its name", () => {
  const made = granted(() => ({ role: { name: "reporting", arn: "arn:aws:iam::123456789012:role/reporting" } }));
  expect(made.the("aws_iam_role_policy").role).toBe("reporting");
});

test("a role without a known name is refused", () => {
  const unknown = { name: Token.asString(Fn.lower("X")), arn: "arn:aws:iam::123456789012:role/x" };
  expect(() => granted(() => ({ role: unknown }))).toThrow(
    "- grantee.role.name must be a literal value: pass the role itself, or its name",
  );
});

test("a policy document has what was said and nothing else", () => {
  const [statement] = JSON.parse(
    policyDocument([
      {
        sid: "NoPlainHttp",
        effect: "Deny",
        principals: "*",
        actions: ["s3:*"],
        resources: ["arn:aws:s3:::b"],
        conditions: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]),
  ).Statement;
  expect(statement).toEqual({
    Sid: "NoPlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: ["s3:*"],
    Resource: ["arn:aws:s3:::b"],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });
});

test.each([
  ["a path that fits", "Uploads", "Read-test-Uploads"],
  ["a path of exactly 128 characters", "U".repeat(118), `Read-test-${"U".repeat(118)}`],
  ["a longer path", "U".repeat(119), `Read-test-${"U".repeat(109)}-${shortHash(`Read-test/${"U".repeat(119)}`)}`],
  ["a path in other letters", "Größe", `Read-test-Gr-e-${shortHash("Read-test/Größe")}`],
])("the policy of %s has a name that IAM accepts and nobody shares", (_what, id, name) => {
  const made = synth((stack) => {
    const role = { name: "reporting", arn: "arn:aws:iam::123456789012:role/reporting" };
    grant(new Construct(stack, id), { role }, "Read", [
      { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::uploads/*"] },
    ]);
  });
  expect(made.the("aws_iam_role_policy").name).toBe(name);
});

test("a trust policy has the service, the conditions, and no resource", () => {
  expect(JSON.parse(assumedBy("ec2.amazonaws.com", { StringEquals: { "aws:SourceAccount": "123456789012" } }))).toEqual(
    {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: ["ec2.amazonaws.com"] },
          Action: ["sts:AssumeRole"],
          Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
        },
      ],
    },
  );
});

test("a key that learns hears of its use, a plain one gives its ARN", () => {
  const uses: string[] = [];
  expect(keyFor({ arn: "arn:k", admit: (use) => uses.push(use) }, "logs")).toBe("arn:k");
  expect(keyFor({ arn: "arn:k" }, "logs")).toBe("arn:k");
  expect(keyFor(undefined, "logs")).toBeUndefined();
  expect(uses).toEqual(["logs"]);
});

test("what has no role is refused by the name of the call", () => {
  synth((stack) => {
    const giver = new Construct(stack, "Uploads");
    expect(() => grant(giver, "arn:aws:iam::123456789012:role/web" as never, "Read-drafts", [])).toThrow(
      'test/Uploads.grantRead() (Construct) is misconfigured:\n  - grantee must be an object with role, got "arn:aws',
    );
  });
});

test("a permission is made by the provider of its role, not by that of the giver", () => {
  const made = synth((stack) => {
    const provider = new AwsProvider(stack, "West", { alias: "west", region: "us-west-2" });
    const giver = new Construct(stack, "Uploads");
    useProvider(giver, provider);
    const role = new IamRole(stack, "Web", { assumeRolePolicy: assumedBy("ec2.amazonaws.com") });
    grant(giver, { role }, "Read", []);
  });
  expect(made.the("aws_iam_role_policy").provider).toBe("aws");
});
