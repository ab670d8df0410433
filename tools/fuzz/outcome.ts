/** What became of a program. Everything but the first two is a failure. */
export const OUTCOMES = [
  "accepted",
  "refused",
  "TypeError",
  "RangeError",
  "other raw error",
  "token in message",
  "left in tree",
  "garbage in document",
  "invalid document",
  "document without a plan",
  "hang",
  "crash",
] as const;

export type Outcome = (typeof OUTCOMES)[number];

export interface Result {
  readonly outcome: Outcome;
  /** The message of the error, or what is wrong with the document. */
  readonly message?: string;
  /** The innermost function of ours that is on the stack. */
  readonly frame?: string;
}

export function isFailure({ outcome }: Result): boolean {
  return outcome !== "accepted" && outcome !== "refused";
}

/** Failures of one cause have one signature, whatever the values. */
export function signatureOf({ outcome, message = "", frame }: Result): string {
  const text = message
    .replace(/"(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`/g, "…")
    .replace(/\$\{[^}]*\}*|[\w./-]*\bSubject\b[\w./-]*/g, "…")
    .replace(/(?<![A-Za-z])-?\d+(\.\d+)?(e\+?\d+)?/g, "N")
    .replace(/\s+/g, " ")
    .slice(0, 160);
  return `${outcome}: ${text}${frame ? ` (${frame})` : ""}`;
}
