import {
  choice,
  FUNCTION_ARN,
  isKnownLater,
  list,
  object,
  type Problem,
  type RowsOf,
  reference,
  type SettingsOf,
  text,
} from "@plinth/core";
import { prefixesMeet } from "./objects";

/** AWS docs, "Supported event types for SQS, SNS, and Lambda". */
const EVENTS = [
  "s3:IntelligentTiering",
  "s3:LifecycleExpiration:*",
  "s3:LifecycleExpiration:Delete",
  "s3:LifecycleExpiration:DeleteMarkerCreated",
  "s3:LifecycleTransition",
  "s3:ObjectAcl:Put",
  "s3:ObjectCreated:*",
  "s3:ObjectCreated:CompleteMultipartUpload",
  "s3:ObjectCreated:Copy",
  "s3:ObjectCreated:Post",
  "s3:ObjectCreated:Put",
  "s3:ObjectRemoved:*",
  "s3:ObjectRemoved:Delete",
  "s3:ObjectRemoved:DeleteMarkerCreated",
  "s3:ObjectRestore:*",
  "s3:ObjectRestore:Completed",
  "s3:ObjectRestore:Delete",
  "s3:ObjectRestore:Post",
  "s3:ObjectTagging:*",
  "s3:ObjectTagging:Delete",
  "s3:ObjectTagging:Put",
  "s3:ReducedRedundancyLostObject",
  "s3:Replication:*",
  "s3:Replication:OperationFailedReplication",
  "s3:Replication:OperationMissedThreshold",
  "s3:Replication:OperationNotTracked",
  "s3:Replication:OperationReplicatedAfterThreshold",
] as const;

export type S3Event = (typeof EVENTS)[number];

/** The destination: a raw function, queue or topic, or its ARN. A FIFO queue or topic cannot be told. */
type Destination =
  | { readonly function: { readonly arn: string }; readonly queue?: never; readonly topic?: never }
  | { readonly queue: { readonly arn: string }; readonly function?: never; readonly topic?: never }
  | { readonly topic: { readonly arn: string }; readonly function?: never; readonly queue?: never };

interface Events {
  readonly events: readonly S3Event[];
  /** What the keys begin with. @default - any key */
  readonly prefix?: string;
  /** What the keys end with, for example `.jpg`. @default - any key */
  readonly suffix?: string;
}

export type NotifyOptions = Destination & Events;

export interface Notice {
  readonly kind: "lambdaFunction" | "queue" | "topic";
  readonly arn: string;
  readonly events: readonly S3Event[];
  readonly filterPrefix: string | undefined;
  readonly filterSuffix: string | undefined;
}

const FUNCTION = reference<{ readonly arn: string }>({ arn: FUNCTION_ARN });
const STANDARD = reference<{ readonly arn: string }>({
  arn: text("not be FIFO, which S3 cannot tell", /(?<!\.fifo)$/),
});

export const NOTIFY = object(
  {
    events: list(choice(...EVENTS), { min: 1 }).literal(),
    prefix: text().optional(),
    suffix: text().optional(),
  } satisfies RowsOf<Events>,
  {
    oneOf: [{ function: FUNCTION }, { queue: STANDARD }, { topic: STANDARD }],
    rules: [
      ({ events }) => {
        const shadowed = events.find((event) => events.some((other) => other !== event && eventsMeet(event, other)));
        return shadowed && `events must not overlap, got ${shadowed} in another one`;
      },
      ({ prefix = "", suffix = "" }) =>
        prefix.length + suffix.length > 1024 && "prefix and suffix must have at most 1024 characters together",
    ],
  },
);

export function noticeOf(settings: SettingsOf<typeof NOTIFY>): Notice {
  const { events, prefix: filterPrefix, suffix: filterSuffix } = settings;
  const what = { events, filterPrefix, filterSuffix };
  if (settings.function) return { kind: "lambdaFunction", arn: settings.function.arn, ...what };
  if (settings.queue) return { kind: "queue", arn: settings.queue.arn, ...what };
  return { kind: "topic", arn: settings.topic.arn, ...what };
}

/** S3 refuses two that could both be about one event. AWS docs, "Configuring event notifications using object key name filtering". */
export function overlapProblems(notice: Notice, others: readonly (readonly [string, Notice])[]): Problem[] {
  return others.map(([name, other]) => {
    const event = notice.events.find((one) => other.events.some((another) => eventsMeet(one, another)));
    const meets =
      event &&
      prefixesMeet(notice.filterPrefix, other.filterPrefix) &&
      suffixesMeet(notice.filterSuffix, other.filterSuffix);
    return meets && `${event} for these keys must be told once, and "${name}" already tells it`;
  });
}

function eventsMeet(one: string, other: string): boolean {
  const [a, b] = [one, other].map((event) => event.replace("*", ""));
  return one === other || (one.endsWith("*") && b.startsWith(a)) || (other.endsWith("*") && a.startsWith(b));
}

function suffixesMeet(one = "", other = ""): boolean {
  if (isKnownLater(one) || isKnownLater(other)) return one === other;
  return one.endsWith(other) || other.endsWith(one);
}
