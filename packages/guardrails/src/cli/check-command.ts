import { existsSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
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
  const reports = files.map((file) => {
    const source = readJson(folder, file);
    return { file, report: about(file, () => check(source, { suppressions, advice: values.advice })) };
  });
  const [{ file, report }] = reports;
  const written: [string | undefined, () => string][] = [
    [values.html, () => htmlReport(report, file)],
    [values.sarif, () => sarifReport(report, file)],
    [values.junit, () => junitReport(report)],
  ];
  for (const [target, content] of written) if (target) write(folder, target, content());
  return {
    status: reports.every(({ report }) => failures(report).length === 0 && report.unread.length === 0) ? 0 : 1,
    output: reports.map(textOf).join("\n\n"),
  };
}

/** Errors name the file. */
function about<T>(file: string, judge: () => T): T {
  try {
    return judge();
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}

function write(folder: string, file: string, content: string): void {
  const path = resolve(folder, file);
  if (!existsSync(dirname(path))) throw new Error(`${file} cannot be written: there is no such folder`);
  writeFileSync(path, content);
}

function textOf({ file, report }: { file: string; report: Report }): string {
  return `${file}\n${textReport(report)}`;
}
