// Prints a digest of the code that tools/build has written: an input of the tests that run on the built packages.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";

const packages = new URL("../../packages/", import.meta.url);
const digest = createHash("sha256");
for (const name of readdirSync(packages).sort()) {
  const code = new URL(`${name}/lib/index.js`, packages);
  if (existsSync(code)) digest.update(`${name}\n`).update(readFileSync(code));
}
console.log(digest.digest("hex"));
