import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { MonitoringModule, monitoringReport, previewPage } from "@plinth/monitoring";
import { App } from "cdktf";
import { stacks } from "../../examples/web-platform/environments";
import { WebPlatform } from "../../examples/web-platform/web-platform";

/** What is watched in a stack and what that costs; the preview of its alarms and charts is written to the file. */
export function monitoringOf(name: string, file: string): string {
  const outdir = mkdtempSync(join(tmpdir(), "plinth-start-"));
  const stack = new WebPlatform(new App({ outdir }), name, stacks[name as keyof typeof stacks]);
  rmSync(outdir, { recursive: true });
  const monitoring = stack.node.findAll().find((construct) => construct instanceof MonitoringModule);
  if (!monitoring) return "nothing is watched";
  writeFileSync(file, previewPage(monitoring));
  return `${monitoringReport(stack)}\n\nto be looked at in ${relative(process.cwd(), file)}`;
}
