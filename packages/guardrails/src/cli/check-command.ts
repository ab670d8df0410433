import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { check, failures, type Report } from "../check";
import { htmlReport } from "../report/html";
import { junitReport } from "../report/junit";
import { sarifReport } from "../report/sarif";
import { textReport } from "../report/text";
import { readConfig, readJson } from "./config";
import type { Outcome } from "./outcome";

/** `check FILE…`: several files are judged one by one; reports are for one file. */
export function checkCommand(words: readonly string[], folder: string): Outcome {
  const { values, positionals: files } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      config: { type: "string" },
      advice: { type: "boolean" },
      html: { type: "string" },
      sarif: { type: "string" },
      junit: { type: "string" },
    },
  });
  if (files.length === 0) throw new Error("check needs a file");
  if (files.length > 1 && (values.html || values.sarif || values.junit)) throw new Error("a report is for one file");
  const { suppressions } = readConfig(folder, values.config);
  const reports = files.map((file) => ({
    file,
    report: check(readJson(folder, file), { suppressions, advice: values.advice }),
  }));
  const [{ file, report }] = reports;
  const written: [string | undefined, () => string][] = [
    [values.html, () => htmlReport(report, file)],
    [values.sarif, () => sarifReport(report, file)],
    [values.junit, () => junitReport(report)],
  ];
  for (const [target, content] of written) if (target) writeFileSync(resolve(folder, target), content());
  return {
    status: reports.every((one) => failures(one.report).length === 0) ? 0 : 1,
    output: reports.map(textOf).join("\n\n"),
  };
}

function textOf({ file, report }: { file: string; report: Report }): string {
  return `${file}\n${textReport(report)}`;
}
