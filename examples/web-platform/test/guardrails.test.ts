import { join } from "node:path";
import { check, failures, readConfig } from "@plinth/guardrails";
import { App, Testing } from "cdktf";
import { stacks } from "../environments";
import type { Settings } from "../environments/settings";
import { WebPlatform } from "../web-platform";

const all = Object.entries<Settings>(stacks);
const { suppressions } = readConfig(join(__dirname, ".."));
const strict = all.filter(([name]) => !suppressions.some(({ stack }) => stack === name));
const lenient = all.filter((one) => !strict.includes(one));

const documentOf = (name: string, settings: Settings) =>
  JSON.parse(Testing.synth(new WebPlatform(new App(), name, settings))) as object;

test("suppressions are for stacks of dev alone", () => {
  expect(suppressions.filter(({ stack }) => !lenient.some(([name]) => name === stack))).toEqual([]);
  expect(strict.map(([, { environment }]) => environment)).toContain("prod");
  expect(lenient.every(([, { environment }]) => environment === "dev")).toBe(true);
});

test.each(strict)("%s breaks no guardrail, not even one that is a warning", (name, settings) => {
  const { findings } = check(documentOf(name, settings));
  expect(findings.map(({ rule, address }) => `${rule.id} ${address}`)).toEqual([]);
});

test.each(lenient)("%s breaks some on purpose, each for a reason that is needed", (name, settings) => {
  const report = check(documentOf(name, settings), { suppressions, stack: name });
  expect(failures(report)).toEqual([]);
  expect(report.suppressions.filter(({ used }) => used !== 1)).toEqual([]);
});

test.each(all)("the guardrails over %s take less than 0.3 seconds", (name, settings) => {
  const document = documentOf(name, settings);
  // The best of five: what else the machine does is not measured.
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    check(document, { advice: true });
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(300);
});
