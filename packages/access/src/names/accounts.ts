import { type Resource, type Stack, text } from "@plinth/model";
import { isAnything, keyOf, type Pattern } from "./pattern";

/** The account of a stack that does not say it. */
export const UNKNOWN_ACCOUNT = "${account}";

/** The account in a resource's ARN, where it is known and has one: that of a bucket has none. */
export function accountInArn({ args, type }: Resource): string | undefined {
  const account = type === "aws_s3_bucket" ? undefined : text(args.arn)?.split(":")[4];
  return /^\d{12}$/.test(account ?? "") ? account : undefined;
}

/** The account of each provider: that of its identity, or the only one in the ARNs of its resources. */
export function accountsOf(stack: Stack): ReadonlyMap<string, string> {
  const found = new Map<string, Set<string>>();
  for (const resource of stack.resources) {
    const isIdentity = resource.type === "aws_caller_identity";
    const account = isIdentity ? text(resource.args.account_id) : resource.mode === "managed" && accountInArn(resource);
    const { key } = resource.provider;
    if (account) found.set(key, (found.get(key) ?? new Set()).add(account));
  }
  return new Map(
    [...found].flatMap(([key, [first, ...others]]) => (first && others.length === 0 ? [[key, first]] : [])),
  );
}

/** Whether two accounts are one; unknown where only one of them is known. */
export function sameAccount(a: string | undefined, b: string | undefined): boolean | "unknown" {
  if (a === undefined || b === undefined) return "unknown";
  if (a === b) return true;
  return isAnything(a) || isAnything(b) ? "unknown" : false;
}

/** The account of an ARN or of an account id; `isWhole` when it is nothing but an account. */
export function accountIn(arn: Pattern): { readonly id: string; readonly isWhole: boolean } | undefined {
  const text = keyOf(arn);
  if (/^(\d{12}|\$\{account\})$/.test(text)) return { id: text, isWhole: true };
  const [, id, resource] = /^arn:aws:\w+::(\d{12}|\$\{[^}]*\}):(.*)$/.exec(text) ?? [];
  return id === undefined ? undefined : { id, isWhole: resource === "root" };
}

export function readable(account: string): string {
  return account === UNKNOWN_ACCOUNT ? "this account" : account;
}
