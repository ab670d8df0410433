import { check, failures } from "../src/check";
import type { Rule } from "../src/rule";
import { RULES } from "../src/rules";

const document = {
  resource: { aws_db_instance: { Main: { engine: "postgres" }, Other: { engine: "mysql", storage_encrypted: true } } },
};
const accept = (address: string, expires = "2027-06-30") => ({
  suppressions: [{ rule: "rds-encryption", address, reason: "public sample data only", expires }],
  today: new Date("2026-12-01"),
});
const own = RULES.filter(({ id }) => id === "rds-encryption");

test("a broken rule of the level error fails, with address, what, rule and fix", () => {
  expect(failures(check(document, { rules: own }))).toEqual([
    "aws_db_instance.Main: is not encrypted at rest (rds-encryption: set storage_encrypted; an existing instance must be restored from an encrypted copy of a snapshot)",
  ]);
});

test("the report counts what was judged", () => {
  const { judged, resources } = check(document, { rules: own });
  expect([judged.map(({ rule, resources }) => [rule.id, resources]), resources]).toEqual([[["rds-encryption", 2]], 2]);
});

test.each(["aws_db_instance.Main", "aws_db_instance.*", "*"])(
  "a suppression of %s accepts it, and stays in the report",
  (address) => {
    const report = check(document, { rules: own, ...accept(address) });
    expect(failures(report)).toEqual([]);
    expect(report.findings[0].suppressedBy?.reason).toBe("public sample data only");
    expect(report.suppressions[0].used).toBe(1);
  },
);

test("a suppression accepts nothing else", () => {
  expect(failures(check(document, { rules: own, ...accept("aws_db_instance.Mai") }))).toHaveLength(1);
});

test("a suppression that has expired, or has no reason or no day, fails itself", () => {
  expect(failures(check(document, { rules: own, ...accept("*", "2026-11-30") }))).toEqual([
    expect.stringContaining("aws_db_instance.Main"),
    "the suppression of rds-encryption for * has expired on 2026-11-30: remediate the finding, or renew it",
  ]);
  expect(failures(check({ resource: {} }, { rules: own, ...accept("*", "soon") }))).toEqual([
    'the suppression of rds-encryption for * must expire on a day as YYYY-MM-DD, got "soon"',
  ]);
  const suppressions = [{ rule: "rds-encryption", address: "*", reason: "ok", expires: "2027-06-30" }];
  expect(failures(check({ resource: {} }, { rules: own, suppressions }))).toEqual([
    'the suppression of rds-encryption for * must have a reason of at least 10 characters, got "ok"',
  ]);
});

test("the last day of a suppression still holds", () => {
  expect(failures(check(document, { rules: own, ...accept("*", "2026-12-01") }))).toEqual([]);
});

test("advice is given on request only, and never fails", () => {
  const advice: Rule = { ...own[0], id: "taste", level: "advice" };
  expect(check(document, { rules: [advice] }).findings).toEqual([]);
  const asked = check(document, { rules: [advice], advice: true });
  expect([asked.findings.length, failures(asked)]).toEqual([1, []]);
});

test("every rule is named once, in lower case, and explains itself", () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  for (const { id, title, why, fix, types } of RULES) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect([title.length > 15, why.length > 20, fix.length > 10, types.length > 0]).toEqual([true, true, true, true]);
    expect(`${title}${fix}`.endsWith(".")).toBe(false);
    expect(why.endsWith(".")).toBe(true);
  }
});

test.each([
  null,
  {},
  { rule: "*" },
  { ...accept("*").suppressions[0], reason: 7 },
  { ...accept("*").suppressions[0], rule: "${TfToken[TOKEN.0]}" },
])("the suppression %j fails itself, and quotes no token", (wrong) => {
  const [problem] = failures(check({ resource: {} }, { rules: own, suppressions: [wrong as never] }));
  expect(problem).toMatch(/^a suppression must have .* as literal text$/);
  expect(problem).not.toContain("TfToken");
});
