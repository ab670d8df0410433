import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { MonitoringModule, monitoringReport, previewPage } from "@plinth/monitoring";
import type { TerraformStack } from "cdktf";

/** What is watched in a stack and what that costs; the preview of its alarms and charts is written to the file. */
export function monitoringOf(stack: TerraformStack, file: string): string {
  const monitoring = stack.node.findAll().find((construct) => construct instanceof MonitoringModule);
  if (!monitoring) return "nothing is watched";
  writeFileSync(file, previewPage(monitoring));
  return `${monitoringReport(stack)}\n\nto be looked at in ${relative(process.cwd(), file)}`;
}
