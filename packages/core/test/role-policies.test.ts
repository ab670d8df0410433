import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { synth } from "@plinth/testing";
import { Annotations } from "cdktf";
import { Construct } from "constructs";
import { assumedBy, grant, moduleContext, type Statement } from "../src";

const EXISTING = { name: "reports", arn: "arn:aws:iam::123456789012:role/reports" };

/** Queues that are granted to one role, as modules do it; the warnings of the stack. */
function warningsOf(count: number, resource: (queue: SqsQueue) => string, role: "own" | "existing" = "own"): unknown[] {
  let warnings: unknown[] = [];
  synth((stack) => {
    const web = new IamRole(stack, "Web", { assumeRolePolicy: assumedBy("ec2.amazonaws.com") });
    for (let index = 0; index < count; index += 1) {
      const scope = new Construct(stack, `Queue${index}`);
      moduleContext(scope, { tags: {} });
      const statement: Statement = {
        actions: ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:ReceiveMessage", "sqs:SendMessage"],
        resources: [resource(new SqsQueue(scope, "Default", {}))],
      };
      grant(scope, { role: role === "own" ? web : EXISTING }, "Use", [statement]);
    }
    stack.node.addValidation({
      validate: () => {
        warnings = Annotations.of(stack) && stack.node.metadata.filter(({ type }) => type === "@cdktf/warn");
        return [];
      },
    });
  });
  return warnings.map((entry) => (entry as { data: unknown }).data);
}

test("inline policies that IAM takes are accepted without a word", () => {
  expect(warningsOf(20, ({ arn }) => arn)).toEqual([]);
});

test("inline policies that are probably too large once their ARNs are known are a warning", () => {
  expect(warningsOf(48, ({ arn }) => arn)).toEqual([
    expect.stringMatching(/^aws_iam_role\.Web has inline policies of about 1\d{4} characters, a role may have 10240: /),
  ]);
});

test.each(["own", "existing"] as const)(
  "inline policies that are too large already are refused, of a role that is %s",
  (role) => {
    const arn = `arn:aws:sqs:us-east-1:123456789012:${"q".repeat(60)}`;
    expect(() => warningsOf(48, () => arn, role)).toThrow(
      /inline policies of more than 1\d{4} characters, a role may have 10240/,
    );
  },
);

test("policies of several roles are counted apart, raw ones with those of modules", () => {
  synth((stack) => {
    const half = JSON.stringify({ Statement: "x".repeat(6_000) });
    moduleContext(new Construct(stack, "Module"), { tags: {} });
    for (const id of ["A", "B"]) {
      const { name } = new IamRole(stack, id, { assumeRolePolicy: assumedBy("ec2.amazonaws.com") });
      new IamRolePolicy(stack, `${id}Policy`, { role: name, policy: half });
    }
  });
});
