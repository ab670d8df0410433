import type { Principal } from "../names/principal";
import type { Rule } from "./rules";

/** The policies of one principal. "Policies and permissions in AWS IAM", "Identity-based policies". */
export interface Identity {
  readonly principal: Principal;
  readonly rules: Rule[];
  /** Limits what the policies allow. @default - no permissions boundary */
  boundary?: Rule[];
  /** Policies that could not be read, as sentences. */
  readonly unread: string[];
  /** Whether one of them may deny something; AWS's own allow. */
  mayDeny?: boolean;
}

/** What was read of a policy. */
export type Read = Pick<Identity, "rules" | "unread" | "mayDeny">;

/** Gives a principal further policies. */
export function join(identity: Identity, { rules, unread, mayDeny }: Read): void {
  identity.rules.push(...rules);
  identity.unread.push(...unread);
  if (mayDeny) identity.mayDeny = true;
}
