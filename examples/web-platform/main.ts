import "./compile-cache";
import { addGuardrails } from "@plinth/guardrails";
import { App } from "cdktf";
import { skipCreationStacks } from "./creation-stacks";
import { stacks } from "./environments";
import { WebPlatform } from "./web-platform";

// Spares the stack trace of every token, most of the time that a construct takes.
skipCreationStacks();
const app = new App({ outdir: process.env.CDKTF_OUTDIR });
for (const [name, settings] of Object.entries(stacks)) {
  // PLINTH_STACK synthesizes one stack alone; PLINTH_RETIRE lifts the protection of a stack that is to be destroyed.
  if ((process.env.PLINTH_STACK ?? name) !== name) continue;
  const retire = process.env.PLINTH_RETIRE === name;
  const stack = new WebPlatform(app, name, { ...settings, retire });
  // A stack that is to be destroyed has no protection, which the guardrails would refuse.
  if (!retire) addGuardrails(stack);
}
app.synth();
