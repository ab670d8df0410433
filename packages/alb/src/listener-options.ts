import { boolean, choice, integer, type Problem, type RowsOf, type SettingsOf, variants } from "@plinth/core";
import { type AnyBackend, NETWORK_BACKEND } from "./backends";
import { CERTIFICATE_ARN, type CertificateSource, DNS_CERTIFICATE, namesWarning } from "./certificate";
import type { HealthCheckProps } from "./health-check";
import { SSL_POLICY, type SslPolicy, sslPolicyWarning } from "./ssl-policy";
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

export const LISTENER = variants("protocol", { TCP: {}, TLS: TLS_ROWS, UDP: {}, TCP_UDP: {} }, CONNECTION_ROWS, {
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
export type ListenerSettings = SettingsOf<typeof LISTENER>;

function isBalancer({ targetType }: Target): boolean {
  return targetType === "alb";
}

/** What AWS accepts of a listener and is unwise or has no effect. @param call - as it is written, before each sentence */
export function listenerWarnings(target: Target, settings: ListenerSettings, call: string): Problem[] {
  const tls = settings.protocol === "TLS" ? settings : undefined;
  return [
    ...targetGroupWarnings(target, settings, call),
    tls && sslPolicyWarning(tls.sslPolicy, call),
    namesWarning(tls?.certificate, call),
  ];
}
