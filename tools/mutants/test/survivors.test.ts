import { join } from "node:path";
import type { Mutant } from "../stryker";
import { scoreOf, survivorsOf } from "../survivors";

const mutant = (status: Mutant["status"]): Mutant => ({
  id: "1",
  fileName: join(process.cwd(), "packages/kms/src/alias.ts"),
  location: { start: { line: 3, column: 7 }, end: { line: 3, column: 9 } },
  mutatorName: "ConditionalExpression",
  replacement: "if\n  (true)",
  status,
});

const all = (["Killed", "Timeout", "Survived", "NoCoverage", "CompileError", "RuntimeError"] as const).map(mutant);

test("a mutant whose tests never end is killed, and one that is outside of the sample or cannot run has no result", () => {
  expect(scoreOf(all)).toEqual({ mutants: 6, killed: 2, survived: 1, uncovered: 1 });
});

test("a survivor is one line with its place and its text", () => {
  expect(survivorsOf(all)).toEqual([
    "packages/kms/src/alias.ts:3:7 Survived ConditionalExpression: if (true)",
    "packages/kms/src/alias.ts:3:7 NoCoverage ConditionalExpression: if (true)",
  ]);
});
