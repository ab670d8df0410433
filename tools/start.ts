import { resolve } from "node:path";
import { run } from "./start/run";

/** Compiles first: what is shown is made by the compiled packages. */
async function main(): Promise<void> {
  run("tsc", ["-b"], resolve(__dirname, ".."));
  const { show } = await import("./start/show.js");
  show();
}

main().catch((error) => {
  console.error(String(error));
  process.exitCode = 1;
});
