import { compile } from "./build/compile";

/** Compiles first: what is shown is made by the compiled packages. */
async function main(): Promise<void> {
  compile();
  const { show } = await import("./start/show.js");
  show();
}

main().catch((error) => {
  console.error(String(error));
  process.exitCode = 1;
});
