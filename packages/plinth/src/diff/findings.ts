import { checkStack, type Finding, type Suppression } from "@plinth/guardrails";
import type { Stack } from "@plinth/model";

/** Findings of the guardrails without a suppression that only one of the stacks has. */
export interface FindingChanges {
  readonly gained: readonly Finding[];
  readonly gone: readonly Finding[];
}

/** What the guardrails find in the later stack and not in the earlier one, and the other way round. */
export function findingChanges(before: Stack, after: Stack, suppressions: readonly Suppression[]): FindingChanges {
  const movedTo = new Map(after.moved.map(({ from, to }) => [from, to]));
  const there = new Set(after.resources.map(({ address }) => address));
  const earlier = openFindings(before, suppressions).map((finding) => {
    const address = movedTo.get(finding.address) ?? finding.address;
    return { ...finding, address };
  });
  const later = openFindings(after, suppressions);
  // A destroyed resource has no findings, and none of them is remediated.
  return { gained: without(later, earlier), gone: without(earlier, later).filter(({ address }) => there.has(address)) };
}

function openFindings(stack: Stack, suppressions: readonly Suppression[]): readonly Finding[] {
  return checkStack(stack, { suppressions }).findings.filter(({ suppressedBy }) => !suppressedBy);
}

function without(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const known = new Set(others.map(keyOf));
  return findings.filter((finding) => !known.has(keyOf(finding)));
}

function keyOf({ rule, address }: Finding): string {
  return `${rule.id} ${address}`;
}
