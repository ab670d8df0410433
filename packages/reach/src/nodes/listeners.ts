import { type Arguments, block, blocks, number, type Resource } from "@plinth/model";
import type { References } from "../references";
import type { Intervals } from "../sets/intervals";
import { union } from "../sets/intervals";
import { traffic } from "../sets/traffic";

/** A listener of a load balancer, with the actions of its rules. */
export interface Listener {
  readonly resource: Resource;
  readonly traffic: Intervals;
  /** Target groups that it forwards to, with the resource that says so. */
  readonly forwards: readonly { readonly by: Resource; readonly value: unknown }[];
}

const LISTENERS = ["aws_lb_listener", "aws_alb_listener"];
const RULES = ["aws_lb_listener_rule", "aws_alb_listener_rule"];

export function listenersOf(
  balancer: Resource,
  { references }: { readonly references: References },
): readonly Listener[] {
  return references.referring(balancer, "load_balancer_arn", ...LISTENERS).map((resource) => {
    const rules = references.referring(resource, "listener_arn", ...RULES);
    return {
      resource,
      traffic: trafficOfListener(resource.args),
      forwards: [
        ...forwardsOf(resource, blocks(resource.args, "default_action")),
        ...rules.flatMap((rule) => forwardsOf(rule, blocks(rule.args, "action"))),
      ],
    };
  });
}

function trafficOfListener({ port, protocol }: Arguments): Intervals {
  return union(...protocolsOf(protocol).map((name) => traffic(name, number(port))));
}

/** Of listeners and target groups: HTTP, HTTPS and TLS are TCP. */
export function protocolsOf(protocol: unknown): readonly string[] {
  const name = `${protocol ?? "TCP"}`.toUpperCase();
  if (name === "GENEVE" || name === "UDP" || name === "QUIC") return ["udp"];
  return name.includes("_") ? ["tcp", "udp"] : ["tcp"];
}

function forwardsOf(by: Resource, actions: readonly Arguments[]): Listener["forwards"] {
  return actions.flatMap((action) => {
    const weighted = blocks(block(action, "forward"), "target_group").map(({ arn }) => arn);
    return [action.target_group_arn, ...weighted]
      .filter((value) => value !== undefined)
      .map((value) => ({ by, value }));
  });
}
