import { planOf } from "@plinth/testing";
import { check } from "../src/check";
import type { Rule } from "../src/rule";

/** Resources by type and name, as in a document. */
export type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

export interface Case {
  readonly resource: Resources;
  readonly data?: Resources;
}

/** Judges each case as a synthesized document and as the plan that Terraform makes of it: both must agree. */
export function cases(
  rule: Rule,
  {
    fails,
    passes,
    onlyDocuments = false,
  }: {
    readonly fails: Readonly<Record<string, Case>>;
    readonly passes: Readonly<Record<string, Case>>;
    /** For rules about what a plan does not say, such as lifecycle settings. */
    readonly onlyDocuments?: boolean;
  },
): void {
  if (Object.keys(fails).length < 2 || Object.keys(passes).length < 2) {
    throw new Error(`${rule.id} needs at least two cases that fail and two that pass`);
  }
  describe(`${rule.id}: ${rule.title}`, () => {
    test.each(Object.entries(fails))("fails: %s", (_title, given) => {
      expect(messages(rule, given)).not.toEqual([]);
      if (!onlyDocuments) expect(messages(rule, planOf(given))).toEqual(messages(rule, given));
    });
    test.each(Object.entries(passes))("passes: %s", (_title, given) => {
      expect(messages(rule, given)).toEqual([]);
      if (!onlyDocuments) expect(messages(rule, planOf(given))).toEqual([]);
    });
  });
}

function messages(rule: Rule, document: object): string[] {
  const { findings } = check(document, { rules: [rule], advice: true });
  return findings.map(({ address, message }) => `${address} ${message}`);
}

/** The exact message of a rule for each case, as a document and as a plan; `undefined` where the rule has none. */
export function says(
  rule: Rule,
  rows: readonly (readonly [title: string, given: Case, message: string | undefined])[],
) {
  test.each(rows)(`${rule.id} gives its exact message, or none, for %s`, (_title, given, message) => {
    for (const document of [given, planOf(given)]) {
      const { findings } = check(document, { rules: [rule], advice: true });
      expect(findings.map((finding) => finding.message)).toEqual(message === undefined ? [] : [message]);
    }
  });
}
