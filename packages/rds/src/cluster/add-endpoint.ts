import { RdsClusterEndpoint } from "@cdktf/provider-aws/lib/rds-cluster-endpoint";
import { matches, must, nameOf, validate } from "@plinth/core";
import { Construct } from "constructs";
import type { Endpoint } from "../facts";
import type { AuroraInstance } from "./reader";

export interface EndpointOptions {
  /** The instances behind it, at least one; while one of them is the writer it gets no reads. */
  readonly members: readonly AuroraInstance[];
}

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
  { members }: EndpointOptions,
): CustomEndpoint {
  validate(
    scope,
    [
      matches("key", key, /^[A-Za-z][A-Za-z0-9-]{0,39}$/, "have 1 to 40 letters, digits and hyphens"),
      scope.node.tryFindChild(`Endpoint-${key}`) && `key must be new, got "${key}" again`,
      must(members.length > 0, "members must have at least one instance"),
      must(
        members.every((member) => member.node.scope === scope),
        "members must be instances of this cluster",
      ),
    ],
    `addEndpoint(${JSON.stringify(key)})`,
  );
  return new CustomEndpoint(scope, `Endpoint-${key}`, cluster, members);
}
