import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { readDocuments } from "./documents";
import { checkPolicies } from "./policies";
import { REASONS } from "./reasons";

const SYNTHESIZED = resolve(__dirname, "../../.plinth/synthesized");

/** Checks the IAM policies of everything that the tests synthesized against AWS's service authorization reference. */
async function main(): Promise<void> {
  if (!existsSync(SYNTHESIZED)) throw new Error("the tests have synthesized nothing: run them first");
  const documents = readDocuments(SYNTHESIZED);
  const { statements, actions, differentActions, findings } = await checkPolicies(documents, REASONS);
  for (const finding of findings) console.log(finding);
  console.log(
    `${documents.length} documents, ${statements} statements, ${actions} actions (${differentActions} different), ${findings.length} findings`,
  );
  process.exitCode = findings.length === 0 ? 0 : 1;
}

if (require.main === module) void main();
