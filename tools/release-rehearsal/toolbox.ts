import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FOLDER, run } from "./run";

const TOOLBOX = join(FOLDER, "toolbox");

/** Too heavy for the repository's own dependencies: only the rehearsal needs them. */
const MANIFEST = {
  private: true,
  dependencies: {
    "@arethetypeswrong/cli": "0.18.5",
    publint: "0.3.25",
    typescript5: "npm:typescript@5.9.3",
    typescript6: "npm:typescript@6.0.3",
    typescript7: "npm:typescript@7.0.2",
    verdaccio: "6.10.4",
  },
  // verdaccio asks for an exact older one that is not served everywhere.
  overrides: { "node-fetch": "2.7.0" },
};

/** Installs the tools unless they are there. */
export async function openToolbox(): Promise<void> {
  const done = join(TOOLBOX, "installed.json");
  const wanted = JSON.stringify(MANIFEST);
  if (existsSync(done) && readFileSync(done, "utf8") === wanted) return;
  mkdirSync(TOOLBOX, { recursive: true });
  writeFileSync(join(TOOLBOX, "package.json"), wanted);
  await run(TOOLBOX, ["npm", "install", "--ignore-scripts", "--prefer-offline"]);
  writeFileSync(done, wanted);
}

/** The file that node runs for a tool. */
export function tool(name: "attw" | "publint" | "verdaccio"): string {
  return join(TOOLBOX, "node_modules", ".bin", name);
}

export const COMPILERS = ["typescript5", "typescript6", "typescript7"].map((name) => ({
  name,
  tsc: join(TOOLBOX, "node_modules", name, "bin", "tsc"),
}));
