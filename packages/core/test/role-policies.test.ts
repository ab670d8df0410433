import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { synth } from "@plinth/testing";
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
        warnings = stack.node.metadata.filter(({ type }) => type === "@cdktf/warn");
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

/** A stack with a module, two roles and two large policies that no module made, each of one of the roles, by number. */
function withRawPolicies(...roles: readonly number[]): void {
  synth((stack) => {
    moduleContext(new Construct(stack, "Module"), { tags: {} });
    const names = ["A", "B"].map(
      (id) => new IamRole(stack, id, { assumeRolePolicy: assumedBy("ec2.amazonaws.com") }).name,
    );
    roles.forEach((role, index) => {
      const queue = (number: number) => `arn:aws:sqs:us-east-1:123456789012:queue-${1000 + number}`;
      const Resource = Array.from({ length: 125 }, (_, number) => queue(number));
      const policy = JSON.stringify({
        Version: "2012-10-17",
        Statement: { Effect: "Allow", Action: "sqs:SendMessage", Resource },
      });
      new IamRolePolicy(stack, `Policy${index}`, { role: names[role], policy });
    });
  });
}

test("policies that no module made are counted too, those of several roles apart", () => {
  expect(() => withRawPolicies(0, 1)).not.toThrow();
  expect(() => withRawPolicies(0, 0)).toThrow(/aws_iam_role\.A has inline policies of more than 12\d{3} characters/);
});
