import type { Level, Rule, Standards } from "../rule";

type Row = (
  id: string,
  types: string | readonly string[],
  /** Ids that auditors know, with commas: `CKV_AWS_16, CIS 2.3.1, RDS.3`; empty where none asks for it. */
  standards: string,
  texts: Pick<Rule, "title" | "why" | "fix" | "check">,
) => Rule;

/** A rule that fails the synthesis. */
export const error = row("error");

/** A rule that is reported. */
export const warning = row("warning");

/** A rule that is reported on request. */
export const advice = row("advice");

function row(level: Level): Row {
  return (id, types, standards, texts) => ({
    id,
    level,
    types: [types].flat(),
    standards: standardsOf(standards),
    ...texts,
  });
}

/** Those of Checkov begin with `CKV`, those of CIS with `CIS`; all others are of FSBP. */
function standardsOf(text: string): Standards {
  const ids = text.split(", ").filter((id) => id !== "");
  const checkov = ids.filter((id) => id.startsWith("CKV"));
  const cis = ids.filter((id) => id.startsWith("CIS ")).map((id) => id.slice("CIS ".length));
  const fsbp = ids.filter((id) => !/^(CKV|CIS )/.test(id));
  const named = Object.entries({ checkov, cis, fsbp });
  return Object.fromEntries(named.filter(([, found]) => found.length > 0));
}
