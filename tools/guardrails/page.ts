import { RULES } from "@plinth/guardrails";

/** The page of all rules, for docs/guardrails.md. */
export function rulesPage(): string {
  const rows = [...RULES]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, title, level, types, standards: { checkov = [], cis = [], fsbp = [] } }) =>
      [`\`${id}\``, level, title, ...[types, checkov, cis, fsbp].map((all) => all.join(" "))].join(" | "),
    );
  return [
    "# Guardrails",
    "",
    `The ${RULES.length} rules of [\`@plinth/guardrails\`](../packages/guardrails), with the ids that auditors know: Checkov, CIS AWS Foundations`,
    "Benchmark v3.0.0, AWS Foundational Security Best Practices. An `error` fails the synthesis, a `warning` is reported, `advice` is reported on",
    "request. `npx tsx tools/guardrails.ts` writes this page.",
    "",
    "| rule | level | what is true | resources | Checkov | CIS | FSBP |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row} |`),
    "",
    "## Add a rule",
    "",
    "1. A row in the table of its service in `packages/guardrails/src/rules/`: level, id, the types it judges, the standards that ask for it, title, why,",
    "   fix, and `check`, which answers with what is wrong with the resource, or with nothing. `src/checks/arguments.ts` has the judgements that many",
    "   rules share: an argument must be set, a flag must be true, another resource must refer to it. What is known only after apply is no finding.",
    "2. A check that looks further is a named function in `src/checks/`, in the file of its topic. Read arguments by `block`, `blocks`, `list`, `text`,",
    "   `number`, `isTrue`: they read a synthesized document and a plan alike. `stack` knows who refers to whom.",
    "3. An entry in the table of cases of the same name in `test/rules/`, with at least two failing and two passing cases, each failing one with the",
    "   rule's exact message. Each case is judged as a document and as the plan of it.",
    "",
  ].join("\n");
}
