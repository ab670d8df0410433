const { TestEnvironment } = require("jest-environment-node");

/** Tells the test file which tests are asked for, and skips the rest after a failure: one is enough to kill a mutant. */
module.exports = class extends TestEnvironment {
  #failed = false;

  handleTestEvent({ name, test, testNamePattern }) {
    if (name === "setup") this.global.TEST_NAME_PATTERN = testNamePattern;
    if (name === "test_start" && this.#failed) test.mode = "skip";
    if (name === "test_done" && test.errors.length > 0) this.#failed = true;
  }
};
