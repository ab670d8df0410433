const { readFileSync, readdirSync } = require("node:fs");
const { join, sep } = require("node:path");
const preset = require("../../jest.preset.cjs");

const folder = join(__dirname, "../../packages", process.env.PLINTH_MUTANTS_PACKAGE, "test");
const depth = (file) => file.split(sep).length;

const tests = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts"))
  // Tests of the whole come first: they kill most mutants of tables, which all tests are for.
  .sort((one, other) => depth(one) - depth(other) || (one < other ? -1 : 1))
  .map((file) => ({ file: join(folder, file), text: readFileSync(join(folder, file), "utf8") }))
  // A test of speed would fail by itself on a busy machine.
  .filter(({ text }) => !text.includes("performance.now"));

/** Tests that replace a module or read their own name have a file to themselves. */
const isAlone = ({ text }) => /jest\.mock|PLINTH_RECORD/.test(text);

const alone = tests.filter(isAlone).map(({ file }) => file);
const together = tests.filter((test) => !isAlone(test)).map(({ file }) => file);

/** All tests of a package as one test file: jest's own work for each file is most of the time that a mutant takes. */
module.exports = {
  ...preset,
  globalSetup: undefined,
  rootDir: join(__dirname, "../.."),
  roots: [__dirname, folder],
  testMatch: [...(together.length > 0 ? [join(__dirname, "all.test.cjs")] : []), ...alone],
  globals: { TEST_FILES: together },
  testEnvironment: join(__dirname, "environment.cjs"),
  runtime: join(__dirname, "shared-runtime.cjs"),
};
