import { referenceIn } from "../address";
import { isUnknown } from "../arguments";
import type { Resource } from "../resource";
import type { Stack } from "../stack";
import { readPolicyDocument } from "./document";
import { parseJsonencode } from "./jsonencode";
import { type Policy, type PolicyStatement, statementsOfPolicy } from "./statement";
import { parseTemplate } from "./template";

/**
 * Reads a policy argument: JSON text, also with expressions in it, `jsonencode`, or a policy document data source with its
 * sources and overrides. Nothing when it cannot be read.
 *
 * @param from - the resource that has the argument: one of several instances refers to that of the same key
 */
export function readPolicy(value: unknown, stack: Stack, from?: Resource): Policy | undefined {
  if (typeof value !== "string") return;
  const document = documentOf(value, stack, from);
  if (document) return readPolicyDocument(document, stack, readPolicy);
  return statementsOfPolicy(parsed(value));
}

/** The statements of a policy argument, as far as they can be read; nothing when the policy cannot be read. */
export function statements(value: unknown, stack: Stack, from?: Resource): readonly PolicyStatement[] | undefined {
  return readPolicy(value, stack, from)?.statements;
}

/** Whether a policy argument cannot be judged yet. */
export function isUnknownPolicy(value: unknown, stack: Stack, from?: Resource): boolean {
  return isUnknown(value) && statements(value, stack, from) === undefined;
}

function documentOf(value: string, stack: Stack, from: Resource | undefined): Resource | undefined {
  const address = referenceIn(value)?.address;
  if (!address?.includes("data.aws_iam_policy_document.")) return;
  return (from ? stack.namedBy(from, address) : stack.at(address))[0];
}

function parsed(value: string): unknown {
  try {
    return parseJsonencode(value) ?? parseTemplate(value);
  } catch {
    return;
  }
}
