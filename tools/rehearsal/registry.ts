import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { FOLDER } from "./run";
import { tool } from "./toolbox";

const HOME = join(FOLDER, "registry");

/** A registry of one's own for what we publish; everything else comes from where npm always gets it. */
export interface Registry {
  readonly url: string;
  /** For the `.npmrc` of a project. */
  readonly npmrc: string;
  /** Versions of a package; none when it was never published. */
  versions(name: string): Promise<string[]>;
  stop(): Promise<void>;
}

/** @param refused - a package that nobody may publish */
export async function startRegistry(refused?: string): Promise<Registry> {
  mkdirSync(HOME, { recursive: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const config = join(HOME, "config.yaml");
  const may = (publish: string) => ({ access: "$all", publish });
  writeFileSync(
    config,
    JSON.stringify({
      storage: join(HOME, "storage"),
      auth: { htpasswd: { file: join(HOME, "htpasswd"), algorithm: "sha1" } },
      uplinks: {},
      packages: {
        ...(refused ? { [refused]: may("nobody") } : {}),
        "@plinth/*": may("$authenticated"),
        "create-plinth": may("$authenticated"),
      },
      log: { type: "file", path: join(HOME, "log"), level: "warn" },
    }),
  );
  const server = spawn("node", [tool("verdaccio"), "--config", config, "--listen", `127.0.0.1:${port}`], {
    stdio: "ignore",
  });
  const ended = new Promise<void>((end) => server.on("exit", () => end()));
  await answers(`${url}-/ping`);
  const token = await signUp(url);
  return {
    url,
    npmrc: [`@plinth:registry=${url}`, `//127.0.0.1:${port}/:_authToken=${token}`, ""].join("\n"),
    versions: async (name) => {
      const response = await fetch(`${url}${name.replace("/", "%2f")}`);
      return response.ok ? Object.keys(((await response.json()) as { versions: object }).versions) : [];
    },
    stop: () => {
      server.kill();
      return ended;
    },
  };
}

/** A new user of the registry; their token. */
async function signUp(url: string): Promise<string> {
  const name = `ci-${Date.now()}`;
  const response = await fetch(`${url}-/user/org.couchdb.user:${name}`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, password: "rehearsal" }),
  });
  if (!response.ok) throw new Error(`the registry knows no new user: ${await response.text()}`);
  return ((await response.json()) as { token: string }).token;
}

async function answers(url: string): Promise<void> {
  for (let attempts = 0; attempts < 300; attempts += 1) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await pause(200);
  }
  throw new Error("the registry did not start in a minute");
}

function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const server = createServer().on("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });
}
