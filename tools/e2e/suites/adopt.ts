import type { Workspace } from "../../terraform/workspace";
import { Deployment } from "../deployment";
import { documentOf } from "../document";
import { type Emulator, startEmulator } from "../emulator";
import { expectThat, type Step, type Suite } from "../runner";
import type { Adopt, Thing } from "../stacks/adopt";
import { destroyAll, planNothing } from "./web-platform";

/** What was made by hand or by another module comes under Plinth addresses, and nothing is made anew. */
export function adopt(workspace: Workspace): Suite {
  return {
    name: "adopt",
    async run(step) {
      const emulator = await startEmulator("adopt");
      try {
        await adoptEverything(step, workspace, emulator);
      } finally {
        emulator.stop();
      }
    },
  };
}

async function adoptEverything(step: Step, workspace: Workspace, emulator: Emulator): Promise<void> {
  // The packages are built by now, and not when this file is loaded.
  const { byHand, byPlinth, OLD } = await import("../stacks/adopt.js");
  const things = Object.entries(OLD) as [Thing, { written: string; module?: string }][];
  const before = await emulator.holds();
  const old = new Deployment(workspace, emulator, "adopt");
  await step("applies a network and a bucket written by hand", async () => {
    old.takeDocument(documentOf("adopt", byHand));
    await old.apply();
  });
  const values = await old.values();
  const ids = Object.fromEntries(things.map(([thing, { written }]) => [thing, importId(written, values.get(written))]));
  await step("gives the network the addresses of terraform-aws-modules/vpc", async () => {
    for (const [, { written, module }] of things) if (module) await old.move(written, module);
  });
  await step("moved: the plan makes, replaces and destroys nothing that is there", async () => {
    const byAddress: Adopt = (resource, was) => resource.moveFromId(moduleOr(OLD[was]));
    old.takeDocument(documentOf("adopt", (stack) => byPlinth(stack, byAddress)));
    await keepsAll(old, things.length);
  });

  const fresh = new Deployment(workspace, emulator, "adopt-import");
  await step("imported into an empty state: the plan makes, replaces and destroys nothing that is there", async () => {
    fresh.takeDocument(
      documentOf("adopt", (stack) => byPlinth(stack, (resource, was) => resource.importFrom(ids[was]))),
    );
    await keepsAll(fresh, things.length);
  });
  await step("imported: applies, and plans no change with and without the import blocks", async () => {
    await fresh.apply();
    await planNothing(fresh);
    fresh.takeDocument(documentOf("adopt", (stack) => byPlinth(stack, () => {})));
    await planNothing(fresh);
  });
  await step("is destroyed and leaves nothing", () => destroyAll(fresh, emulator, before));
}

function moduleOr({ written, module }: { written: string; module?: string }): string {
  return module ?? written;
}

/** The id for `import`: mostly the resource's own, for an association subnet and table. */
function importId(address: string, values: Record<string, unknown> = {}): string {
  const { id, subnet_id: subnet, route_table_id: table } = values;
  return address.startsWith("aws_route_table_association.") ? `${subnet}/${table}` : String(id);
}

/** Everything that was there is taken over, and nothing is destroyed, not even to be made anew. */
async function keepsAll(deployment: Deployment, count: number): Promise<void> {
  const { resource_changes: changes = [] } = await deployment.planDocument();
  const lost = changes.filter(({ change }) => change.actions.includes("delete"));
  expectThat(lost.length === 0, `the plan takes away ${lost.map(({ address }) => address).join(", ")}`);
  const kept = changes.filter(({ previous_address: from, change }) => from || change.importing);
  expectThat(kept.length === count, `the plan takes over ${kept.length} of ${count} things`);
}
