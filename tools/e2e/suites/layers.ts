import { resolve } from "node:path";
import type { Workspace } from "../../terraform/workspace";
import { Deployment } from "../deployment";
import { type Emulator, startEmulator } from "../emulator";
import { expectThat, type Step, type Suite } from "../runner";
import { planNothing } from "./web-platform";

const FOLDER = resolve(__dirname, "../../../.plinth/e2e");

/** Six stacks in two regions that build on each other: applied in order, a service replaced, destroyed in reverse. */
export function layers(workspace: Workspace): Suite {
  return {
    name: "layers",
    async run(step) {
      // The packages are built by now, and not when this file is loaded.
      const { LAYERS, synthesizeLayers } = await import("./layers-app.js");
      const emulator = await startEmulator("layers");
      try {
        const certificateArn = await emulator.certificate("shop.example.com");
        const tiers = LAYERS.map((names) => names.map((name) => new Layer(name, workspace, emulator)));
        const all = tiers.flat();
        const take = (orders: string) => {
          const documents = synthesizeLayers({ certificateArn, orders, state: stateOf });
          for (const layer of all) layer.takeDocument(documents[layer.name] ?? "");
        };
        const before = await emulator.holds();
        take("Orders");
        for (const tier of tiers) await each(step, tier, "applies", (layer) => layer.apply());
        await each(step, all, "is planned again and changes nothing", planNothing);
        take("Checkout");
        for (const tier of tiers) await each(step, tier, "follows when a service is replaced", replaceService);
        await each(step, all, "changes nothing after a service is replaced", planNothing);
        for (const tier of [...tiers].reverse()) await each(step, tier, "is destroyed", (layer) => layer.destroy());
        await step("nothing is left", () => nothingLeft(emulator, before));
      } finally {
        emulator.stop();
      }
    },
  };
}

/** The state of a stack is where the other stacks read it. */
const stateOf = (name: string) => resolve(FOLDER, `layers-${name}/terraform.tfstate`);

class Layer extends Deployment {
  constructor(
    readonly name: string,
    workspace: Workspace,
    emulator: Emulator,
  ) {
    super(workspace, emulator, `layers-${name}`);
  }
}

/** The same step for stacks that are independent of each other, side by side. */
async function each(
  step: Step,
  stacks: readonly Layer[],
  title: string,
  run: (layer: Layer) => Promise<void>,
): Promise<void> {
  await Promise.all(stacks.map((layer) => step(`${layer.name} ${title}`, () => run(layer))));
}

/** Only the stack of the service and the one that watches it change. */
async function replaceService(layer: Layer): Promise<void> {
  const changes = await layer.plan();
  const changed = changes.map(({ address, actions }) => `${actions.join(" and ")} ${address}`);
  const follows = ["orders", "operations"].includes(layer.name);
  expectThat(changed.length > 0 === follows, changed.join("\n") || "the plan changes nothing");
  if (follows) await layer.applyPlan();
}

async function nothingLeft(emulator: Emulator, before: Record<string, number>): Promise<void> {
  const left = Object.entries(await emulator.holds()).filter(([kind, count]) => count !== (before[kind] ?? 0));
  expectThat(left.length === 0, `still in the account: ${left.map((entry) => entry.join(": ")).join(", ")}`);
}
