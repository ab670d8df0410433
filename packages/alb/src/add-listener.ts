import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { between, matches, must, nameOf, oneOf, type Problem, validate } from "@plinth/core";
import type { Named } from "./add-backend";
import { type AnyBackend, backendProblems, isTaken, KEY, KEY_RULE, type Served, servedBy } from "./backends";
import { type CertificateSource, certificateArnOf, certificateProblems } from "./certificate";
import { type HealthCheckProps, healthCheckProblems } from "./health-check";
import { sslPolicyProblem } from "./problems";
import { SSL_POLICY, type SslPolicy } from "./props";
import {
  deregistrationOf,
  drainingProblems,
  type MadeGroup,
  type Place,
  register,
  targetGroup,
  waitFor,
} from "./target-group";

/** AWS docs, "Edit target group attributes for your Network Load Balancer". */
interface ConnectionOptions {
  /** Where clients connect. */
  readonly port: number;
  /** What serves: the way to it is opened. An `ALBModule` is a backend too, of TCP. */
  readonly backend: AnyBackend;
  /** @default - a connection every 15 seconds, healthy after 2 successes, unhealthy after 3 failures */
  readonly healthCheck?: HealthCheckProps;
  /** Seconds that a target may keep connections it has. @default 30 in dev, 120 in prod, or the shorter time of the backend */
  readonly deregistrationSeconds?: number;
  /** Ends connections that are left then. @default false */
  readonly terminateConnections?: boolean;
  /** Whether targets see the addresses of clients. @default - for instances and for UDP */
  readonly preserveClientIp?: boolean;
  /** Tells targets the address of the client in a header of the connection (proxy protocol 2). @default false */
  readonly proxyProtocol?: boolean;
  /** Keeps a client with its target by its address. @default false */
  readonly stickiness?: boolean;
}

interface PlainListener {
  readonly protocol: "TCP" | "UDP" | "TCP_UDP";
  readonly certificate?: never;
  readonly certificateArn?: never;
  readonly sslPolicy?: never;
  readonly alpn?: never;
}

type TlsListener = {
  /** Ends TLS here. A backend that speaks HTTPS is reached over TLS again. */
  readonly protocol: "TLS";
  /** @default "ELBSecurityPolicy-TLS13-1-2-Res-2021-06" */
  readonly sslPolicy?: SslPolicy;
  /** Which version of HTTP is agreed upon. @default - none is offered */
  readonly alpn?: "HTTP1Only" | "HTTP2Only" | "HTTP2Optional" | "HTTP2Preferred";
} & CertificateSource;

export type ListenerOptions = ConnectionOptions & (PlainListener | TlsListener);

/** A listener, its target group, and the way to its backend. */
export interface Listening extends MadeGroup {
  readonly listener: LbListener;
  readonly port: number;
}

export function addListener(
  place: Place,
  loadBalancerArn: string,
  listening: Named<Listening>,
  usualSeconds: number,
  name: string,
  options: ListenerOptions,
): LbListener {
  const served = servedBy("network", options.backend);
  validate(place.scope, listenerProblems(listening, served, name, options), `addListener(${JSON.stringify(name)})`);
  const { scope, tags } = place;
  const { port, protocol } = options;
  const group = targetGroup(place, served, {
    name,
    protocol: protocol === "TLS" && served.protocol !== "HTTPS" ? "TCP" : protocol,
    deregistrationSeconds: deregistrationOf(served, options.deregistrationSeconds, usualSeconds),
    healthCheck: options.healthCheck,
    more: {
      connectionTermination: options.terminateConnections,
      proxyProtocolV2: options.proxyProtocol,
      ...(options.preserveClientIp !== undefined && { preserveClientIp: `${options.preserveClientIp}` }),
      ...(options.stickiness && { stickiness: { type: "source_ip", enabled: true } }),
    },
  });
  const listener = new LbListener(scope, `Listener-${name}`, {
    loadBalancerArn,
    port,
    protocol,
    ...(options.protocol === "TLS" && {
      sslPolicy: options.sslPolicy ?? SSL_POLICY,
      certificateArn: certificateArnOf(scope, name, options, tags),
      alpnPolicy: options.alpn,
    }),
    defaultAction: [{ type: "forward", targetGroupArn: group.arn }],
    tags: { ...tags, Name: nameOf(scope, 255, name) },
  });
  const registrations = register(place, served, group, name);
  waitFor(listener, registrations);
  listening.set(name, { listener, group, registrations, port });
  return listener;
}

function listenerProblems(
  listening: Named<Listening>,
  served: Served,
  name: string,
  options: ListenerOptions,
): Problem[] {
  const { port, protocol, stickiness, preserveClientIp, proxyProtocol } = options;
  const [holder] = [...listening].find(([, other]) => other.port === port) ?? [];
  const oneProtocol = served.targetType !== "alb" || protocol === "TCP";
  return [
    matches("name", name, KEY, KEY_RULE),
    must(!isTaken(name, listening.keys()), `name must be new, got "${name}" twice`),
    between("port", port, 1, 65535),
    holder !== undefined && `port must be free, got ${port}, where "${holder}" listens`,
    oneOf("protocol", protocol, ["TCP", "TLS", "UDP", "TCP_UDP"]),
    must(oneProtocol, `protocol must be "TCP" before a balancer, got "${protocol}"`),
    ...(protocol === "TLS" ? [...certificateProblems(options), sslPolicyProblem("sslPolicy", options.sslPolicy)] : []),
    ...backendProblems("network", options.backend),
    ...healthCheckProblems(served, options.healthCheck),
    ...drainingProblems(served, options.deregistrationSeconds),
    must(!stickiness || protocol !== "TLS", "stickiness must be left out where TLS ends at the balancer"),
    must(
      preserveClientIp !== false || !protocol.includes("UDP"),
      `preserveClientIp must be left out for ${protocol}, which always does`,
    ),
    must(
      served.targetType !== "alb" || (preserveClientIp === undefined && !proxyProtocol),
      "preserveClientIp and proxyProtocol must be left out before a balancer, which tells its targets itself",
    ),
  ];
}
