import {
  anyObject,
  idOf,
  type Monitorable,
  nameOf,
  object,
  parse,
  regionProblem,
  type Severity,
  type Signals,
  warn,
} from "@plinth/core";
import type { Construct, IConstruct } from "constructs";
import { createAlarm } from "./alarm";
import { createCompositeAlarms, membersProblem, suppressorProblem } from "./composite";
import { describe } from "./describe";
import { overridesParser, severityOf, withOverrides } from "./limits";
import { unusedMetrics } from "./metric-math";
import { MONITORABLE, type Overrides, WATCH_OPTIONS, type WatchOptions } from "./props";
import { SILENT } from "./routes";
import { runbookFor } from "./runbooks";
import { SIGNALS } from "./signals";
import {
  hasLimit,
  type LimitedSignal,
  type SignalAlarm,
  type Watched,
  type WatchedSignal,
  type Watcher,
  type WatchSettings,
} from "./watched";

/** What is to be watched. */
export interface Subject {
  readonly title: string;
  readonly thing?: IConstruct;
  readonly signals: Signals;
  readonly limits: Overrides<string>;
  readonly options: Partial<WatchSettings>;
}

const TARGET = object({ thing: MONITORABLE, options: anyObject });

/** @param home - of the alarms */
export function parseWatch(
  module: Construct & Pick<Watcher, "watched">,
  home: Construct,
  thing: Monitorable,
  limits: Overrides<string>,
  options: WatchOptions<string>,
): Subject {
  parse(module, TARGET, { thing, options }, { call: "watch()" });
  const title = idOf(thing, module);
  const call = `watch(${JSON.stringify(title)})`;
  const parser = object({ ...WATCH_OPTIONS, signals: SIGNALS, limits: overridesParser(thing.signals) });
  const settings = parse(
    module,
    parser,
    { ...options, signals: thing.signals, limits },
    {
      call,
      rules: [
        () => isWatched(module, title) && `thing must be watched once, got ${title} again`,
        () => regionProblem("thing", module, thing),
        ({ severity }) => severityProblem(severity, thing.signals),
        ({ composite, ...given }) => membersProblem(composite, alarmNames(home, title, "page", given)),
        ({ composite, ...given }) => membersProblem(composite, alarmNames(home, title, "ticket", given)),
        ({ composite }) => suppressorProblem(composite, module.watched),
      ],
    },
  );
  const { signals, composite } = settings;
  const alarms = Object.values(withOverrides(signals, settings.limits)).filter(hasLimit);
  const noAlarm = composite && alarms.length === 0 && "composite joins no alarms: give a signal a limit";
  warn(module, ...[noAlarm, ...unusedMetrics(signals)].map((problem) => problem && `${call}: ${problem}`));
  return { title, thing, options: settings, signals, limits: settings.limits };
}

export function isWatched({ watched }: Pick<Watcher, "watched">, title: string): boolean {
  return watched.some((one) => one.title === title);
}

export function severityProblem(severity: WatchSettings["severity"], signals: Signals) {
  const unknown = Object.keys(typeof severity === "object" ? severity : {}).filter((key) => !(key in signals));
  return (
    unknown.length > 0 &&
    `severity must name signals (${Object.keys(signals).join(", ")}), got ${JSON.stringify(unknown[0])}`
  );
}

/** Names of the alarms of a severity that watching would create. */
function alarmNames(
  home: Construct,
  title: string,
  wanted: Severity,
  { signals, limits, severity }: Pick<Subject, "signals" | "limits"> & Pick<WatchOptions<string>, "severity">,
): string[] {
  return Object.entries(withOverrides(signals, limits))
    .filter(([key, signal]) => hasLimit(signal) && severityOf(key, signal, limits, { severity }) === wanted)
    .map(([key]) => nameOf(home, 255, `${title}/${key}`));
}

/** The alarms of one thing, each for itself or together. */
export function watchSubject(scope: Construct, subject: Subject, watcher: Watcher): Watched {
  const { title, thing, options, limits } = subject;
  const { composite = false, owner = watcher.owner, runbook } = options;
  const signals = Object.entries(withOverrides(subject.signals, limits)).map(([key, signal]): WatchedSignal => {
    if (!hasLimit(signal)) return { key, signal };
    const severity = severityOf(key, signal, limits, options);
    const link = signal.limit.runbook ?? runbook ?? runbookFor(watcher.runbooks, title, key);
    const metadata = { severity, owner, runbook: link };
    return { key, signal, alarm: signalAlarm(scope, key, signal, metadata, watcher, Boolean(composite)) };
  });
  const members = signals.flatMap(({ key, alarm }) => (alarm ? [{ key, ...alarm }] : []));
  const composites = composite
    ? createCompositeAlarms(scope, title, members, composite, { ...watcher, owner, runbook })
    : [];
  return { title, thing, signals, composites };
}

function signalAlarm(
  scope: Construct,
  key: string,
  signal: LimitedSignal,
  metadata: { severity: Severity; owner?: string; runbook?: string },
  { routes, tags }: Watcher,
  silent: boolean,
): SignalAlarm {
  const description = describe(signal, metadata);
  const actions = silent ? SILENT : routes.actionsOf(metadata.severity);
  const resource = createAlarm(scope, key, signal, { name: nameOf(scope, 255, key), description, actions, tags });
  if (!silent) routes.add(resource, metadata.severity);
  return { ...metadata, resource, description };
}
