import { RdsClusterInstance } from "@cdktf/provider-aws/lib/rds-cluster-instance";
import { integer, nameOf, object, parseChild, type RowsOf } from "@plinth/core";
import { Construct } from "constructs";
import type { Endpoint } from "../facts";
import { hasInsights, insightsArguments } from "../insights";
import { AURORA_CLASS, type AuroraSettings, SERVERLESS } from "./aurora-props";
import type { Base } from "./cluster";
import type { ClusterEngine } from "./engines";

export interface ReaderOptions {
  /** Its class; or capacity units, which are those of the cluster. @default - as the cluster */
  readonly instanceClass?: string;
  /** 0 to 15: of several, the least takes over when the writer fails. @default 15 */
  readonly promotionTier?: number;
}

const READER = object({
  instanceClass: AURORA_CLASS.optional("as the cluster"),
  promotionTier: integer(0, 15).default(15),
} satisfies RowsOf<ReaderOptions>);

/** What an instance of a cluster takes over from it. */
export interface ClusterOfInstance {
  readonly clusterId: string;
  readonly base: Base;
  readonly engine: ClusterEngine;
  readonly settings: AuroraSettings;
}

/** An instance of an Aurora cluster. Which one writes is Aurora's choice, and changes when one fails. */
export class AuroraInstance extends Construct implements Endpoint {
  public readonly instance: RdsClusterInstance;
  public readonly port: number;

  constructor(scope: Construct, id: string, cluster: ClusterOfInstance, options: ReaderOptions) {
    super(scope, id);
    const { base, settings } = cluster;
    const { insights, encryptionKey, capacity } = settings;
    const instanceClass = options.instanceClass ?? capacity.instanceClass ?? SERVERLESS;
    this.port = base.port;
    this.instance = new RdsClusterInstance(this, "Default", {
      identifier: nameOf(this, 63),
      clusterIdentifier: cluster.clusterId,
      engine: settings.engine,
      instanceClass,
      dbSubnetGroupName: base.subnetGroup.name,
      publiclyAccessible: false,
      promotionTier: options.promotionTier,
      autoMinorVersionUpgrade: base.version.follows,
      applyImmediately: settings.applyImmediately,
      caCertIdentifier: settings.caCertificate,
      copyTagsToSnapshot: true,
      monitoringInterval: settings.monitoringSeconds,
      monitoringRoleArn: base.monitoring.role.arn,
      ...insightsArguments(hasInsights(cluster.engine, instanceClass), insights, encryptionKey),
      tags: { ...base.tags, Name: nameOf(this, 255) },
      dependsOn: [base.monitoring.permission],
    });
  }

  /** Host name of this one instance, without the port. */
  get address(): string {
    return this.instance.endpoint;
  }
}

export function addReader(
  scope: Construct,
  cluster: ClusterOfInstance,
  key: string,
  options: ReaderOptions,
): AuroraInstance {
  const { id, ...settings } = parseChild(scope, key, READER, options, { method: "addReader", prefix: "Reader" });
  return new AuroraInstance(scope, id, cluster, settings);
}
