import { REPLACING } from "@plinth/diff";
import type { Workspace } from "../../terraform/workspace";
import { deriveInUse } from "../../upgrade/replacing/record";
import { expectThat, type Suite } from "../runner";

/** What is recorded of arguments that force a replacement is what the provider says of the types that our modules create. */
export function replacing(workspace: Workspace): Suite {
  return {
    name: "replacing",
    async run(step) {
      await step("packages/diff/src/replacing.json is what the provider answers", async () => {
        const { replacing: derived } = await deriveInUse(workspace);
        const differing = Object.keys(derived).filter((type) => !same(REPLACING[type], derived[type]));
        expectThat(differing.length === 0, `npm run upgrade:replacing changes ${differing.join(", ")}`);
      });
    },
  };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
