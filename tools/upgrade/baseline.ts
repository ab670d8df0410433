import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { AllowedLoss } from "@plinth/guardrails";
import type { Document } from "./document";

const FOLDER = join(__dirname, "baseline");
const ALLOWED = join(__dirname, "allowed.json");

/** What stands for the certificate that a user brings along. */
export const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000";

/** The example's stacks as the last release synthesized them, by name. */
export function baseline(): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(FOLDER).map((file) => [basename(file, ".json"), readFileSync(join(FOLDER, file), "utf8")]),
  );
}

/** Losses since the last release that are meant. The next release starts with none. */
export function allowedLosses(): AllowedLoss[] {
  return JSON.parse(readFileSync(ALLOWED, "utf8"));
}

/** What the next release is compared with from now on. */
export function record(stacks: ReadonlyMap<string, string>): void {
  if (existsSync(FOLDER)) rmSync(FOLDER, { recursive: true });
  mkdirSync(FOLDER);
  for (const [name, document] of stacks) {
    const {
      "//": _metadata,
      terraform: _versions,
      ...content
    } = JSON.parse(document) as Document & Record<string, unknown>;
    writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(content, null, 1)}\n`);
  }
  writeFileSync(ALLOWED, "[]\n");
}
