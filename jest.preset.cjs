const { basename, join } = require("node:path");

const folder = basename(process.cwd());

// Everything the tests synthesize is kept here and checked by a real `terraform validate` afterwards.
process.env.PLINTH_RECORD ??= join(__dirname, ".plinth", "synthesized", folder);

/** `PLINTH_LANE=aws6` runs the same tests on the bindings of AWS provider 6. */
const lanes = {
  aws5: {},
  aws6: { "^@cdktf/provider-aws/(.*)$": join(__dirname, "node_modules/provider-aws-6/$1") },
};

/** @type {import("jest").Config} */
module.exports = {
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testTimeout: 30_000,
  globalSetup: join(__dirname, "jest.global.cjs"),
  setupFiles: [join(__dirname, "jest.setup.cjs")],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
  moduleNameMapper: {
    "^@plinth/([^/]+)$": join(__dirname, "packages/$1/src"),
    ...lanes[process.env.PLINTH_LANE ?? "aws5"],
  },
};
