import { isUnknownPolicy, type Stack } from "@plinth/model";

/** The policy of an endpoint, which judges requests and not connections, in words. */
export function policyText(policy: unknown, stack: Stack): string {
  if (policy === undefined) return "its policy is the default one, which allows every request";
  if (isUnknownPolicy(policy, stack)) return "its policy is known only after apply";
  return "its policy limits the requests that pass";
}
