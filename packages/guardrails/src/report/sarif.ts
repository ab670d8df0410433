import type { Finding, Report } from "../check";
import type { Level, Rule } from "../rule";

/** SARIF 2.1.0 for code scanning: each finding with the address of its resource as a logical location. */
export function sarifReport({ judged, findings, unread }: Report, file = "cdk.tf.json"): string {
  const rules = judged.map(({ rule }) => rule);
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "plinth", rules: rules.map(descriptor) } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: unread.map((what) => ({
              level: "warning",
              message: { text: `not judged: ${what}` },
            })),
          },
        ],
        results: findings.map((finding) => result(finding, rules, file)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

const LEVELS: Readonly<Record<Level, string>> = { error: "error", warning: "warning", advice: "note" };

function descriptor({ id, title, why, fix, level, standards }: Rule): object {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: fix },
    defaultConfiguration: { level: LEVELS[level] },
    properties: { tags: Object.values(standards).flat() },
  };
}

function result(
  { rule, level, address, message, suppressedBy }: Finding,
  rules: readonly Rule[],
  file: string,
): object {
  return {
    ruleId: rule.id,
    ruleIndex: rules.indexOf(rule),
    level: LEVELS[level],
    message: { text: `${address} ${message}. Remediation: ${rule.fix}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: file }, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: address, kind: "resource" }],
      },
    ],
    ...(suppressedBy && {
      suppressions: [{ kind: "external", justification: `${suppressedBy.reason} (until ${suppressedBy.expires})` }],
    }),
  };
}
