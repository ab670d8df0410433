import { check, failures } from "@plinth/guardrails";
import { App, Testing } from "cdktf";
import { stacks } from "../environments";
import type { Settings } from "../environments/settings";
import { WebPlatform } from "../web-platform";

const documentOf = (name: keyof typeof stacks) =>
  JSON.parse(Testing.synth(new WebPlatform(new App(), name, stacks[name]))) as object;

test("prod breaks no guardrail, not even one that is a warning, and nothing is suppressed", () => {
  const { findings } = check(documentOf("web-platform-prod"));
  expect(findings.map(({ rule, address }) => `${rule.id} ${address}`)).toEqual([]);
  expect(stacks["web-platform-prod"]).not.toHaveProperty("accepted");
});

test("dev breaks four on purpose, each for a reason that is needed", () => {
  const { accepted = [] }: Settings = stacks["web-platform-dev"];
  const report = check(documentOf("web-platform-dev"), { suppressions: accepted });
  expect(failures(report)).toEqual([]);
  expect(report.suppressions.map(({ suppression, used }) => [suppression.rule, used])).toEqual([
    ["rds-deletion-protection", 1],
    ["rds-multi-az", 1],
    ["lb-deletion-protection", 1],
    ["lb-web-acl", 1],
  ]);
});

test("the guardrails over prod take less than 0.3 seconds", () => {
  const document = documentOf("web-platform-prod");
  const start = performance.now();
  check(document, { advice: true });
  expect(performance.now() - start).toBeLessThan(300);
});
