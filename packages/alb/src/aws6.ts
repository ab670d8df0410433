import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";

/** What bindings do not know they drop in silence, so it is refused. */
export function needsAws6(what: string, since = "6.19"): string | false {
  if ("transform" in LbListenerRule.prototype) return false;
  return `${what} must be left out with these bindings: they need AWS provider ${since} or newer`;
}
