import { dirname } from "node:path";
import { skipCreationStacks } from "../../examples/web-platform/creation-stacks";
import type { Model } from "./model";
import type { Result } from "./outcome";
import { Programs } from "./program";
import { type Packages, runProgram } from "./run-program";
import type { Document } from "./terraform";

/** What a worker is told when it starts. */
export interface Order {
  readonly model: Model;
  readonly seed: number;
  /** Where each package's code is. */
  readonly code: Readonly<Record<string, string>>;
}

/** What it answers for each case, in the order of their numbers. */
export interface Answer {
  readonly number: number;
  readonly result: Result;
  readonly document?: Document;
}

/** Ready, or what became of a case. */
export type Message = { readonly ready: true } | Answer;

let programs: Programs;
let packages: Packages;

process.on("message", (message: Order | readonly number[]) => {
  if ("model" in message) {
    skipCreationStacks();
    programs = new Programs(message.model, message.seed);
    packages = Object.fromEntries(
      Object.entries(message.code).map(([name, file]) => [name, { folder: folderOf(file), exports: require(file) }]),
    );
    answer({ ready: true });
    return;
  }
  for (const number of message) {
    const { document, ...result } = runProgram(programs.at(number), packages);
    answer({ number, result, ...(document && { document }) });
  }
});

process.on("disconnect", () => process.exit());

/** `packages`, of `packages/kms/lib/index.js`. */
function folderOf(file: string): string {
  return dirname(dirname(dirname(file)));
}

function answer(message: Message): void {
  process.send?.(message);
}
