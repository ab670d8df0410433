import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The folder of the AWS provider below a mirror. */
export const PROVIDER = join("registry.terraform.io", "hashicorp", "aws");

/** Where Terraform itself looks for providers on Linux and macOS. Terraform docs, "Implied Local Mirror Directories". */
const IMPLIED = [
  join(homedir(), ".terraform.d", "plugins"),
  join(process.env.XDG_DATA_HOME ?? join(homedir(), ".local", "share"), "terraform", "plugins"),
  "/usr/local/share/terraform/plugins",
  "/usr/share/terraform/plugins",
];

/** A folder with the AWS provider: `PLINTH_PROVIDER_MIRROR`, an implied mirror, or a folder one level under /opt. */
export function findMirror(): string | undefined {
  const named = process.env.PLINTH_PROVIDER_MIRROR;
  if (named) {
    if (!existsSync(join(named, PROVIDER))) throw new Error(`PLINTH_PROVIDER_MIRROR has no ${PROVIDER}: ${named}`);
    return named;
  }
  const underOpt = existsSync("/opt") ? readdirSync("/opt").map((name) => join("/opt", name)) : [];
  return [...IMPLIED, ...underOpt].find((folder) => existsSync(join(folder, PROVIDER)));
}

/** The newest version of the provider in a mirror, unpacked (`5.100.0/`) or packed (`…_5.100.0_linux_amd64.zip`). */
export function versionIn(mirror: string): string {
  const found = readdirSync(join(mirror, PROVIDER)).flatMap((name) => /\d+\.\d+\.\d+/.exec(name)?.[0] ?? []);
  const newest = found.sort((a, b) => a.localeCompare(b, "en", { numeric: true })).at(-1);
  if (!newest) throw new Error(`${join(mirror, PROVIDER)} holds no version of the provider`);
  return newest;
}

/** Why Terraform cannot run here, or nothing. */
export function whyNoTerraform(): string | undefined {
  if (spawnSync("terraform", ["version"]).status !== 0) return "terraform is not on PATH";
  if (process.env.CI && !findMirror()) return "there is no mirror of the AWS provider (PLINTH_PROVIDER_MIRROR)";
  return;
}
