import type { LbListenerRuleAction } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { between, matches, must, oneOf, type Problem } from "@plinth/core";
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
  /** Seconds that a client stays with the group of its first request, 1 to 604800. @default - each request anew */
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
const CONTENT_TYPES: readonly ContentType[] = [
  "text/plain",
  "text/css",
  "text/html",
  "application/javascript",
  "application/json",
];

export function actionOf({ forwardTo, redirectTo, respond, ...rest }: Action): LbListenerRuleAction {
  if (redirectTo) {
    const { port, status = 302, ...parts } = redirectTo;
    const redirect = { ...parts, ...(port && { port: `${port}` }), protocol: "HTTPS", statusCode: `HTTP_${status}` };
    return { type: "redirect", redirect };
  }
  if (respond) {
    const { status, body, contentType = "text/plain" } = respond;
    return { type: "fixed-response", fixedResponse: { statusCode: `${status}`, contentType, messageBody: body } };
  }
  if (!isWeighted(forwardTo)) return { type: "forward", targetGroupArn: forwardTo.arn };
  const { stickySeconds } = rest as Forward;
  return {
    type: "forward",
    forward: {
      targetGroup: forwardTo.map(({ group, weight }) => ({ arn: group.arn, weight })),
      ...(stickySeconds !== undefined && { stickiness: { enabled: true, duration: stickySeconds } }),
    },
  };
}

/** The target groups that an action sends requests to. */
export function groupsOf({ forwardTo }: Action): GroupRef[] {
  if (!forwardTo) return [];
  return isWeighted(forwardTo) ? forwardTo.map(({ group }) => group) : [forwardTo];
}

function isWeighted(to: Forward["forwardTo"]): to is Exclude<Forward["forwardTo"], GroupRef> {
  return Array.isArray(to);
}

export function actionProblems(balancer: IConstruct, action: Action): Problem[] {
  const { redirectTo, respond } = action;
  if (redirectTo) {
    const { host, path, query, port, status } = redirectTo;
    const changed = [host, path, query, port].some((part) => part !== undefined);
    return [
      must(changed, "redirectTo must change the host, path, query or port, or it would lead back to itself"),
      matches("redirectTo.host", host, /^[^\s/]{1,128}$/, "be a host name"),
      matches("redirectTo.path", path, /^\/\S{0,127}$/, 'begin with "/"'),
      matches("redirectTo.query", query, /^[^\s?]\S{0,127}$/, 'be without its leading "?"'),
      between("redirectTo.port", port, 1, 65535),
      oneOf("redirectTo.status", status, [301, 302]),
    ];
  }
  if (respond) {
    const { status, body = "", contentType } = respond;
    const answers = Number.isInteger(status) && ((status >= 200 && status < 300) || (status >= 400 && status < 600));
    return [
      must(answers, `respond.status must be 200 to 299 or 400 to 599, got ${status}`),
      must(Buffer.byteLength(body) <= 1024, `respond.body must be at most 1024 bytes, got ${Buffer.byteLength(body)}`),
      oneOf("respond.contentType", contentType, CONTENT_TYPES),
    ];
  }
  return forwardProblems(balancer, action as Forward);
}

/** AWS docs, "Quotas for your Application Load Balancers": five target groups an action. */
function forwardProblems(balancer: IConstruct, action: Forward): Problem[] {
  const weighted = isWeighted(action.forwardTo) ? action.forwardTo : undefined;
  return [
    ...groupsOf(action).map((group) => otherOwner(balancer, group)),
    must(weighted?.length !== 0, "forwardTo must name at least one target group, got none"),
    must((weighted?.length ?? 1) <= 5, `forwardTo must name at most 5 target groups, got ${weighted?.length}`),
    ...(weighted ?? []).map(({ weight }) => between("forwardTo weight", weight, 0, 999)),
    must(!weighted || weighted.some(({ weight }) => weight > 0), "forwardTo must give one group a weight above 0"),
    must(weighted !== undefined || action.stickySeconds === undefined, "stickySeconds must go with weights"),
    between("stickySeconds", action.stickySeconds, 1, 604_800),
  ];
}

/** AWS lets a target group belong to one balancer. */
function otherOwner(balancer: IConstruct, group: GroupRef): Problem {
  const owner = Construct.isConstruct(group) ? group.node.scope : undefined;
  return (
    owner !== undefined &&
    owner !== balancer &&
    "balancer" in owner &&
    `forwardTo must be a target group of this balancer, got one of ${owner.node.path}: use addBackend`
  );
}
