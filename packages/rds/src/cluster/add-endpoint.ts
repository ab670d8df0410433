import { RdsClusterEndpoint } from "@cdktf/provider-aws/lib/rds-cluster-endpoint";
import type { RdsClusterInstance } from "@cdktf/provider-aws/lib/rds-cluster-instance";
import { list, nameOf, object, parseChild, type RowsOf, reference, text } from "@plinth/core";
import { Construct } from "constructs";
import type { Endpoint } from "../facts";
import type { AuroraInstance } from "./reader";

export interface EndpointOptions {
  /** The instances behind it, at least one; while one of them is the writer it gets no reads. */
  readonly members: readonly AuroraInstance[];
}

const MEMBER = reference<AuroraInstance>({ instance: reference<RdsClusterInstance>({ identifier: text() }) });
const ENDPOINT = object({
  members: list(MEMBER, { min: 1, unique: (member) => member }).literal(),
} satisfies RowsOf<EndpointOptions>);

/** A host name for some readers, for example the large ones. */
export class CustomEndpoint extends Construct implements Endpoint {
  public readonly endpoint: RdsClusterEndpoint;
  public readonly port: number;

  constructor(
    scope: Construct,
    id: string,
    cluster: { id: string; port: number; tags: Record<string, string> },
    members: readonly AuroraInstance[],
  ) {
    super(scope, id);
    this.port = cluster.port;
    this.endpoint = new RdsClusterEndpoint(this, "Default", {
      clusterIdentifier: cluster.id,
      clusterEndpointIdentifier: nameOf(this, 63),
      customEndpointType: "READER",
      staticMembers: members.map(({ instance }) => instance.identifier),
      tags: { ...cluster.tags, Name: nameOf(this, 255) },
    });
  }

  /** Host name, without the port. */
  get address(): string {
    return this.endpoint.endpoint;
  }
}

export function addEndpoint(
  scope: Construct,
  cluster: { id: string; port: number; tags: Record<string, string> },
  key: string,
  options: EndpointOptions,
): CustomEndpoint {
  const { id, members } = parseChild(scope, key, ENDPOINT, options, {
    method: "addEndpoint",
    prefix: "Endpoint",
    rules: [
      (given) =>
        given.members.some((member) => !scope.node.children.includes(member)) &&
        "members must be instances of this cluster",
    ],
  });
  return new CustomEndpoint(scope, id, cluster, members);
}
