import type { Environment, KeyRef, Limit } from "@plinth/core";

export interface MonitoringModuleProps {
  readonly environment: Environment;
  /**
   * Who hears of every alarm and of its end. Each address receives a message and has to confirm once.
   * @default - nobody; subscribe to `topic` yourself
   */
  readonly emails?: readonly string[];
  /**
   * Key of the topic. The key of AWS for SNS is no choice: CloudWatch may not use it, and alarms would be silent.
   * @default - a key of its own, about $1 a month
   */
  readonly encryptionKey?: KeyRef;
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Other limits than a thing's own, by signal: a number moves the limit, `false` leaves a chart without an alarm. */
export type Overrides<K extends string> = { readonly [key in K]?: number | Limit | false };

export const DEFAULTS = {
  dev: { deletionWindowDays: 7 },
  prod: { deletionWindowDays: 30 },
} as const;
