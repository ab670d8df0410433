import { integer, object, type RowsOf, type SettingsOf, text } from "@plinth/core";
import { PORT } from "./backends";
import type { Target } from "./targets";

/** AWS docs, "Health checks for Application Load Balancer target groups" and "… for Network Load Balancer target groups". */
export interface HealthCheckProps {
  /** @default "/"; behind a network load balancer - a connection is enough */
  readonly path?: string;
  /** Codes of a healthy target: `200`, `200-299`, `200,301`; for gRPC 0 to 99. @default "200", "12" for gRPC */
  readonly matcher?: string;
  /** Where health is asked; the way there is opened too. @default - the port of the backend */
  readonly port?: number;
  /** 5 to 300. @default 15 */
  readonly intervalSeconds?: number;
  /** 2 to 120, less than the interval. @default 5 */
  readonly timeoutSeconds?: number;
  /** 2 to 10. @default 2 */
  readonly healthyThreshold?: number;
  /** 2 to 10. @default 3 */
  readonly unhealthyThreshold?: number;
}

const TIMES = { intervalSeconds: 15, timeoutSeconds: 5, healthyThreshold: 2, unhealthyThreshold: 3 };

export const HEALTH_CHECK = object(
  {
    path: text('begin with "/"', /^\/\S{0,1023}$/).optional(),
    matcher: text().optional(),
    port: PORT.optional(),
    intervalSeconds: integer(5, 300).default(TIMES.intervalSeconds),
    timeoutSeconds: integer(2, 120).default(TIMES.timeoutSeconds),
    healthyThreshold: integer(2, 10).default(TIMES.healthyThreshold),
    unhealthyThreshold: integer(2, 10).default(TIMES.unhealthyThreshold),
  } satisfies RowsOf<HealthCheckProps>,
  {
    rules: [
      // https://github.com/hashicorp/terraform-provider-aws/issues/48070 has the message of AWS.
      ({ intervalSeconds, timeoutSeconds }, path) =>
        timeoutSeconds >= intervalSeconds &&
        `${path("timeoutSeconds")} must be less than the interval, got ${timeoutSeconds} and ${intervalSeconds}`,
    ],
  },
);
type HealthCheck = SettingsOf<typeof HEALTH_CHECK>;

const HTTP = { path: "/", matcher: "200" } as const;

/** The path and the code with which a server that has not heard of health checks answers. */
const GRPC = { path: "/AWS.ALB/healthcheck", matcher: "12" } as const;

/** How to ask a target for its health, in the words of the resource. Lambda functions are asked only when told. */
export function healthCheckOf(target: Target, given: HealthCheck | undefined) {
  if (target.targetType === "lambda" && !given) return;
  const health: HealthCheck = given ?? { ...TIMES, path: undefined, matcher: undefined, port: undefined };
  return {
    ...requestOf(target, health),
    ...(target.targetType === "lambda" && { enabled: true }),
    ...(health.port !== undefined && { port: `${health.port}` }),
    interval: health.intervalSeconds,
    timeout: health.timeoutSeconds,
    healthyThreshold: health.healthyThreshold,
    unhealthyThreshold: health.unhealthyThreshold,
  };
}

/** A connection, or a request and its answer. Plain HTTP is what AWS asks when no protocol is named. */
function requestOf({ balancer, targetType, protocol, protocolVersion }: Target, given: HealthCheck) {
  if (balancer === "network" && targetType !== "alb" && given.path === undefined) return { protocol: "TCP" };
  const usual = protocolVersion === "GRPC" ? GRPC : HTTP;
  const named = balancer === "network" || protocol === "HTTPS";
  const { path = usual.path, matcher = usual.matcher } = given;
  return { ...(named && { protocol: protocol ?? "HTTP" }), path, matcher };
}

/**
 * What depends on the target. Codes: AWS docs, "Matcher",
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html
 *
 * @param path - of the health check, as messages write it
 */
export function healthCheckProblem(target: Target, { port, matcher }: HealthCheck, path: string): string | undefined {
  if (target.targetType === "lambda" && port !== undefined)
    return `${path}.port must be left out for a function, got ${port}`;
  if (matcher === undefined) return;
  const [shape, rule] =
    target.protocolVersion === "GRPC"
      ? [/^\d{1,2}([,-]\d{1,2})*$/, 'gRPC codes such as "0" or "0-99"']
      : target.balancer === "network"
        ? [/^[2-5]\d\d([,-][2-5]\d\d)*$/, 'status codes of 200 to 599 such as "200-399"']
        : [/^[2-4]\d\d([,-][2-4]\d\d)*$/, 'status codes such as "200-299"'];
  return shape.test(matcher) ? undefined : `${path}.matcher must be ${rule}, got ${JSON.stringify(matcher)}`;
}
