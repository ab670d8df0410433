import type { Workspace } from "../../terraform/workspace";
import { DERIVED } from "../../upgrade/replacing";
import { deriveInUse } from "../../upgrade/replacing/record";
import { expectThat, type Suite } from "../runner";

/** What is recorded of arguments that force a replacement is what the provider says. */
export function replacing(workspace: Workspace): Suite {
  return {
    name: "replacing",
    async run(step) {
      await step("tools/upgrade/replacing.json is what the provider answers", async () => {
        const derived = await deriveInUse(workspace);
        const types = Object.keys({ ...DERIVED.replacing, ...derived.replacing });
        const differing = types.filter((type) => !same(DERIVED.replacing[type], derived.replacing[type]));
        expectThat(same(derived, DERIVED), `npm run upgrade:replacing changes ${differing.join(", ") || "no type"}`);
      });
    },
  };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
