import { nameOf, type Severity, type Signal, type Signals } from "@plinth/core";
import type { Construct, IConstruct } from "constructs";
import { alarm } from "./alarm";
import { compositeAlarms } from "./composite";
import { describe } from "./describe";
import { severityOf, withOverrides } from "./limits";
import type { Overrides, WatchOptions } from "./props";
import { type Routes, SILENT } from "./routes";
import { runbookFor } from "./runbooks";
import { hasLimit, type LimitedSignal, type SignalAlarm, type Watched, type WatchedSignal } from "./watched";

/** What is to be watched, in the caller's words. */
export interface Subject<K extends string> {
  readonly title: string;
  readonly thing?: IConstruct;
  readonly signals: Signals<K>;
  readonly limits: Overrides<K>;
  readonly options: WatchOptions<K>;
}

/** What the module adds to it. */
export interface Watcher {
  readonly owner?: string;
  readonly runbooks?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly routes: Routes;
  readonly suppressor?: Watched;
}

/** Names of the alarms that watching would make below `home`. */
export function alarmNames<K extends string>(home: Construct, { title, signals, limits }: Subject<K>): string[] {
  return Object.entries<Signal>(withOverrides(signals, limits))
    .filter(([, signal]) => hasLimit(signal))
    .map(([key]) => nameOf(home, 255, `${title}/${key}`));
}

/** The alarms of one thing, each for itself or together. */
export function watchSubject<K extends string>(scope: Construct, subject: Subject<K>, watcher: Watcher): Watched {
  const { title, thing, options, limits } = subject;
  const { composite, owner = watcher.owner, runbook } = options;
  const signals = Object.entries<Signal>(withOverrides(subject.signals, limits)).map(([key, signal]): WatchedSignal => {
    if (!hasLimit(signal)) return { key, signal };
    const severity = severityOf(key as K, signal, limits, options);
    const link = signal.limit.runbook ?? runbook ?? runbookFor(watcher.runbooks, title, key);
    const care = { severity, owner, runbook: link };
    return { key, signal, alarm: signalAlarm(scope, key, signal, care, watcher, Boolean(composite)) };
  });
  const members = signals.flatMap(({ key, alarm }) => (alarm ? [{ key, ...alarm }] : []));
  const composites = composite
    ? compositeAlarms(scope, title, members, composite, { ...watcher, care: { owner, runbook } })
    : [];
  return { title, thing, signals, composites };
}

function signalAlarm(
  scope: Construct,
  key: string,
  signal: LimitedSignal,
  care: { severity: Severity; owner?: string; runbook?: string },
  { routes, tags }: Watcher,
  silent: boolean,
): SignalAlarm {
  const description = describe(signal, care);
  const actions = silent ? SILENT : routes.actionsOf(care.severity);
  const resource = alarm(scope, key, signal, { name: nameOf(scope, 255, key), description, actions, tags });
  if (!silent) routes.add(resource, care.severity);
  return { ...care, resource, description };
}
