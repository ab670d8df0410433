import { blocks, isTrue, isUnknown, number, type Resource, text } from "@plinth/model";
import type { Network } from "../network";
import { type Listener, listenersOf, protocolsOf } from "../nodes/listeners";
import { isNetworkLoadBalancer } from "../nodes/load-balancer";
import type { Family } from "../sets/cidr";
import { type Intervals, union } from "../sets/intervals";
import type { Grant } from "../sets/step";
import { EVERYTHING, traffic, trafficText } from "../sets/traffic";

/** What a load balancer passes on to a target. */
export interface Forward {
  /** Address of the target. */
  readonly to: string;
  /** What the listener accepts. */
  readonly accepts: Intervals;
  /** What the target gets. */
  readonly traffic: Intervals;
  /** Of the addresses of the targets. */
  readonly family: Family;
  /** The target sees the address of the client. */
  readonly keepsClient: boolean;
  readonly notes: readonly Grant[];
}

const GROUPS = ["aws_lb_target_group", "aws_alb_target_group"];

/** Everything that the listeners of a load balancer forward, to targets in the stack. */
export function forwardsOf(network: Network, balancer: Resource): readonly Forward[] {
  return listenersOf(balancer, network).flatMap((listener) =>
    listener.forwards.flatMap(({ by, value }) =>
      network.references
        .find(by, value, GROUPS)
        .resources.flatMap((group) => toTargets(network, { balancer, listener, by, group })),
    ),
  );
}

interface Forwarding {
  readonly balancer: Resource;
  readonly listener: Listener;
  readonly by: Resource;
  readonly group: Resource;
}

function toTargets(network: Network, { balancer, listener, by, group }: Forwarding): readonly Forward[] {
  return targetsOf(network, group).map(({ address, port, by: attachment }) => {
    const passed = trafficOf(group, port);
    const note = (resource: Resource, says: string): Grant => ({
      address: resource.address,
      traffic: EVERYTHING,
      isSure: true,
      says,
    });
    return {
      to: address,
      accepts: listener.traffic,
      traffic: passed,
      family: group.args.ip_address_type === "ipv6" ? 6 : 4,
      keepsClient: keepsClient(balancer, group),
      notes: [
        note(by, `forwards ${trafficText(listener.traffic)} to ${group.address}`),
        note(attachment, `registers ${address} there, on ${trafficText(passed)}`),
      ],
    };
  });
}

function trafficOf({ args }: Resource, port: unknown): Intervals {
  const target = number(port ?? args.port);
  return union(...protocolsOf(args.protocol).map((name) => traffic(name, target)));
}

/**
 * Application Load Balancers connect with their own address. AWS docs, "Edit target group attributes for your Network Load
 * Balancer", https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
 */
function keepsClient(balancer: Resource, { args }: Resource): boolean {
  if (!isNetworkLoadBalancer(balancer)) return false;
  if (args.preserve_client_ip !== undefined && !isUnknown(args.preserve_client_ip))
    return isTrue(args.preserve_client_ip);
  const isUdp = protocolsOf(args.protocol).includes("udp");
  return isUdp || (text(args.target_type) ?? "instance") !== "ip";
}

interface Target {
  readonly address: string;
  readonly port?: unknown;
  /** What registers it. */
  readonly by: Resource;
}

/** Targets of a target group: registered one by one, by Auto Scaling groups, or by ECS services. */
function targetsOf(network: Network, group: Resource): readonly Target[] {
  const { references } = network;
  const inBlocks = (by: Resource, block: string) =>
    blocks(by.args, block).filter((one) => references.find(by, one.target_group_arn, GROUPS).resources.includes(group));
  const registered = [
    ...references.referring(group, "target_group_arn", ...ATTACHMENTS),
    ...references.referring(group, "lb_target_group_arn", "aws_autoscaling_attachment"),
    ...references.referring(group, "alb_target_group_arn", "aws_autoscaling_attachment"),
    ...references.referring(group, "traffic_source.identifier", "aws_autoscaling_traffic_source_attachment"),
  ];
  const fleets = [
    ...references.referring(group, "target_group_arns", "aws_autoscaling_group"),
    ...references.referring(group, "traffic_source.identifier", "aws_autoscaling_group"),
  ];
  return [
    ...registered.flatMap((by) => registeredBy(network, by)),
    ...fleets.map((by) => ({ address: by.address, by })),
    ...references
      .referring(group, "load_balancer.target_group_arn", "aws_ecs_service")
      .flatMap((by) =>
        inBlocks(by, "load_balancer").map((one) => ({ address: by.address, port: one.container_port, by })),
      ),
  ];
}

function registeredBy(network: Network, by: Resource): readonly Target[] {
  const value = by.args.target_id ?? by.args.autoscaling_group_name;
  const { resources, literals } = network.references.find(by, value, TARGETS);
  const known = [...resources.map(({ address }) => address), ...literals.flatMap((ip) => nodeAt(network, ip) ?? [])];
  return known.filter((address) => network.nodes.has(address)).map((address) => ({ address, port: by.args.port, by }));
}

const ATTACHMENTS = ["aws_lb_target_group_attachment", "aws_alb_target_group_attachment"];
const TARGETS = ["aws_instance", "aws_autoscaling_group", "aws_lb", "aws_alb", "aws_network_interface"];

/** The node with a private address that is known. */
function nodeAt({ nodes }: Network, ip: string): string | undefined {
  for (const { address, interfaces } of nodes.values()) {
    if (interfaces.some((one) => one.ip[4]?.text === ip || one.ip[6]?.text === ip)) return address;
  }
  return;
}
