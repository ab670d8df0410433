import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { Answer, Message, Order } from "./worker";

/** Cases that a process is given at once. */
const BATCH = 50;

/** cdktf keeps every token that was ever made: a process that has run so many cases makes room for a fresh one. */
const CASES_OF_A_PROCESS = 5000;

export interface Limits {
  /** Milliseconds that a case may take. */
  readonly caseMs: number;
  readonly processes: number;
}

/**
 * Runs cases in processes of their own: one that never ends is stopped, and one that ends its process takes no other along.
 *
 * @param onAnswer - hears of each case once
 * @throws when a process cannot load the packages: every other would end as it does
 */
export async function runCases(
  order: Order,
  numbers: readonly number[],
  limits: Limits,
  onAnswer: (answer: Answer) => void,
): Promise<void> {
  const queue = [...numbers];
  await Promise.all(
    Array.from({ length: limits.processes }, async () => {
      while (queue.length > 0) queue.unshift(...(await serve(order, queue, limits.caseMs, onAnswer)));
    }),
  );
}

/** Serves cases by one process until it is spent or falls; what it was given and did not begin goes back. */
function serve(order: Order, queue: number[], caseMs: number, onAnswer: (answer: Answer) => void): Promise<number[]> {
  return new Promise((done, fail) => {
    const worker = fork(join(__dirname, "worker.ts"), { serialization: "advanced" });
    let isReady = false;
    let given: number[] = [];
    let served = 0;
    let timer: NodeJS.Timeout | undefined;
    const isLate = () => worker.kill("SIGKILL");
    const proceed = () => {
      clearTimeout(timer);
      if (given.length === 0 && served < CASES_OF_A_PROCESS) given = queue.splice(0, BATCH);
      else if (given.length > 0) return watch();
      if (given.length === 0) return worker.disconnect();
      worker.send(given);
      watch();
    };
    const watch = () => {
      timer = setTimeout(isLate, caseMs);
    };
    worker.on("message", (message: Message) => {
      isReady = true;
      if ("number" in message) {
        given = given.filter((number) => number !== message.number);
        served += 1;
        onAnswer(message);
      }
      proceed();
    });
    worker.on("exit", (code, signal) => {
      clearTimeout(timer);
      if (!isReady) fail(new Error("the packages cannot be loaded: what the process says is above"));
      const [number, ...others] = given;
      if (number !== undefined) onAnswer({ number, result: fallen(worker, code, signal) });
      done(others);
    });
    worker.send(order);
  });
}

function fallen({ killed }: ChildProcess, code: number | null, signal: string | null): Answer["result"] {
  return killed ? { outcome: "hang" } : { outcome: "crash", message: `the process ends with ${signal ?? code}` };
}
