import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack, Testing } from "cdktf";
import { BackupModule, backupCoverage, type CoverageRow } from "../src";
import type { Speak } from "./kept";

/** The report of a stack with one backup module; nothing is synthesized, so that things may be in no backup. */
export function reportOf(speak: Speak): CoverageRow[] {
  const stack = new TerraformStack(Testing.app(), "test");
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  speak(new BackupModule(stack, "Backup", { environment: "dev" }), stack);
  return backupCoverage(stack);
}

/** Each row in a few words: `Table kept Backup/Tagged-Gold`. */
export const linesOf = (speak: Speak): string[] =>
  reportOf(speak).map(({ path, state, by }) => [path, state, ...by].join(" "));
