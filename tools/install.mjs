// Installs what package-lock.json says, when node_modules is missing or older, and checks the Node that runs afterwards:
// the one of the lock where there is a package of it, else the one on PATH. Needs nothing but Node and npm.
// `node tools/install.mjs 22` is for a command that needs Node 22.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";

const installed = "node_modules/.package-lock.json";
const upToDate = existsSync(installed) && statSync(installed).mtimeMs >= statSync("package-lock.json").mtimeMs;

if (!upToDate) {
  // Errors are shown, warnings are not: npm compares the engines of all tools with the Node that installs them.
  const options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status } = spawnSync("npm", options, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

const { engines } = JSON.parse(readFileSync("package.json", "utf8"));
const needed = process.argv[2] ?? engines.node.replace(/^>= /, "");
const running = spawnSync("node", ["--version"], { encoding: "utf8" }).stdout.trim().slice(1);

if (older(running, needed)) {
  const command = `npm run ${process.env.npm_lifecycle_event?.replace(/^pre/, "") ?? ""}`.trim();
  console.error(`${command} needs Node ${needed} or newer, and this is Node ${running}`);
  process.exit(1);
}

function older(version, least) {
  return version.localeCompare(least, "en", { numeric: true }) < 0;
}
