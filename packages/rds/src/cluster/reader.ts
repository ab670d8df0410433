import { RdsClusterInstance } from "@cdktf/provider-aws/lib/rds-cluster-instance";
import { integer, moduleContext, object, parseChild, type RowsOf } from "@plinth/core";
import { Construct } from "constructs";
import type { Endpoint } from "../database-context";
import { hasInsights, insightsArguments } from "../insights";
import { permissions } from "../monitoring-role";
import { IDENTIFIER } from "../props";
import { AURORA_CLASS, type AuroraSettings, SERVERLESS } from "./aurora-props";
import type { ClusterEngine } from "./engines";
import type { ClusterSupport } from "./support";

export interface ReaderOptions {
  /** Identifier of the instance. A change replaces it. @default - derived from that of the cluster and the key */
  readonly identifier?: string;
  /** Its class; or capacity units, which are those of the cluster. @default - as the cluster */
  readonly instanceClass?: string;
  /** 0 to 15: of several, the least takes over when the writer fails. @default 15 */
  readonly promotionTier?: number;
}

const READER = object({
  identifier: IDENTIFIER.optional(),
  instanceClass: AURORA_CLASS.optional(),
  promotionTier: integer(0, 15).default(15),
} satisfies RowsOf<ReaderOptions>);

/** What an instance of a cluster takes over from it. */
export interface InstanceContext {
  readonly clusterId: string;
  readonly support: ClusterSupport;
  readonly engine: ClusterEngine;
  readonly settings: AuroraSettings;
}

/** An instance of an Aurora cluster. Which one writes is Aurora's choice, and changes when one fails. */
export class AuroraInstance extends Construct implements Endpoint {
  public readonly instance: RdsClusterInstance;
  public readonly port: number;

  constructor(scope: Construct, id: string, cluster: InstanceContext, options: ReaderOptions) {
    super(scope, id);
    const { support, settings } = cluster;
    const context = moduleContext(this, { ...settings, baseName: options.identifier });
    const { insights, encryptionKey, capacity } = settings;
    const instanceClass = options.instanceClass ?? capacity.instanceClass ?? SERVERLESS;
    this.port = support.port;
    this.instance = new RdsClusterInstance(this, "Default", {
      identifier: context.name(63),
      clusterIdentifier: cluster.clusterId,
      engine: settings.engine,
      instanceClass,
      dbSubnetGroupName: support.subnetGroup.name,
      publiclyAccessible: false,
      promotionTier: options.promotionTier,
      autoMinorVersionUpgrade: support.version.follows,
      applyImmediately: settings.applyImmediately,
      caCertIdentifier: settings.caCertificate,
      copyTagsToSnapshot: true,
      monitoringInterval: settings.monitoringSeconds,
      monitoringRoleArn: support.monitoring?.role.arn,
      ...insightsArguments(hasInsights(cluster.engine, instanceClass), insights, encryptionKey),
      tags: context.tags(),
      dependsOn: permissions(support.monitoring),
    });
  }

  /** Host name of this one instance, without the port. */
  get address(): string {
    return this.instance.endpoint;
  }
}

/** AWS docs, "Replication with Amazon Aurora": up to 15 Aurora Replicas beside the writer. */
const MAX_READERS = 15;

export function addReader(
  scope: Construct,
  cluster: InstanceContext,
  key: string,
  options: ReaderOptions,
): AuroraInstance {
  const count = scope.node.children.filter((child) => child instanceof AuroraInstance).length;
  const { id, ...settings } = parseChild(scope, key, READER, options, {
    method: "addReader",
    prefix: "Reader",
    rules: [() => count > MAX_READERS && `there must be at most ${MAX_READERS} readers, with the standby`],
  });
  return new AuroraInstance(scope, id, cluster, settings);
}
