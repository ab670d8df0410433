import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { expectThat, type Suite } from "../runner";

const TESTS = resolve(__dirname, "../../emulator/tests");

/** What the emulator adds to moto, asked with AWS's own client. */
export const emulatorItself: Suite = {
  name: "emulator",
  run: (step) =>
    step("passes its own tests", async () => {
      const tests = spawn("python3", ["-m", "unittest", "discover", "-s", TESTS]);
      let said = "";
      tests.stderr.on("data", (chunk) => (said += chunk));
      const status = await new Promise((end) => tests.on("exit", end));
      expectThat(status === 0, said);
    }),
};
