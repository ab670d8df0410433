import { explainAccess, explanationText, type Request } from "@plinth/access";
import { changesBetween, lossesOf } from "@plinth/diff";
import { type Arguments, isBlock, read, type Stack } from "@plinth/model";
import { explain, type Question, textOf } from "@plinth/reach";
import { TerraformStack } from "cdktf";
import { Synthesized, synthesized } from "./synth";

/** A stack of an app, what `synth` returns, or the JSON of a document, a plan or a state. */
export type StackSource = TerraformStack | Synthesized | object;

/** Assertions about a stack; each throws an Error that says what is there instead. */
export interface StackExpectation {
  /** The stack has a resource of the type whose arguments include these, in Terraform's spelling. */
  toHaveResource(type: string, args?: Arguments): void;
  /** One end reaches the other, by what the stack says. `"unknown"` fails the assertion and its negation. */
  toBeReachable(question: Question): void;
  /** The request is allowed, by what the stack says. `"unknown"` fails the assertion and its negation. */
  toAllow(principal: string, action: string, resource: string): void;
}

export interface NegatableExpectation extends StackExpectation {
  /** The same assertions, to the contrary. */
  readonly not: StackExpectation;
  /** Nothing stateful of the previous stack is destroyed or replaced. */
  toLoseNothing(previous: StackSource): void;
}

/**
 * Asserts what a stack has, who reaches whom in it and who may do what.
 *
 * @example
 * expectStack(stack).toBeReachable({ from: "internet", to: "aws_lb.Balancer", port: 443 });
 * expectStack(stack).not.toBeReachable({ from: "internet", to: "aws_db_instance.Database" });
 * expectStack(stack).toAllow("aws_iam_role.Web_Role", "s3:GetObject", "aws_s3_bucket.Uploads");
 */
export function expectStack(source: StackSource): NegatableExpectation {
  const stack = stackOf(source);
  return {
    ...expectations(stack, true),
    not: expectations(stack, false),
    toLoseNothing(previous) {
      const losses = lossesOf(changesBetween(stackOf(previous), stack));
      const lines = losses.map(({ action, address, stateful }) => `  ${action} ${address}: ${stateful}`);
      if (lines.length > 0) throw new Error(["expected to lose nothing, and would lose", ...lines].join("\n"));
    },
  };
}

function expectations(stack: Stack, wanted: boolean): StackExpectation {
  return {
    toHaveResource(type, args = {}) {
      const all = stack.all(type);
      if (all.some((one) => includes(one.args, args)) === wanted) return;
      const there = all.map(({ address, args }) => `  ${address} ${JSON.stringify(args)}`);
      const what = `${wanted ? "a" : "no"} ${type} with ${JSON.stringify(args)}`;
      throw new Error([`expected ${what}, and there ${there.length > 0 ? "is" : "is none"}`, ...there].join("\n"));
    },
    toBeReachable(question) {
      const explanation = explain(stack, question);
      if (explanation.reachable !== wanted) throw new Error(textOf(explanation));
    },
    toAllow(principal, action, resource) {
      const request: Request = { principal, action, resource };
      const explanation = explainAccess(stack, request);
      if (explanation.allowed === wanted) return;
      throw new Error(`${principal}, ${action} on ${resource}: ${explanationText(explanation)}`);
    },
  };
}

function stackOf(source: StackSource): Stack {
  if (source instanceof Synthesized) return read(source.document);
  return read(TerraformStack.isStack(source) ? synthesized(source).document : source);
}

/** Whether a value has all of the expected one; lists must be of the same length. */
function includes(value: unknown, expected: unknown): boolean {
  if (Array.isArray(expected)) {
    const all = Array.isArray(value) ? value : [value];
    return all.length === expected.length && expected.every((one, index) => includes(all[index], one));
  }
  if (!isBlock(expected)) return value === expected;
  const [block] = Array.isArray(value) && value.length === 1 ? value : [value];
  return isBlock(block) && Object.entries(expected).every(([name, one]) => includes(block[name], one));
}
