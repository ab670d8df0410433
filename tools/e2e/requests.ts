import { AsyncLocalStorage } from "node:async_hooks";
import { existsSync, readFileSync } from "node:fs";

/** A line of an emulator's log. */
export interface LoggedRequest {
  readonly action: string;
  /** `service.Operation`, of a request that was held against AWS's model of it. */
  readonly operation?: string;
  /** What the request breaks, in AWS's words. */
  readonly violations?: readonly string[];
  /** Why the request could not be held against a model. */
  readonly unparsed?: string;
}

/** The requests that one emulator got, by the log that it writes. */
export class RequestLog {
  private seen = 0;

  constructor(private readonly file: string) {}

  all(): LoggedRequest[] {
    const text = existsSync(this.file) ? readFileSync(this.file, "utf8").trim() : "";
    return text === "" ? [] : text.split("\n").map((line) => JSON.parse(line) as LoggedRequest);
  }

  /** Violations since the last call. */
  takeViolations(): string[] {
    const requests = this.all();
    const recent = requests.slice(this.seen);
    this.seen = requests.length;
    return recent.flatMap(({ action, operation = action, violations = [] }) =>
      violations.map((violation) => `${operation}: ${violation}`),
    );
  }
}

const logsOfSuite = new AsyncLocalStorage<RequestLog[]>();
const logsOfRun: RequestLog[] = [];

/** Runs a suite; the emulators that it starts are known to its steps. */
export function withRequestLogs<T>(run: () => Promise<T>): Promise<T> {
  return logsOfSuite.run([], run);
}

/** Adds the log of an emulator to the suite that is running. */
export function addRequestLog(file: string): RequestLog {
  const log = new RequestLog(file);
  logsOfSuite.getStore()?.push(log);
  logsOfRun.push(log);
  return log;
}

/** Fails when a request of the step broke AWS's models or rules, even if the caller swallowed the refusal. */
export async function withoutViolations<T>(run: () => Promise<T>): Promise<T> {
  const take = () => (logsOfSuite.getStore() ?? []).flatMap((log) => log.takeViolations());
  let result: T;
  try {
    result = await run();
  } catch (error) {
    // The step says what failed; the next step is not blamed for it.
    take();
    throw error;
  }
  const violations = take();
  if (violations.length > 0) throw new Error(`AWS would refuse these requests:\n${violations.join("\n")}`);
  return result;
}

/** Requests of all suites, held against AWS's models. */
export function requestSummary(logs: readonly RequestLog[] = logsOfRun): string {
  const requests = logs.flatMap((log) => log.all());
  const held = requests.filter(({ operation }) => operation !== undefined);
  const operations = new Set(held.map(({ operation }) => operation));
  const violating = held.filter(({ violations }) => violations !== undefined);
  const unparsed = requests.flatMap(({ unparsed: reason }) => reason ?? []);
  const summary =
    `${held.length} requests of ${operations.size} operations were held against AWS's models: ` +
    `${violating.length} violated them, ${unparsed.length} more could not be parsed`;
  return [summary, ...[...new Set(unparsed)].sort().map((reason) => `  not parsed: ${reason}`)].join("\n");
}
