import { autoScalingGroup } from "./auto-scaling-group";
import { cache } from "./cache";
import { database } from "./database";
import { dbProxy } from "./db-proxy";
import { ecsService } from "./ecs-service";
import { instance } from "./instance";
import { interfaceEndpoint } from "./interface-endpoint";
import { lambda } from "./lambda";
import { loadBalancer } from "./load-balancer";
import { networkInterface } from "./network-interface";
import type { Node, NodeContext, NodeReader } from "./node";
import { vpcLink } from "./vpc-link";

const READERS: readonly NodeReader[] = [
  instance,
  autoScalingGroup,
  database,
  dbProxy,
  cache,
  lambda,
  ecsService,
  loadBalancer,
  interfaceEndpoint,
  networkInterface,
  vpcLink,
];

/** Everything of the stack that has network interfaces, by address. */
export function readNodes(context: NodeContext): ReadonlyMap<string, Node> {
  const nodes = READERS.flatMap((reader) =>
    context.stack.all(...reader.types).flatMap((resource) => reader.read(resource, context) ?? []),
  );
  return new Map(nodes.map((node) => [node.address, node]));
}
