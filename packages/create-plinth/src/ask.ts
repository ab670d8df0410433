import { stdin, stdout } from "node:process";
import { createInterface } from "node:readline/promises";
import { type Flags, presetsOf, QUESTIONS, type Question } from "./answers";

/** Asks for what the flags do not say; an empty answer takes the preset. */
export async function ask(flags: Flags): Promise<Record<Question, string>> {
  const presets = presetsOf(flags);
  const answers: Record<Question, string> = { ...presets };
  const terminal = createInterface({ input: stdin, output: stdout });
  try {
    for (const question of Object.keys(QUESTIONS) as Question[]) {
      if (flags[question] !== undefined || (question === "bucket" && answers.state !== "s3")) continue;
      const preset = presets[question];
      const answer = await terminal.question(`${QUESTIONS[question].text}${preset ? ` (${preset})` : ""}: `);
      answers[question] = answer.trim() || preset;
    }
  } finally {
    terminal.close();
  }
  return answers;
}
