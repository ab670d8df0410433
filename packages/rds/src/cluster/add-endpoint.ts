import { RdsClusterEndpoint } from "@cdktf/provider-aws/lib/rds-cluster-endpoint";
import type { RdsClusterInstance } from "@cdktf/provider-aws/lib/rds-cluster-instance";
import { list, moduleContext, object, parseChild, type RowsOf, reference, text, warn } from "@plinth/core";
import { Construct } from "constructs";
import type { Endpoint } from "../database-context";
import { IDENTIFIER } from "../props";
import type { AuroraSettings } from "./aurora-props";
import type { AuroraInstance } from "./reader";

export interface EndpointOptions {
  /** Identifier of the endpoint, which its host name begins with. A change replaces it. @default - derived from that of the cluster and the key */
  readonly identifier?: string;
  /** The instances behind it, at least one; while one of them is the writer it gets no reads. */
  readonly members: readonly AuroraInstance[];
}

const MEMBER = reference<AuroraInstance>({ instance: reference<RdsClusterInstance>({ identifier: text() }) });
const ENDPOINT = object({
  identifier: IDENTIFIER.optional(),
  members: list(MEMBER, { min: 1, unique: (member) => member }).literal(),
} satisfies RowsOf<EndpointOptions>);

/** A host name for some readers, for example the large ones. */
export class CustomEndpoint extends Construct implements Endpoint {
  public readonly endpoint: RdsClusterEndpoint;
  public readonly port: number;

  constructor(
    scope: Construct,
    id: string,
    clusterIdentifier: string,
    settings: AuroraSettings,
    { identifier, members }: EndpointOptions,
  ) {
    super(scope, id);
    const context = moduleContext(this, { ...settings, baseName: identifier });
    this.port = members[0].port;
    this.endpoint = new RdsClusterEndpoint(this, "Default", {
      clusterIdentifier,
      clusterEndpointIdentifier: context.name(63),
      customEndpointType: "READER",
      staticMembers: members.map(({ instance }) => instance.identifier),
      tags: context.tags(),
    });
  }

  /** Host name, without the port. */
  get address(): string {
    return this.endpoint.endpoint;
  }
}

/** AWS docs, "Quotas and constraints for Amazon Aurora", https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_Limits.html: can be raised. */
const QUOTA = 5;

export function addEndpoint(
  cluster: Construct,
  clusterIdentifier: string,
  settings: AuroraSettings,
  key: string,
  options: EndpointOptions,
): CustomEndpoint {
  const { id, ...endpoint } = parseChild(cluster, key, ENDPOINT, options, {
    method: "addEndpoint",
    prefix: "Endpoint",
    rules: [
      (given) =>
        given.members.some((member) => !cluster.node.children.includes(member)) &&
        "members must be instances of this cluster",
    ],
  });
  const count = cluster.node.children.filter((child) => child instanceof CustomEndpoint).length;
  warn(cluster, count >= QUOTA && `${cluster.node.path} has more than ${QUOTA} custom endpoints, AWS's default quota`);
  return new CustomEndpoint(cluster, id, clusterIdentifier, settings, endpoint);
}
