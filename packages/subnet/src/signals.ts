import type { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import type { Signal, Signals } from "@plinth/core";
import { REGIONAL } from "./nat-rules";

/** `natPortErrors-us-east-1a`: connections that found no source port. `natPacketsDropped-us-east-1a`: lost packets. */
export type NatSignal = `natPortErrors-${string}` | `natPacketsDropped-${string}`;

/**
 * What to watch of the NAT gateways. Lost packets are a chart only: a healthy gateway loses some, in proportion to its
 * traffic. AWS docs, "Monitor NAT gateways with Amazon CloudWatch".
 */
export function natSignals(gateways: Readonly<Record<string, NatGateway>>): Signals<NatSignal> {
  return Object.fromEntries(
    Object.entries(gateways).flatMap(([zone, gateway]): [NatSignal, Signal][] => [
      [
        `natPortErrors-${zone}`,
        {
          title: `Connections refused by ${name(zone)}`,
          metric: metric("ErrorPortAllocation", gateway),
          limit: { above: 0, missing: "notBreaching" },
        },
      ],
      [
        `natPacketsDropped-${zone}`,
        {
          title: `Packets dropped by ${name(zone)}`,
          metric: metric("PacketsDropCount", gateway),
        },
      ],
    ]),
  );
}

function name(zone: string): string {
  return zone === REGIONAL ? "the regional NAT gateway" : `the NAT gateway in ${zone}`;
}

function metric(name: string, gateway: NatGateway): Signal["metric"] {
  return {
    namespace: "AWS/NATGateway",
    name,
    dimensions: { NatGatewayId: gateway.id },
    statistic: "Sum",
    unit: "Count",
  };
}
