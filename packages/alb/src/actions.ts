import type { LbListenerRuleAction } from "@cdktf/provider-aws/lib/lb-listener-rule";
import {
  choice,
  either,
  integer,
  list,
  object,
  type Problem,
  type RowsOf,
  reference,
  type SettingsOf,
  text,
  textOfNumber,
} from "@plinth/core";
import { Construct, type IConstruct } from "constructs";

/** What becomes of a request. */
export type Action = Forward | Redirect | Respond;

/** A target group of the balancer: `balancer.targetGroup`, or what `addBackend` made. */
export interface GroupRef {
  readonly arn: string;
}

export interface Forward {
  /** One target group, or up to five that share the requests by weight. */
  readonly forwardTo: GroupRef | readonly { readonly group: GroupRef; readonly weight: number }[];
  /** Seconds that a client stays with the group of its first request of several, 1 to 604800. @default - each request anew */
  readonly stickySeconds?: number;
  readonly redirectTo?: never;
  readonly respond?: never;
}

export interface Redirect {
  /** Parts that are not named stay; the protocol is HTTPS. `#{host}`, `#{path}`, `#{port}`, `#{query}` stand for the old ones. */
  readonly redirectTo: {
    readonly host?: string;
    /** With its leading "/". */
    readonly path?: string;
    /** Without its leading "?". */
    readonly query?: string;
    readonly port?: number;
    /** 301 is remembered by browsers, 302 is not. @default 302 */
    readonly status?: 301 | 302;
  };
  readonly forwardTo?: never;
  readonly respond?: never;
}

export interface Respond {
  /** An answer of the balancer itself. */
  readonly respond: {
    /** 200 to 299, or 400 to 599. */
    readonly status: number;
    /** At most 1024 bytes. @default - empty */
    readonly body?: string;
    /** @default "text/plain" */
    readonly contentType?: ContentType;
  };
  readonly forwardTo?: never;
  readonly redirectTo?: never;
}

export type ContentType = "text/plain" | "text/css" | "text/html" | "application/javascript" | "application/json";

const GROUP = reference<GroupRef>({
  arn: text(
    "be the ARN of a target group",
    /^arn:[\w-]+:elasticloadbalancing:[\w-]+:\d{12}:targetgroup\/[\w-]+\/[0-9a-f]+$/,
  ),
});

/** AWS docs, "Quotas for your Application Load Balancers": five target groups an action. */
const WEIGHTED = list(object({ group: GROUP, weight: integer(0, 999) }))
  .where("name 1 to 5 target groups", ({ length }) => length >= 1 && length <= 5)
  .where("give one group a weight above 0", (groups) => groups.length === 0 || groups.some(({ weight }) => weight > 0))
  .literal();

const FORWARD = {
  forwardTo: either(WEIGHTED, GROUP),
  stickySeconds: integer(1, 604_800).optional(),
} satisfies RowsOf<Forward>;

const REDIRECT = {
  redirectTo: object({
    host: text("be a host name", /^[^\s/]{1,128}$/).optional(),
    path: text('begin with "/"', /^\/\S{0,127}$/).optional(),
    query: text('be without its leading "?"', /^[^\s?]\S{0,127}$/).optional(),
    port: integer(1, 65535).optional(),
    status: choice(301, 302).default(302),
  } satisfies RowsOf<Redirect["redirectTo"]>),
} satisfies RowsOf<Redirect>;

const RESPOND = {
  respond: object({
    status: integer(200, 599).where("be 200 to 299 or 400 to 599", (status) => status < 300 || status >= 400),
    body: text()
      .where("have at most 1024 bytes", (body) => Buffer.byteLength(body) <= 1024)
      .optional(),
    contentType: choice("text/plain", "text/css", "text/html", "application/javascript", "application/json").default(
      "text/plain",
    ),
  } satisfies RowsOf<Respond["respond"]>),
} satisfies RowsOf<Respond>;

/** Of which a rule has one. */
export const ACTIONS = [FORWARD, REDIRECT, RESPOND] as const;
type ActionSettings = SettingsOf<ReturnType<typeof object<Record<never, never>, typeof ACTIONS>>>;

export function actionOf({ forwardTo, redirectTo, respond, stickySeconds }: ActionSettings): LbListenerRuleAction {
  if (redirectTo) {
    const { port, status, ...parts } = redirectTo;
    const redirect = { ...parts, ...(port !== undefined && { port: textOfNumber(port) }), protocol: "HTTPS" };
    return { type: "redirect", redirect: { ...redirect, statusCode: `HTTP_${textOfNumber(status)}` } };
  }
  if (respond) {
    const { status, body, contentType } = respond;
    const fixedResponse = { statusCode: textOfNumber(status), contentType, messageBody: body };
    return { type: "fixed-response", fixedResponse };
  }
  if (!isWeighted(forwardTo)) return { type: "forward", targetGroupArn: forwardTo.arn };
  return {
    type: "forward",
    forward: {
      targetGroup: forwardTo.map(({ group, weight }) => ({ arn: group.arn, weight })),
      ...(stickySeconds !== undefined && { stickiness: { enabled: true, duration: stickySeconds } }),
    },
  };
}

/** The target groups that an action sends requests to. */
export function groupsOf({ forwardTo }: Pick<ActionSettings, "forwardTo">): GroupRef[] {
  if (!forwardTo) return [];
  return isWeighted(forwardTo) ? forwardTo.map(({ group }) => group) : [forwardTo];
}

function isWeighted(to: Forward["forwardTo"]): to is Exclude<Forward["forwardTo"], GroupRef> {
  return Array.isArray(to);
}

export function actionProblems(balancer: IConstruct): readonly ((action: ActionSettings) => Problem)[] {
  return [
    // AWS docs, "Action types for listener rules", https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html
    ({ redirectTo }) =>
      redirectTo !== undefined &&
      [redirectTo.host, redirectTo.path, redirectTo.query, redirectTo.port].every((part) => part === undefined) &&
      "redirectTo must change the host, path, query or port, or it would lead back to itself",
    (action) => {
      const owner = groupsOf(action)
        .map(ownerOf)
        .find((one) => one !== undefined && one !== balancer);
      return (
        owner && `forwardTo must be a target group of this balancer, got one of ${owner.node.path}: use addBackend`
      );
    },
  ];
}

/** A client of one target group stays there anyway. */
export function stickinessWarning(call: string, { forwardTo, stickySeconds }: ActionSettings): Problem {
  return (
    forwardTo !== undefined &&
    stickySeconds !== undefined &&
    !isWeighted(forwardTo) &&
    `${call}: stickySeconds has no effect with one target group: omit it, or give several with their weights`
  );
}

/** The balancer that a target group belongs to: AWS lets it be one. */
function ownerOf(group: GroupRef): IConstruct | undefined {
  const owner = Construct.isConstruct(group) ? group.node.scope : undefined;
  return owner && "balancer" in owner ? owner : undefined;
}
