import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { buildTemplate } from "./template";

/** What a release on GitHub has beside it, under a name with its version: release.config.mjs. */
const ARCHIVE = resolve(__dirname, "../../.plinth/plinth-template.zip");

/** The oldest time that a zip archive can tell. */
const LONG_AGO = new Date("1980-01-01T00:00:00Z");

/** The template as `cdktf init --template` takes it. The same files make the same bytes. */
function zipTemplate(): void {
  const folder = mkdtempSync(join(tmpdir(), "plinth-template-"));
  try {
    buildTemplate(folder);
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => statSync(join(folder, file)).isFile())
      .sort();
    for (const file of files) {
      chmodSync(join(folder, file), 0o644);
      utimesSync(join(folder, file), LONG_AGO, LONG_AGO);
    }
    mkdirSync(dirname(ARCHIVE), { recursive: true });
    rmSync(ARCHIVE, { force: true });
    const env = { ...process.env, TZ: "UTC" };
    execFileSync("zip", ["-X", "-q", "-@", ARCHIVE], { cwd: folder, env, input: files.join("\n") });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

zipTemplate();
