const { createHash } = require("node:crypto");
const { readdirSync, readFileSync } = require("node:fs");
const { basename, dirname, join } = require("node:path");
const fc = require("fast-check");

// The same inputs in every run, so that a score can be compared with the last one.
fc.configureGlobal({ seed: 1 });

for (const file of TEST_FILES) {
  const hash = hashOf([file, ...helpersOf(dirname(file))]);
  // Loading a file takes longer than running a few tests of another.
  if (TEST_NAME_PATTERN?.includes(hash) ?? true) describe(`${basename(file)} ${hash}`, () => load(file));
}

/** In the title of a test it makes a changed test a new one, so that an incremental run tests its mutants again. */
function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(basename(file)).update(readFileSync(file));
  return hash.digest("hex").slice(0, 8);
}

function helpersOf(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  return names.map((name) => join(folder, name));
}

/** A mutant that breaks what a test file does as it loads is killed; Stryker would count it as one that cannot run. */
function load(file) {
  try {
    require(file);
  } catch (error) {
    test("loads", () => {
      throw error;
    });
  }
}
