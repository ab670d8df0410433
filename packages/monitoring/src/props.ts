import type { Environment, KeyRef, Limit, Monitorable, Severity } from "@plinth/core";

export interface MonitoringModuleProps {
  readonly environment: Environment;
  /**
   * Who hears of every alarm and of its end. Each address receives a message and has to confirm once.
   * @default - nobody; say `notify`, or subscribe to `topic` yourself
   */
  readonly emails?: readonly string[];
  /** Who answers for the alarms: a team or a person, in every description. @default - nobody is named */
  readonly owner?: string;
  /**
   * Where the runbooks are: `https://wiki.example.com/runbooks/`. An alarm links to the page of its thing and the
   * section of its signal, `…/database#cpu`. @default - only the links of single limits and things
   */
  readonly runbooks?: string;
  /**
   * Key of the topics. The key of AWS for SNS is no choice: CloudWatch may not use it, and alarms would be silent.
   * @default - a key of its own, about $1 a month
   */
  readonly encryptionKey?: KeyRef;
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Other limits than a thing's own, by signal: a number moves the limit, `false` leaves a chart without an alarm. */
export type Overrides<K extends string> = { readonly [key in K]?: number | Limit | false };

/** What the watcher says of a thing's alarms, beside their limits. */
export interface WatchOptions<K extends string> {
  /** Of all alarms, or by signal. @default - as the signal says, else "ticket" */
  readonly severity?: Severity | { readonly [key in K]?: Severity };
  /** @default - the module's owner */
  readonly owner?: string;
  /** Link of all alarms of this thing, `https://…`. @default - the limit's own, else by the module's `runbooks` */
  readonly runbook?: string;
  /**
   * One message for the thing instead of one for each alarm: a composite alarm for each severity, while the single
   * alarms are silent. @default false
   */
  readonly composite?: boolean | Composite;
}

export interface Composite {
  /**
   * A thing that is watched with composite alarms itself. While it is in alarm this thing is silent, because it fails
   * with it: a fleet whose database is down. @default - nothing silences
   */
  readonly suppressedBy?: Monitorable;
  /** Seconds to wait for the other thing's alarm before telling. @default 120 */
  readonly waitSeconds?: number;
  /** Seconds to stay silent after the other thing's alarm has ended. @default 300 */
  readonly extensionSeconds?: number;
}

export const DEFAULTS = {
  dev: { deletionWindowDays: 7 },
  prod: { deletionWindowDays: 30 },
} as const;
