import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type AllowedLoss, guardPlan, readConfig, verdictText } from "@plinth/guardrails";
import { readJson } from "@plinth/model";
import type { Outcome } from "../outcome";

export const PLAN = `plinth plan FILE [--allow 'ADDRESS=REASON']… [--config FILE]
  fails when the plan would destroy or replace something stateful; lists other changes to look at`;

/** Whether a plan loses something stateful. */
export function planCommand(words: readonly string[], folder: string): Outcome {
  const { values, positionals: files } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      allow: { type: "string", multiple: true },
      config: { type: "string" },
    },
  });
  const [file] = files;
  if (files.length !== 1) throw new Error("plan needs one file");
  const allow = [...readConfig(folder, values.config).allow, ...(values.allow ?? []).map(allowance)];
  const verdict = guardPlan(readJson(resolve(folder, file)), { allow });
  return { status: verdict.safe ? 0 : 1, output: verdictText(verdict) };
}

/** `aws_db_instance.Old=retired with the shop`; addresses may have `=` in a key, between brackets. */
function allowance(word: string): AllowedLoss {
  const [, address, reason] = /^((?:[^=[]|\[[^\]]*\])+)=(.+)$/.exec(word) ?? [];
  if (!address || !reason) throw new Error(`--allow must be 'ADDRESS=REASON', got ${JSON.stringify(word)}`);
  return { address, reason };
}
