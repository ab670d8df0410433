// In a copy of the workspace: prints the hash that nx gives each test, as it is and after each change read from stdin.
const { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } = require("node:fs");
const { dirname } = require("node:path");
const { readNxJson } = require("nx/src/config/nx-json");
const { InProcessTaskHasher } = require("nx/src/hasher/task-hasher");
const { buildProjectGraphAndSourceMapsWithoutDaemon } = require("nx/src/project-graph/project-graph");
const { createProjectRootMappings } = require("nx/src/project-graph/utils/find-project-for-path");
const { createTaskGraph } = require("nx/src/tasks-runner/create-task-graph");
const { getNxWorkspaceFilesFromContext, resetWorkspaceContext } = require("nx/src/utils/workspace-context");

/** @typedef {{ title: string, file?: string, from?: string, to?: string, env?: Record<string, string> }} Change */

async function main() {
  const { projectGraph } = await buildProjectGraphAndSourceMapsWithoutDaemon();
  const taskGraph = createTaskGraph(projectGraph, {}, Object.keys(projectGraph.nodes), ["test"], undefined, {});
  const roots = Object.fromEntries(createProjectRootMappings(projectGraph.nodes));
  const tasks = Object.values(taskGraph.tasks);

  const hashes = async (env = {}) => {
    resetWorkspaceContext();
    const { externalReferences } = await getNxWorkspaceFilesFromContext(process.cwd(), roots, false);
    const hasher = new InProcessTaskHasher(projectGraph, readNxJson(), externalReferences, {});
    const all = await hasher.hashTasks(tasks, taskGraph, { ...process.env, ...env });
    return Object.fromEntries(tasks.map(({ target }, index) => [target.project, all[index].value]));
  };

  /** @type {Change[]} */
  const changes = JSON.parse(readFileSync(0, "utf8"));
  const results = { unchanged: await hashes(), again: await hashes() };
  for (const { title, file, from = "", to = "", env } of changes) {
    const undo = file ? replace(file, from, to) : () => {};
    results[title] = await hashes(env);
    undo();
  }
  process.stdout.write(JSON.stringify(results), () => process.exit(0));
}

/** Replaces text of a file, or appends to one that may be missing; returns what undoes it. */
function replace(file, from, to) {
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (!before.includes(from)) throw new Error(`${file} does not contain ${from}`);
  mkdirSync(dirname(file), { recursive: true });
  write(file, from ? before.replace(from, to) : before + to);
  return before ? () => write(file, before) : () => rmSync(file);
}

let seconds = Math.ceil(Date.now() / 1000);

/** nx takes a file for unchanged while its time is the same to the second, so each write has a second of its own. */
function write(file, text) {
  writeFileSync(file, text);
  seconds += 1;
  utimesSync(file, seconds, seconds);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
