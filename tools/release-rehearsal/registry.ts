import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { FOLDER } from "./run";
import { tool } from "./toolbox";

const HOME = join(FOLDER, "registry");
const USERS = join(HOME, "htpasswd");
const USER = "rehearsal";
const PASSWORD = "rehearsal";

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
      auth: { htpasswd: { file: USERS, algorithm: "sha1" } },
      uplinks: {},
      packages: {
        ...(refused ? { [refused]: may("nobody") } : {}),
        "@plinth/*": may("$authenticated"),
        "create-plinth": may("$authenticated"),
        plinth: may("$authenticated"),
      },
      log: { type: "file", path: join(HOME, "log"), level: "warn" },
    }),
  );
  writeFileSync(USERS, `${USER}:{SHA}${createHash("sha1").update(PASSWORD).digest("base64")}\n`);
  const server = fork(tool("verdaccio"), ["--config", config, "--listen", `127.0.0.1:${port}`], { stdio: "ignore" });
  const ended = once(server, "exit");
  const failed = ended.then(([code]) => Promise.reject(new Error(`the registry ended with ${code}`)));
  await Promise.race([once(server, "message"), failed]);
  return {
    url,
    npmrc: [`@plinth:registry=${url}`, `//127.0.0.1:${port}/:_auth=${btoa(`${USER}:${PASSWORD}`)}`, ""].join("\n"),
    versions: async (name) => {
      const response = await fetch(`${url}${name.replace("/", "%2f")}`);
      return response.ok ? Object.keys(((await response.json()) as { versions: object }).versions) : [];
    },
    stop: async () => {
      server.kill();
      await ended;
    },
  };
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
