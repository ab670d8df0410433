import { planOf } from "@plinth/testing";
import { check } from "../src/check";
import type { Rule } from "../src/rule";

export type Arguments = Readonly<Record<string, unknown>>;

/** Resources by type and name, as in a document. */
type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

interface Case {
  readonly resource: Resources;
  readonly data: Resources;
}

/** Cases with the one message that the rule has for each of them, or with none. */
interface Verdict {
  readonly message?: string;
  readonly cases: readonly Case[];
}

/** Rules on lifecycle settings, which plans do not have. */
const OF_LIFECYCLE = ["api-replacement", "certificate-replacement"];

/** Judges the cases of each rule as synthesized documents and as the plans that Terraform makes of them. */
export function table(rules: readonly Rule[], verdicts: Readonly<Record<string, readonly (Verdict | Verdict[])[]>>) {
  test("each of the rules has at least two cases that fail and two that pass", () => {
    expect(Object.keys(verdicts)).toEqual(rules.map(({ id }) => id));
    for (const [id, all] of Object.entries(verdicts)) {
      const count = (fails: boolean) =>
        all.flat().flatMap(({ message, cases }) => ((message !== undefined) === fails ? cases : [])).length;
      expect([id, count(true) >= 2, count(false) >= 2]).toEqual([id, true, true]);
    }
  });
  for (const rule of rules) {
    const rows = (verdicts[rule.id] ?? [])
      .flat()
      .flatMap(({ message, cases }) => cases.map((one) => [message ?? "nothing", JSON.stringify(one), message, one]));
    test.each(rows as [string, string, string | undefined, Case][])(
      `${rule.id} says: %s, of %s`,
      (_says, _of, message, one) => {
        for (const source of OF_LIFECYCLE.includes(rule.id) ? [one] : [one, planOf(one)]) {
          const { findings } = check(source, { rules: [rule], advice: true });
          expect(findings.map((finding) => finding.message)).toEqual(message === undefined ? [] : [message]);
        }
      },
    );
  }
}

export function fails(message: string, ...cases: readonly Case[]): Verdict {
  return { message, cases };
}

export function passes(...cases: readonly Case[]): Verdict {
  return { cases };
}

/** Resources by their addresses. */
export function stack(resources: Readonly<Record<string, object>>): Case {
  const found: Record<"resource" | "data", Record<string, object>> = { resource: {}, data: {} };
  for (const [address, args] of Object.entries(resources)) {
    const [name, type, mode] = address.split(".").reverse();
    const section = mode === "data" ? found.data : found.resource;
    section[type] = { ...section[type], [name]: args };
  }
  return found as unknown as Case;
}

export type Maker = (args?: object, more?: Readonly<Record<string, object>>) => Case;

/** Makes cases of one resource with these arguments and further ones, beside further resources. */
export function one(address: string, base: object = {}): Maker {
  return (args = {}, more = {}) => stack({ [address]: { ...base, ...args }, ...more });
}

/** A flag that must be set. */
export function flag(make: Maker, name: string, message: string): Verdict[] {
  const set = (value: unknown) => make({ [name]: value });
  return [fails(message, make(), set(false), set("false")), passes(set(true), set("true"), set("${var.flag}"))];
}

/** A key, or something else by its id, that must be named. */
export function named(make: Maker, name: string, message: string): Verdict[] {
  const set = (value: string) => make({ [name]: value });
  return [
    fails(message, make(), set("")),
    passes(set("${aws_kms_key.Key.arn}"), set("arn:aws:kms:us-east-1:123456789012:key/1")),
  ];
}

/** A resource of the type must refer to this one by the argument. */
export function referred(make: Maker, reference: string, [type, name]: [string, string], message: string): Verdict[] {
  const by = (value: string) => make({}, { [`${type}.Other`]: { [name]: value } });
  return [fails(message, make(), by("another")), passes(by(`\${${reference}}`))];
}

/** JSON text of a policy. */
export function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Statement: statements });
}
