import { readFileSync, writeFileSync } from "node:fs";
import { check } from "@plinth/guardrails";
import type { Workspace } from "../../terraform/workspace";
import { Deployment } from "../deployment";
import { type Emulator, startEmulator } from "../emulator";
import { synthesizeExample } from "../example";
import { expectThat, type Step, type Suite } from "../runner";
import { alarmsMeasure } from "./alarms";

/** What protection guards in prod, and the word with which AWS refuses to delete it. */
const PROTECTED = {
  "aws_db_instance.Database": /Cannot delete protected DB Instance|deletion protection/i,
  "aws_lb.Balancer": /deletion protection/i,
};

/** The example's stack: applied, planned again, and destroyed, in prod only after its protection is lifted. */
export function webPlatform(workspace: Workspace, stack: "web-platform-dev" | "web-platform-prod"): Suite {
  return {
    name: stack,
    async run(step) {
      const emulator = await startEmulator(stack);
      try {
        const deployment = new Deployment(workspace, emulator, stack);
        // What a user brings along: a certificate. Everything else is made.
        const certificate = { CERTIFICATE_ARN: await emulator.certificate("www.example.com") };
        const before = await emulator.holds();
        deployment.take(synthesizeExample(stack, certificate));
        await step("breaks the same guardrails as a plan and as a document", () => judgedAlike(deployment));
        await step("applies", () => deployment.apply());
        await step("measures by its alarms what exists", () => alarmsMeasure(deployment, emulator));
        await step("plans no change", () => planNothing(deployment));
        await step("plans no change when the app moves to CDK Terrain", () => {
          deployment.take(synthesizeExample(stack, certificate, "cdktn"));
          return planNothing(deployment);
        });
        if (stack === "web-platform-prod") await liftProtection(step, deployment, stack, certificate);
        await step("is destroyed and leaves nothing", () => destroyAll(deployment, emulator, before));
      } finally {
        emulator.stop();
      }
    },
  };
}

/** What only a document says, or what the plan of a new stack cannot know yet, is no difference. */
const IN_DOCUMENTS = ["certificate-replacement", "api-replacement"];

/** Wherever its values are known, a plan is judged as the document that it is made of. */
async function judgedAlike(deployment: Deployment): Promise<void> {
  const [planned, synthesized] = [await deployment.planDocument(), JSON.parse(deployment.documentText())].map(
    (document) =>
      check(document, { advice: true })
        .findings.filter(({ rule }) => !IN_DOCUMENTS.includes(rule.id))
        .map(({ rule, address, message }) => `${rule.id} ${address} ${message}`)
        .sort(),
  );
  const differing = [
    ...synthesized.filter((finding) => !planned.includes(finding)).map((finding) => `only in the document: ${finding}`),
    ...planned.filter((finding) => !synthesized.includes(finding)).map((finding) => `only in the plan: ${finding}`),
  ];
  expectThat(differing.length === 0, differing.join("\n"));
}

async function liftProtection(
  step: Step,
  deployment: Deployment,
  stack: string,
  env: Record<string, string>,
): Promise<void> {
  await step("is not even planned to be destroyed while Terraform guards it", async () => {
    const said = await deployment.refusedDestroy("aws_db_instance.Database");
    expectThat(/Instance cannot be destroyed/.test(said), `Terraform did not refuse:\n${said.slice(-3000)}`);
  });
  await step("cannot be destroyed while AWS protects it", async () => {
    deployment.take(withoutTerraformsGuard(synthesizeExample(stack, env)));
    const said = await deployment.refusedDestroy(...Object.keys(PROTECTED));
    for (const [address, refusal] of Object.entries(PROTECTED)) {
      expectThat(refusal.test(said), `${address} was not refused by its protection:\n${said.slice(-3000)}`);
    }
    const state = await deployment.state();
    const lost = Object.keys(PROTECTED).filter((address) => !state.includes(address));
    expectThat(lost.length === 0, `lost in spite of protection: ${lost.join(", ")}`);
  });
  await step("gives up its protection on PLINTH_RETIRE", async () => {
    deployment.take(synthesizeExample(stack, { ...env, PLINTH_RETIRE: stack }));
    await deployment.apply();
  });
}

/** The same document as somebody would leave it who takes `prevent_destroy` away: what AWS refuses remains. */
function withoutTerraformsGuard(document: string): string {
  const guarded = JSON.parse(readFileSync(document, "utf8"), (key, value) =>
    key === "prevent_destroy" ? undefined : value,
  );
  const path = document.replace(/cdk\.tf\.json$/, "unguarded.tf.json");
  writeFileSync(path, JSON.stringify(guarded));
  return path;
}

export async function planNothing(deployment: Deployment): Promise<void> {
  const changes = await deployment.plan();
  const said = changes.map(({ address, actions }) => `${actions.join(" and ")} ${address}`);
  expectThat(
    changes.length === 0,
    `the plan is not empty:\n${said.join("\n")}\nterraform show ${deployment.folder}/plan`,
  );
}

/** Nothing may be left, in the state or in the account. */
export async function destroyAll(
  deployment: Deployment,
  emulator: Emulator,
  before: Record<string, number> = {},
): Promise<void> {
  await deployment.destroy();
  const state = await deployment.state();
  expectThat(state.length === 0, `still in the state: ${state.join(", ")}`);
  const left = Object.entries(await emulator.holds()).filter(([kind, count]) => count !== (before[kind] ?? 0));
  expectThat(left.length === 0, `still in the account: ${left.map((entry) => entry.join(": ")).join(", ")}`);
}
