import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import { between, must, nameOf, type Problem, type Severity } from "@plinth/core";
import { Construct, type IConstruct } from "constructs";
import { describeComposite } from "./describe";
import type { Composite } from "./props";
import type { Routes } from "./routes";
import type { Care, CompositeAlarm, SignalAlarm, Watched } from "./watched";

/** AWS docs, "PutCompositeAlarm" and "CloudWatch service quotas". */
const MEMBERS = 100;
const RULE_LENGTH = 10240;
const SECONDS = 86400;
const DEFAULTS = { waitSeconds: 120, extensionSeconds: 300 } as const;

export function compositeProblems(
  composite: Composite | boolean | undefined,
  names: readonly string[],
  suppressor: Watched | undefined,
): Problem[] {
  if (!composite) return [];
  const { suppressedBy, waitSeconds, extensionSeconds } = composite === true ? {} : composite;
  return [
    must(names.length > 0, "composite must have a signal with a limit, got none"),
    must(names.length <= MEMBERS, `composite must have at most ${MEMBERS} alarms, got ${names.length}`),
    must(rule(names).length <= RULE_LENGTH, `composite must have a rule of at most ${RULE_LENGTH} characters`),
    must(
      suppressedBy === undefined || (suppressor?.composites.length ?? 0) > 0,
      `composite.suppressedBy must be watched before, with composite alarms, got ${suppressedBy?.node.path}`,
    ),
    between("composite.waitSeconds", waitSeconds, 0, SECONDS),
    between("composite.extensionSeconds", extensionSeconds, 0, SECONDS),
  ];
}

/** One alarm for each severity among the members, which tells in their place. */
export function compositeAlarms(
  scope: Construct,
  title: string,
  members: readonly (SignalAlarm & { readonly key: string })[],
  composite: Composite | true,
  context: {
    readonly care: Omit<Care, "severity">;
    readonly suppressor?: Watched;
    readonly routes: Routes;
    readonly tags: Readonly<Record<string, string>>;
  },
): CompositeAlarm[] {
  const home = new Construct(scope, "Composite");
  return (["page", "ticket"] as const).flatMap((severity) => {
    const own = members.filter((member) => member.severity === severity);
    if (own.length === 0) return [];
    const name = nameOf(home, 255, severity);
    const { start, end } = context.routes.actionsOf(severity);
    const resource = new CloudwatchCompositeAlarm(home, ID[severity], {
      alarmName: name,
      alarmDescription: describeComposite(title, own, { ...context.care, severity }),
      alarmRule: rule(own.map((member) => member.resource.alarmName)),
      alarmActions: [...start],
      okActions: [...end],
      actionsSuppressor: suppression(composite === true ? {} : composite, context.suppressor),
      tags: { ...context.tags, Name: name },
    });
    context.routes.add(resource, severity);
    return [{ severity, resource }];
  });
}

const ID: Readonly<Record<Severity, string>> = { page: "Page", ticket: "Ticket" };

/** What is known of the thing that may silence this one. */
export function suppressorAmong(
  watched: Iterable<Watched>,
  composite: Composite | boolean | undefined,
): Watched | undefined {
  const thing: IConstruct | undefined = typeof composite === "object" ? composite.suppressedBy : undefined;
  return thing && [...watched].find((other) => other.thing === thing);
}

function suppression(composite: Composite, suppressor: Watched | undefined) {
  const { waitSeconds, extensionSeconds } = { ...DEFAULTS, ...composite };
  const [worst] = suppressor?.composites ?? [];
  return worst && { alarm: worst.resource.alarmName, waitPeriod: waitSeconds, extensionPeriod: extensionSeconds };
}

function rule(names: readonly string[]): string {
  return names.map((name) => `ALARM("${name}")`).join(" OR ");
}
