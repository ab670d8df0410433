import { type Arguments, blocks, list, text } from "../arguments";
import type { Resource } from "../resource";
import type { Stack } from "../stack";
import { type Policy, type PolicyStatement, statementOfBlock } from "./statement";

/** Reads a policy argument of a resource. */
type Read = (value: unknown, stack: Stack, from: Resource) => Policy | undefined;

/**
 * The policy of an `aws_iam_policy_document`: its sources, then its own statements, then its overrides. A statement takes the
 * place of an earlier one with the same id. Provider docs, "Data Source: aws_iam_policy_document".
 */
export function readPolicyDocument(document: Resource, stack: Stack, read: Read): Policy {
  const { args } = document;
  const rendered = text(args.json);
  if (rendered !== undefined) return read(rendered, stack, document) ?? unread(document, "json");
  const policies = (...names: string[]) =>
    names.flatMap((name) => list(args, name).map((value) => read(value, stack, document) ?? unread(document, name)));
  const sources = policies("source_json", "source_policy_documents");
  const overrides = policies("override_json", "override_policy_documents");
  const all = [...sources, { statements: own(args), unread: [] }, ...overrides];
  return {
    statements: all.reduce<readonly PolicyStatement[]>((merged, { statements }) => override(merged, statements), []),
    unread: all.flatMap((policy) => policy.unread),
  };
}

function own(args: Arguments): PolicyStatement[] {
  return blocks(args, "statement").map(statementOfBlock);
}

function override(merged: readonly PolicyStatement[], by: readonly PolicyStatement[]): PolicyStatement[] {
  const replacements = new Map(by.flatMap((one) => (one.sid === undefined ? [] : [[one.sid, one] as const])));
  const known = new Set(merged.map(({ sid }) => sid));
  return [
    ...merged.map((one) => (one.sid === undefined ? one : (replacements.get(one.sid) ?? one))),
    ...by.filter(({ sid }) => sid === undefined || !known.has(sid)),
  ];
}

function unread({ address }: Resource, argument: string): Policy {
  return { statements: [], unread: [`${address}: ${argument} is known only after apply`] };
}
