import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { analyzeCommits as typeOf } from "@semantic-release/commit-analyzer";

// A plugin of semantic-release. It decides from commits when there is a release; changesets decide what is in it.

const LEVELS = ["patch", "minor", "major"];
const SILENT = { log() {}, error() {}, warn() {}, success() {} };

/** The highest level that a commit or a hand-written changeset asks for; nothing when there is nothing to release. */
export async function analyzeCommits(config, context) {
  const asked = [...handWritten(context.cwd), ...(await fromCommits(config, context)).map(({ level }) => level)];
  return LEVELS.findLast((level) => asked.includes(level)) ?? null;
}

/** Writes a changeset for each commit, lets changesets version the packages, and pushes the result as one commit. */
export async function prepare(config, context) {
  const { cwd, branch, nextRelease, options } = context;
  const run = (command, ...args) => execFileSync(command, args, { cwd, env: context.env, stdio: "inherit" });
  for (const { hash, text } of await fromCommits(config, context)) {
    writeFileSync(join(cwd, ".changeset", `commit-${hash}.md`), text);
  }
  for (const [name, reason] of Object.entries(config.always ?? {})) {
    writeFileSync(join(cwd, ".changeset", `always-${name}.md`), changeset([`"${name}": patch`], reason));
  }
  run("changeset", "version");
  run("npm", "install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund");
  for (const [command, ...args] of config.beforeCommit ?? []) run(command, ...args);
  run("git", "add", "--all");
  run("git", "commit", "--quiet", "--message", `chore(release): v${nextRelease.version} [skip ci]`);
  run("git", "push", "--quiet", options.repositoryUrl, `HEAD:${branch.name}`);
}

/** What the changelogs got in the commit of the release. semantic-release asks again once there is one. */
export async function generateNotes(_config, { cwd }) {
  return git(cwd, "show", "--format=", "--name-only", "HEAD", "--", "packages/*/CHANGELOG.md")
    .map((file) => newestEntry(readFileSync(join(cwd, file), "utf8")))
    .join("\n");
}

/** One changeset for each commit that changes what a package ships, unless the commit brings its own for the package. */
async function fromCommits(config, context) {
  const { cwd, commits } = context;
  const packages = publishedPackages(cwd);
  const changesets = [];
  for (const commit of commits) {
    const level = await typeOf(config, { ...context, commits: [commit], logger: SILENT });
    if (!level) continue;
    const touched = git(cwd, "show", "--format=", "--name-only", commit.hash);
    const described = describedBy(cwd, commit.hash);
    const names = packages
      .filter(({ folder, name }) => touched.some(shippedFrom(folder)) && !described.includes(name))
      .map(({ name }) => name);
    if (names.length === 0) continue;
    const entries = names.map((name) => `"${name}": ${level}`);
    changesets.push({ hash: commit.hash, level, text: changeset(entries, sentence(commit)) });
  }
  return changesets;
}

function changeset(entries, text) {
  return ["---", ...entries, "---", "", text, ""].join("\n");
}

function shippedFrom(folder) {
  return (file) =>
    file.startsWith(`packages/${folder}/src/`) ||
    [`packages/${folder}/package.json`, `packages/${folder}/README.md`].includes(file);
}

function publishedPackages(cwd) {
  return readdirSync(join(cwd, "packages"))
    .filter((folder) => existsSync(join(cwd, "packages", folder, "package.json")))
    .map((folder) => ({ folder, ...JSON.parse(readFileSync(join(cwd, "packages", folder, "package.json"), "utf8")) }))
    .filter((manifest) => !manifest.private);
}

/** The levels in the changesets that people wrote. */
function handWritten(cwd) {
  return readdirSync(join(cwd, ".changeset"))
    .map((file) => `.changeset/${file}`)
    .filter(isChangeset)
    .flatMap((file) => entriesIn(readFileSync(join(cwd, file), "utf8").split("\n")))
    .map(([, level]) => level);
}

function isChangeset(file) {
  return /^\.changeset\/.+\.md$/.test(file) && !file.endsWith("/README.md");
}

/** The packages that the changesets of a commit name. */
function describedBy(cwd, hash) {
  return git(cwd, "show", "--format=", "--name-only", "--diff-filter=d", hash)
    .filter(isChangeset)
    .flatMap((file) => entriesIn(git(cwd, "show", `${hash}:${file}`)))
    .map(([name]) => name);
}

/** `"@plinth/vpc": minor` between the two lines of dashes. */
function entriesIn(lines) {
  const end = lines.indexOf("---", 1);
  return lines.slice(1, end).flatMap((line) => {
    const entry = /^\s*["']?([^"']+)["']?\s*:\s*(\w+)\s*$/.exec(line);
    return entry ? [[entry[1], entry[2]]] : [];
  });
}

/** `1a2b3c4: a subject without its type`, and what breaks. */
function sentence({ hash, message }) {
  const [subject] = message.split("\n");
  const breaking = /^BREAKING[ -]CHANGE: ([\s\S]+)/m.exec(message)?.[1];
  const said = `${hash.slice(0, 7)}: ${subject.replace(/^\w+(\([^)]*\))?!?: /, "")}`;
  return breaking ? `${said}\n\n${breaking.trim()}` : said;
}

/** The newest entry of a changelog, under the name of the package and its version. */
function newestEntry(changelog) {
  const [title, newest = ""] = changelog.split(/^#{1,2} (?=\S)/m).slice(1);
  return `## ${title.trim()} ${newest.trim()}\n`;
}

function git(cwd, ...args) {
  return execFileSync("git", args, { cwd, encoding: "utf8" }).split("\n").filter(Boolean);
}
