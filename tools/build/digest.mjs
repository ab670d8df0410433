// Prints a digest of the code that tools/build has written: an input of the tests that run on the built packages.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";

const packages = new URL("../../packages/", import.meta.url);
const digest = createHash("sha256");
for (const name of readdirSync(packages).sort()) {
  const lib = new URL(`${name}/lib/`, packages);
  if (!existsSync(lib)) continue;
  const files = readdirSync(lib).filter((file) => file.endsWith(".js"));
  for (const file of files.sort()) digest.update(`${name}/${file}\n`).update(readFileSync(new URL(file, lib)));
}
console.log(digest.digest("hex"));
