import { type Resource, read, type Stack } from "@plinth/model";
import { optionsOf } from "./options";
import type { Level, Rule } from "./rule";
import { RULES } from "./rules";
import { type Suppression, Suppressions, type SuppressionUse } from "./suppressions";

export interface CheckOptions {
  /** @default - every rule of this package */
  readonly rules?: readonly Rule[];
  /** What is accepted, each with a reason and an end. @default - nothing */
  readonly suppressions?: readonly Suppression[];
  /** Reports rules of the level `advice` too. @default false */
  readonly advice?: boolean;
  /** Name of the stack, which suppressions may name. @default - the name in the document; plans and states have none */
  readonly stack?: string;
  /** The day that suppressions are compared with. @default - today */
  readonly today?: Date;
}

/** A resource that breaks a rule. */
export interface Finding {
  readonly rule: Rule;
  readonly address: string;
  readonly message: string;
  readonly level: Level;
  /** Why it is accepted. @default - it is not */
  readonly suppressedBy?: Suppression;
}

export interface Report {
  readonly findings: readonly Finding[];
  /** Rules that judged at least one resource, with how many. */
  readonly judged: readonly { readonly rule: Rule; readonly resources: number }[];
  readonly suppressions: readonly SuppressionUse[];
  readonly resources: number;
  /** What could not be read, and so was not judged. */
  readonly unread: readonly string[];
}

/**
 * Judges a document (`cdk.tf.json`), or a plan or state (`terraform show -json`).
 *
 * @throws Error when it is none of these, or is not whole
 */
export function check(source: object, options: CheckOptions = {}): Report {
  return checkStack(read(source), options);
}

/** Findings that fail a synthesis: errors that nobody accepted, and suppressions that no longer hold. */
export function failures({ findings, suppressions }: Report): string[] {
  return [
    ...findings
      .filter(({ level, suppressedBy }) => level === "error" && !suppressedBy)
      .map(({ rule, address, message }) => `${address}: ${message} (${rule.id}: ${rule.fix})`),
    ...suppressions.flatMap(({ problem }) => problem ?? []),
  ];
}

/** Judges a stack that is read already. */
export function checkStack(stack: Stack, options: CheckOptions = {}): Report {
  const { rules = RULES, suppressions = [], advice = false, today, stack: name = stack.name } = optionsOf(options);
  if (!Array.isArray(rules) || !Array.isArray(suppressions)) throw new Error("rules and suppressions must be lists");
  const accepted = new Suppressions(suppressions, today ?? new Date(), name);
  const asked = rules.filter(({ level }) => advice || level !== "advice");
  const judged = asked
    .map((rule) => ({ rule, resources: stack.all(...rule.types) }))
    .filter(({ resources }) => resources.length > 0);
  const findings = judged.flatMap(({ rule, resources }) =>
    resources.flatMap((resource) => finding(rule, resource, stack, accepted)),
  );
  return {
    findings,
    judged: judged.map(({ rule, resources }) => ({ rule, resources: resources.length })),
    suppressions: accepted.uses,
    resources: stack.resources.filter(({ mode }) => mode === "managed").length,
    unread: stack.unread,
  };
}

function finding(rule: Rule, resource: Resource, stack: Stack, accepted: Suppressions): Finding[] {
  const message = rule.check(resource, stack);
  if (!message) return [];
  const { address } = resource;
  const suppressedBy = accepted.find(rule.id, address);
  return [{ rule, address, message, level: rule.level, ...(suppressedBy && { suppressedBy }) }];
}
