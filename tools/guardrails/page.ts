import { RULES } from "@plinth/guardrails";

/** The page of all rules, for docs/guardrails.md. */
export function rulesPage(): string {
  const rows = [...RULES]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, title, level, standards: { checkov = [], cis = [], fsbp = [] } }) =>
      [`\`${id}\``, level, title, checkov.join(" "), cis.join(" "), fsbp.join(" ")].join(" | "),
    );
  return [
    "# Guardrails",
    "",
    `The ${RULES.length} rules of [\`@plinth/guardrails\`](../packages/guardrails), with the ids that auditors know: Checkov, CIS AWS Foundations`,
    "Benchmark v3.0.0, AWS Foundational Security Best Practices. An `error` fails the synthesis, a `warning` is reported, `advice` is reported on",
    "request. `npx tsx tools/guardrails.ts` writes this page.",
    "",
    "| rule | level | what is true | Checkov | CIS | FSBP |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row} |`),
    "",
    "## Add a rule",
    "",
    "1. A file in `packages/guardrails/src/rules/<area>/`, named after the id, that exports one `Rule`: title, why, fix, level, standards, the types it",
    "   judges, and `check`, which answers with what is wrong with the resource, or with nothing. Read arguments by `block`, `blocks`, `list`, `text`,",
    "   `number`, `isTrue`: they read a synthesized document and a plan alike. `stack` knows who refers to whom.",
    "2. A file of the same name in `test/rules/<area>/` with at least two failing and two passing cases. Each case is judged as a document and as",
    "   the plan of it.",
    "3. A line in the area's `index.ts`.",
    "",
  ].join("\n");
}
