import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import {
  arnRegionProblem,
  boolean,
  choice,
  createdByCall,
  idBelow,
  integer,
  type Problem,
  parseChild,
  type RowsOf,
  type SettingsOf,
  variants,
  warn,
} from "@plinth/core";
import { isTaken } from "./add-backend";
import { type AnyBackend, KEY, NETWORK_BACKEND } from "./backends";
import {
  CERTIFICATE_ARN,
  type CertificateSource,
  certificateArnOf,
  DNS_CERTIFICATE,
  namesWarning,
} from "./certificate";
import type { HealthCheckProps } from "./health-check";
import { SSL_POLICY, type SslPolicy, sslPolicyWarning } from "./ssl-policy";
import {
  createTargetGroup,
  homeOfBackend,
  type RegisteredTargetGroup,
  registerTargets,
  type TargetGroupContext,
  waitForTargets,
} from "./target-group";
import { TARGET_GROUP_ROWS, targetGroupRules, targetGroupWarnings } from "./target-group-options";
import { normalizeTarget, type Target } from "./targets";

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

const CONNECTION_ROWS = {
  ...TARGET_GROUP_ROWS,
  port: integer(1, 65535),
  backend: NETWORK_BACKEND,
  terminateConnections: boolean.optional(),
  preserveClientIp: boolean.optional(),
  proxyProtocol: boolean.optional(),
  stickiness: boolean.optional(),
} satisfies RowsOf<ConnectionOptions>;

const TLS_ROWS = {
  sslPolicy: SSL_POLICY,
  alpn: choice("HTTP1Only", "HTTP2Only", "HTTP2Optional", "HTTP2Preferred").optional(),
  certificateArn: CERTIFICATE_ARN.optional(),
  certificate: DNS_CERTIFICATE.optional(),
};

const LISTENER = variants("protocol", { TCP: {}, TLS: TLS_ROWS, UDP: {}, TCP_UDP: {} }, CONNECTION_ROWS, {
  rules: [
    ...targetGroupRules("network"),
    ({ protocol, certificate, certificateArn }) => {
      if (protocol !== "TLS" || (certificate === undefined) !== (certificateArn === undefined)) return;
      const must = certificate ? "must not be given together" : "must be given";
      return `certificateArn or certificate ${must}`;
    },
    // AWS docs, "Use Application Load Balancers as targets of a Network Load Balancer", and "Edit target group attributes for your Network Load Balancer".
    ({ backend, protocol }) =>
      isBalancer(normalizeTarget("network", backend)) &&
      protocol !== "TCP" &&
      `protocol must be "TCP" before a balancer, got "${protocol}"`,
    ({ stickiness, protocol }) =>
      stickiness && protocol === "TLS" && "stickiness must be left out where TLS ends at the balancer",
    ({ preserveClientIp, protocol }) =>
      preserveClientIp === false &&
      protocol.includes("UDP") &&
      `preserveClientIp must be left out for ${protocol}, which always does`,
    ({ backend, preserveClientIp, proxyProtocol }) =>
      isBalancer(normalizeTarget("network", backend)) &&
      (preserveClientIp !== undefined || proxyProtocol) &&
      "preserveClientIp and proxyProtocol must be left out before a balancer, which tells its targets itself",
  ],
});
type ListenerSettings = SettingsOf<typeof LISTENER>;

function isBalancer({ targetType }: Target): boolean {
  return targetType === "alb";
}

/** A listener, its target group, and the way to its backend. */
export interface Listener extends RegisteredTargetGroup {
  readonly listener: LbListener;
  readonly port: number;
}

export function addListener(
  context: TargetGroupContext,
  loadBalancerArn: string,
  listeners: Map<string, Listener>,
  { name, options }: { readonly name: string; readonly options: ListenerOptions },
): LbListener {
  const { scope } = context;
  const settings = parseChild(scope, name, LISTENER, options, {
    method: "addListener",
    prefix: "Listener",
    keyName: "name",
    keyParser: KEY,
    rules: [
      () => isTaken(scope, `Listener-${name}`, name, listeners.keys()) && `name must be new, got "${name}"`,
      ({ port }) => portProblem(listeners, port),
      ({ certificateArn }) => arnRegionProblem("certificateArn", scope, certificateArn),
    ],
  });
  const { id, port, protocol } = settings;
  const target = normalizeTarget("network", settings.backend);
  warn(
    scope,
    ...targetGroupWarnings(target, settings, `addListener("${name}"): `),
    ...(protocol === "TLS" ? tlsWarnings(settings, `addListener("${name}"): `) : []),
  );
  const home = homeOfBackend(context, target, `${scope.node.path}.addListener("${name}")`);
  const group = createTargetGroup(context, target, home, {
    name,
    protocol: protocol === "TLS" && target.protocol !== "HTTPS" ? "TCP" : protocol,
    settings,
    more: argumentsOf(settings),
  });
  const listener = new LbListener(home, idBelow(home, scope, id), {
    loadBalancerArn,
    port,
    protocol,
    ...(protocol === "TLS" && {
      sslPolicy: settings.sslPolicy,
      certificateArn: certificateArnOf(context, name, settings),
      alpnPolicy: settings.alpn,
    }),
    defaultAction: [{ type: "forward", targetGroupArn: group.arn }],
    tags: context.tags(name),
  });
  if (home !== scope) createdByCall(listener);
  const registrations = registerTargets(context, target, group, { name, home });
  waitForTargets(listener, registrations);
  listeners.set(name, { listener, group, home, registrations, port });
  return listener;
}

function tlsWarnings(
  { sslPolicy, certificate }: Extract<ListenerSettings, { protocol: "TLS" }>,
  call: string,
): Problem[] {
  return [sslPolicyWarning(sslPolicy, call), namesWarning(certificate, call)];
}

/** Arguments of a target group of a network load balancer that are changed in place. */
function argumentsOf({ terminateConnections, proxyProtocol, preserveClientIp, stickiness }: ListenerSettings) {
  return {
    connectionTermination: terminateConnections,
    proxyProtocolV2: proxyProtocol,
    ...(preserveClientIp !== undefined && { preserveClientIp: `${preserveClientIp}` }),
    ...(stickiness && { stickiness: { type: "source_ip", enabled: true } }),
  };
}

function portProblem(listeners: ReadonlyMap<string, Listener>, port: number): Problem {
  const [holder] = [...listeners].find(([, other]) => other.port === port) ?? [];
  return holder !== undefined && `port must be free, got ${port}, where "${holder}" listens`;
}
