import { existsSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { check, failures, htmlReport, junitReport, readConfig, sarifReport, textReport } from "@plinth/guardrails";
import type { Outcome } from "../outcome";
import { about, sourcesOf } from "../sources";

export const CHECK = `plinth check [PATH…] [--config FILE] [--stack NAME] [--advice] [--html FILE] [--sarif FILE] [--junit FILE]
  judges each stack by the guardrails; a report is for one stack; --stack names the stack
  of a plan or state, for suppressions that name it`;

/** Judges the stacks at the paths by the guardrails. */
export function checkCommand(words: readonly string[], folder: string): Outcome {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      ...{ config: text, stack: text, html: text, sarif: text, junit: text },
      advice: { type: "boolean" },
    },
  });
  const sources = sourcesOf(positionals, folder);
  const { suppressions } = readConfig(folder, values.config);
  const options = { suppressions, advice: values.advice, ...(values.stack !== undefined && { stack: values.stack }) };
  const reports = sources.map((source) => ({
    ...source,
    report: about(source, () => check(source.json, options)),
  }));
  const [{ name, file, report }] = reports;
  const wanted: [file: string | undefined, content: () => string][] = [
    [values.html, () => htmlReport(report, name)],
    [values.sarif, () => sarifReport(report, file)],
    [values.junit, () => junitReport(report)],
  ];
  for (const [target, content] of wanted) {
    if (target === undefined) continue;
    if (reports.length > 1) throw new Error(`a report is for one stack, and there are ${reports.length}`);
    write(folder, target, content());
  }
  const isGood = reports.every(({ report }) => failures(report).length === 0 && report.unread.length === 0);
  const texts = reports.map(({ name, report }) => `${name}\n${textReport(report)}`);
  return { status: isGood ? 0 : 1, output: texts.join("\n\n") };
}

function write(folder: string, file: string, content: string): void {
  const path = resolve(folder, file);
  if (!existsSync(dirname(path))) throw new Error(`${file} cannot be written: there is no such folder`);
  writeFileSync(path, content);
}
