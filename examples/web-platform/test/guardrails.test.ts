import { check, failures } from "@plinth/guardrails";
import { App, Testing } from "cdktf";
import { stacks } from "../environments";
import type { Settings } from "../environments/settings";
import { WebPlatform } from "../web-platform";

const all = Object.entries<Settings>(stacks);
const strict = all.filter(([, { accepted }]) => accepted === undefined);
const lenient = all.filter(([, { accepted }]) => accepted !== undefined);

const documentOf = (name: string, settings: Settings) =>
  JSON.parse(Testing.synth(new WebPlatform(new App(), name, settings))) as object;

test("whoever is no dev has nothing suppressed", () => {
  expect(strict.map(([, { environment }]) => environment)).toContain("prod");
  expect(lenient.every(([, { environment }]) => environment === "dev")).toBe(true);
});

test.each(strict)("%s breaks no guardrail, not even one that is a warning", (name, settings) => {
  const { findings } = check(documentOf(name, settings));
  expect(findings.map(({ rule, address }) => `${rule.id} ${address}`)).toEqual([]);
});

test.each(lenient)("%s breaks some on purpose, each for a reason that is needed", (name, settings) => {
  const report = check(documentOf(name, settings), { suppressions: settings.accepted });
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
