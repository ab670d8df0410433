import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A value that a test replaces: by one that is known after apply, or by nothing or one that makes no sense. */
export interface Replaced {
  readonly title: string;
  readonly isKnownLater: boolean;
}

/**
 * Keeps a synthesized document in the folder named by `PLINTH_RECORD`, marked with the running test.
 *
 * @param replaced - the value that a test replaces
 * @param isUnsafe - whether policies allow too much on purpose
 */
export function record(document: object, replaced?: Replaced, isUnsafe?: boolean): void {
  const folder = process.env.PLINTH_RECORD;
  if (!folder) return;
  const hash = createHash("sha256").update(JSON.stringify(document)).digest("hex").slice(0, 16);
  const marked = { ...document, "//": { plinth: { test: currentTest(), replaced, isUnsafe } } };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${hash}.tf.json`), JSON.stringify(marked));
}

/** The name of the running test in jest; elsewhere unknown. */
function currentTest(): string {
  const { expect } = globalThis as { expect?: { getState?(): { currentTestName?: string } } };
  return expect?.getState?.().currentTestName ?? "outside a test";
}
