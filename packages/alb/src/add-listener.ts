import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { arnRegionProblem, createdByCall, idBelow, type Problem, parseChild, warn } from "@plinth/core";
import { isTaken } from "./add-backend";
import { KEY } from "./backends";
import { certificateArnOf } from "./certificate";
import { LISTENER, type ListenerOptions, type ListenerSettings, listenerWarnings } from "./listener-options";
import {
  createTargetGroup,
  homeOfBackend,
  type RegisteredTargetGroup,
  registerTargets,
  type TargetGroupContext,
  waitForTargets,
} from "./target-group";
import { normalizeTarget } from "./targets";

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
  warn(scope, ...listenerWarnings(target, settings, `addListener("${name}"): `));
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
