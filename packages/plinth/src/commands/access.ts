import { parseArgs } from "node:util";
import { accessTo, allAccess, explainAccess, explanationText, textOf, unreadPolicies } from "@plinth/access";
import { readApp } from "@plinth/model";
import type { Outcome } from "../outcome";
import { sourcesOf } from "../sources";

export const ACCESS = `plinth access [PATH…] [--resource ADDRESS] [--principal NAME] [--action NAME]
  lists the permissions of an app, those on a resource or of a principal; with all three, explains why a request is allowed
  or why not. NAME of a principal is an address, an ARN, an account, a service, or * for everybody`;

/** Who may do what with which resource. */
export function accessCommand(words: readonly string[], folder: string): Outcome {
  const text = { type: "string" } as const;
  const options = { resource: text, principal: text, action: text };
  const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options });
  const { resource, principal, action } = values;
  const stack = readApp(sourcesOf(positionals, folder));
  if (action !== undefined) {
    if (resource === undefined || principal === undefined) throw new Error("--action needs --resource and --principal");
    const explanation = explainAccess(stack, { principal, action, resource });
    return { status: explanation.allowed === true ? 0 : 1, output: explanationText(explanation) };
  }
  const found = (resource === undefined ? allAccess(stack) : accessTo(stack, resource)).filter(
    (one) => principal === undefined || one.principal.name === principal,
  );
  const unread = unreadPolicies(stack).map((what) => `not read: ${what}`);
  return { status: 0, output: [found.length > 0 ? textOf(found) : "No permissions.", ...unread].join("\n") };
}
