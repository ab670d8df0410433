import { between, matches, must, type Problem } from "@plinth/core";
import type { Served } from "./backends";

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

const HTTP = { path: "/", matcher: "200" } as const;

/** The path and the code with which a server that has not heard of health checks answers. */
const GRPC = { path: "/AWS.ALB/healthcheck", matcher: "12" } as const;

const TIMES = { intervalSeconds: 15, timeoutSeconds: 5, healthyThreshold: 2, unhealthyThreshold: 3 } as const;

/** How to ask a target for its health, in the words of the resource. Lambda functions are asked only when told. */
export function healthCheckOf(served: Served, given: HealthCheckProps | undefined) {
  if (served.targetType === "lambda" && !given) return;
  const health = { ...TIMES, ...given };
  return {
    ...questionOf(served, health),
    ...(served.targetType === "lambda" && { enabled: true }),
    ...(health.port !== undefined && { port: `${health.port}` }),
    interval: health.intervalSeconds,
    timeout: health.timeoutSeconds,
    healthyThreshold: health.healthyThreshold,
    unhealthyThreshold: health.unhealthyThreshold,
  };
}

/** A connection, or a request and its answer. Plain HTTP is what AWS asks when no protocol is named. */
function questionOf({ balancer, targetType, protocol, protocolVersion }: Served, given: HealthCheckProps) {
  if (balancer === "network" && targetType !== "alb" && given.path === undefined) return { protocol: "TCP" };
  const { path, matcher } = { ...(protocolVersion === "GRPC" ? GRPC : HTTP), ...given };
  const named = balancer === "network" || protocol === "HTTPS";
  return { ...(named && { protocol: protocol ?? "HTTP" }), path, matcher };
}

export function healthCheckProblems(served: Served, given: HealthCheckProps | undefined): Problem[] {
  const health = { ...TIMES, ...given };
  const grpc = served.protocolVersion === "GRPC";
  return [
    matches("healthCheck.path", health.path, /^\/\S{0,1023}$/, 'begin with "/"'),
    grpc
      ? matches("healthCheck.matcher", health.matcher, /^\d{1,2}([,-]\d{1,2})*$/, 'be gRPC codes such as "0" or "0-99"')
      : matches(
          "healthCheck.matcher",
          health.matcher,
          /^[2-4]\d\d([,-][2-4]\d\d)*$/,
          'be status codes such as "200-299"',
        ),
    must(
      served.targetType !== "lambda" || health.port === undefined,
      `healthCheck.port must be left out for a function, got ${health.port}`,
    ),
    between("healthCheck.port", health.port, 1, 65535),
    between("healthCheck.intervalSeconds", health.intervalSeconds, 5, 300),
    between("healthCheck.timeoutSeconds", health.timeoutSeconds, 2, 120),
    must(
      health.timeoutSeconds < health.intervalSeconds,
      `healthCheck.timeoutSeconds must be less than the interval, got ${health.timeoutSeconds} and ${health.intervalSeconds}`,
    ),
    between("healthCheck.healthyThreshold", health.healthyThreshold, 2, 10),
    between("healthCheck.unhealthyThreshold", health.unhealthyThreshold, 2, 10),
  ];
}
