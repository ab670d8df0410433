import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import { must, nameOf, type Problem, type Severity } from "@plinth/core";
import { Construct } from "constructs";
import { describeComposite } from "./describe";
import { tagsNamed } from "./tags";
import type { AlarmMetadata, CompositeAlarm, SignalAlarm, Watched, Watcher, WatchSettings } from "./watched";

/**
 * AWS docs, "PutCompositeAlarm", https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html, and
 * "CloudWatch service quotas".
 */
const MOST_MEMBERS = 100;
const RULE_LENGTH = 10_240;

/** Of the alarms that watching would create, of one severity. */
export function membersProblem(composite: WatchSettings["composite"], names: readonly string[]): Problem {
  if (!composite) return;
  return (
    must(names.length <= MOST_MEMBERS, `composite must have at most ${MOST_MEMBERS} alarms, got ${names.length}`) ||
    must(ruleOf(names).length <= RULE_LENGTH, `composite must have a rule of at most ${RULE_LENGTH} characters`)
  );
}

export function suppressorProblem(composite: WatchSettings["composite"], watched: Iterable<Watched>): Problem {
  const thing = typeof composite === "object" ? composite.suppressedBy : undefined;
  if (!Construct.isConstruct(thing)) return;
  return must(
    (suppressorAmong(watched, composite)?.composites.length ?? 0) > 0,
    `composite.suppressedBy must be watched before, with composite alarms, got ${thing.node.path}`,
  );
}

/** One alarm for each severity among the members, which tells in their place. */
export function createCompositeAlarms(
  scope: Construct,
  title: string,
  members: readonly (SignalAlarm & { readonly key: string })[],
  composite: Exclude<WatchSettings["composite"], false>,
  { routes, tags, watched, ...metadata }: Watcher & Omit<AlarmMetadata, "severity">,
): CompositeAlarm[] {
  const home = new Construct(scope, "Composite");
  return (["page", "ticket"] as const).flatMap((severity) => {
    const own = members.filter((member) => member.severity === severity);
    if (own.length === 0) return [];
    const name = nameOf(home, 255, severity);
    const { start, end } = routes.actionsOf(severity);
    const resource = new CloudwatchCompositeAlarm(home, ID[severity], {
      alarmName: name,
      alarmDescription: describeComposite(title, own, { ...metadata, severity }),
      alarmRule: ruleOf(own.map((member) => member.resource.alarmName)),
      alarmActions: [...start],
      okActions: [...end],
      actionsSuppressor: suppressionBy(watched, composite),
      tags: tagsNamed(tags, name),
    });
    routes.add(resource, severity);
    return [{ severity, resource }];
  });
}

const ID: Readonly<Record<Severity, string>> = { page: "Page", ticket: "Ticket" };

function suppressorAmong(watched: Iterable<Watched>, composite: WatchSettings["composite"]): Watched | undefined {
  const thing = typeof composite === "object" ? composite.suppressedBy : undefined;
  return thing && [...watched].find((other) => other.thing === thing);
}

function suppressionBy(watched: readonly Watched[], composite: Exclude<WatchSettings["composite"], false>) {
  const [alarm] = suppressorAmong(watched, composite)?.composites ?? [];
  if (!alarm || composite === true) return;
  const { waitSeconds: waitPeriod, extensionSeconds: extensionPeriod } = composite;
  return { alarm: alarm.resource.alarmName, waitPeriod, extensionPeriod };
}

function ruleOf(names: readonly string[]): string {
  return names.map((name) => `ALARM("${name}")`).join(" OR ");
}
