import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Readable, Writable } from "node:stream";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/** Where a Chromium or Chrome is, if there is one. */
export function findBrowser(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/** One tab of a browser without a window, led by the DevTools protocol over two pipes. */
export class Browser {
  private readonly profile = mkdtempSync(join(tmpdir(), "plinth-browser-"));
  private readonly process: ChildProcess;
  private readonly answers = new Map<number, (message: Message) => void>();
  private session?: string;
  private sent = 0;

  /** @param onEvent - hears what happens in the tab */
  constructor(program: string, onEvent: (method: string, params: Record<string, unknown>) => void) {
    const options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe"];
    this.process = spawn(program, [...options, `--user-data-dir=${this.profile}`], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    let rest = "";
    (this.process.stdio[4] as Readable).setEncoding("utf8").on("data", (chunk: string) => {
      const messages = (rest + chunk).split("\0");
      rest = messages.pop() ?? "";
      for (const text of messages) {
        const message: Message = JSON.parse(text);
        if (message.id) this.answers.get(message.id)?.(message);
        else if (message.method) onEvent(message.method, message.params ?? {});
      }
    });
  }

  /** Opens the tab. */
  async open(): Promise<void> {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    this.session = String(sessionId);
    for (const domain of ["Page", "Runtime", "Network"]) await this.send(`${domain}.enable`);
  }

  /** Gives the tab a screen, in CSS pixels. */
  async resize(width: number, height: number): Promise<void> {
    const screen = { width, height, deviceScaleFactor: 1, mobile: width < 600 };
    await this.send("Emulation.setDeviceMetricsOverride", screen);
  }

  send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    this.sent += 1;
    const id = this.sent;
    const answer = new Promise<Message>((done) => this.answers.set(id, done));
    const request = JSON.stringify({ id, method, params, sessionId: this.session });
    (this.process.stdio[3] as Writable).write(`${request}\0`);
    return answer.then(({ result, error }) => {
      this.answers.delete(id);
      if (error) throw new Error(`${method}: ${error.message}`);
      return result ?? {};
    });
  }

  /** The value of an expression in the page; promises are waited for. */
  async value<T>(expression: string): Promise<T> {
    const answer = await this.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    const { result, exceptionDetails } = answer as { result: { value: T }; exceptionDetails?: object };
    if (exceptionDetails) throw new Error(`${expression} failed: ${JSON.stringify(exceptionDetails)}`);
    return result.value;
  }

  close(): Promise<void> {
    const ended = new Promise<void>((done) => this.process.on("exit", () => done()));
    this.process.kill();
    return ended.then(() => rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 }));
  }
}
