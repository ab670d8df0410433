import {
  boolean,
  ENVIRONMENT,
  type Environment,
  either,
  integer,
  KEY,
  type KeyRef,
  type Limit,
  list,
  type Monitorable,
  object,
  PROVIDER,
  type RowsOf,
  record,
  reference,
  type Severity,
  TAGS,
  text,
} from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { LINK, SEVERITY, SIGNALS } from "./signals";
import { EMAIL } from "./subscribers";

export interface MonitoringModuleProps {
  readonly environment: Environment;
  /**
   * Name of the topic and of the dashboard; names of alarms and of metrics of logs begin with it. A change replaces all of them.
   * @default - the path of the construct
   */
  readonly name?: string;
  /**
   * Who hears of every alarm and of its end. Each address receives a message and has to confirm once. Use `notify` for
   * an address that is known only after apply.
   * @default - nobody; use `notify`, or subscribe to `topic` yourself
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
  /**
   * AWS provider of the region and account that are watched: alarms see metrics of their own region alone. A change replaces
   * everything. @default - the stack's
   */
  readonly provider?: TerraformProvider;
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

/** AWS docs, "CreateTopic" and "PutDashboard": of both, with room for what alarms add. */
const NAME = text('have 1 to 200 letters, digits and "_-"', /^[\w-]{1,200}$/).literal();

export const MONITORING = object({
  environment: ENVIRONMENT,
  name: NAME.optional(),
  emails: list(EMAIL.literal()).literal().default([]),
  owner: text().optional(),
  runbooks: LINK.optional(),
  encryptionKey: KEY.optional(),
  provider: PROVIDER.optional(),
  tags: TAGS,
} satisfies RowsOf<MonitoringModuleProps>);

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

export const MONITORABLE = reference<Monitorable>({ signals: SIGNALS }).where(
  "be a construct with signals",
  Construct.isConstruct,
);

/** AWS docs, "PutCompositeAlarm", https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html */
const SECONDS = integer(0, 86_400);

const COMPOSITE = object({
  suppressedBy: MONITORABLE.optional(),
  waitSeconds: SECONDS.default(120),
  extensionSeconds: SECONDS.default(300),
} satisfies RowsOf<Composite>);

export const ALARM_OPTIONS = {
  severity: either(record(SEVERITY.optional(), text()).literal(), SEVERITY).optional(),
  owner: text().optional(),
  runbook: LINK.optional(),
} satisfies RowsOf<Omit<WatchOptions<string>, "composite">>;

export const WATCH_OPTIONS = {
  ...ALARM_OPTIONS,
  composite: either(boolean, COMPOSITE).default(false),
} satisfies RowsOf<WatchOptions<string>>;
