import { resolve } from "node:path";
import { attempt } from "../../run";
import { expectThat, type Suite } from "../runner";

const TESTS = resolve(__dirname, "../../emulator/tests");

/** What the emulator adds to moto, asked with AWS's own client. */
export const emulatorItself: Suite = {
  name: "emulator",
  run: (step) =>
    step("passes its own tests", async () => {
      const { status, stderr } = await attempt("python3", ["-m", "unittest", "discover", "-s", TESTS]);
      expectThat(status === 0, stderr);
    }),
};
