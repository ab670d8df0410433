import { block, blocks, text } from "@plinth/model";
import type { Check } from "./arguments";

/** Policies without TLS 1.1 and older. AWS docs, "Security policies for your Application Load Balancer". */
const GOOD = /^ELBSecurityPolicy-(TLS13-1-[23]|TLS-1-2|FS-1-2)/;

/** Policies that begin like a good one and still take ciphers with CBC and SHA-1. */
const WEAK = /^ELBSecurityPolicy-(TLS13-1-[01]|TLS13-1-2-Ext[02]|TLS-1-2-Ext)/;

export const takesOldTls: Check = ({ args }) => {
  if (!["HTTPS", "TLS"].includes(`${args.protocol}`)) return;
  if (args.ssl_policy === undefined) return "has the TLS policy of 2016";
  const policy = text(args.ssl_policy);
  return policy !== undefined && (!GOOD.test(policy) || WEAK.test(policy)) && `has the TLS policy ${policy}`;
};

export const answersOverHttp: Check = ({ args }) => {
  if (args.protocol !== "HTTP") return;
  const redirects = blocks(args, "default_action").every(
    (action) => action.type === "redirect" && block(action, "redirect").protocol === "HTTPS",
  );
  return !redirects && "answers over HTTP";
};
