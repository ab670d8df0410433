import { RdsClusterInstance } from "@cdktf/provider-aws/lib/rds-cluster-instance";
import { type KeyRef, nameOf } from "@plinth/core";
import { Construct } from "constructs";
import type { Endpoint } from "../facts";
import { insightsOf } from "../insights";
import { hasInsights } from "../problems";
import type { DatabaseProps } from "../props";
import type { Base } from "./cluster";
import type { ClusterEngine } from "./engines";
import type { CapacityProps } from "./props";

export interface ReaderOptions {
  /** Its class; or capacity units, which are those of the cluster. @default - as the cluster */
  readonly instanceClass?: string;
  /** 0 to 15: of several, the least takes over when the writer fails. @default 15 */
  readonly promotionTier?: number;
}

/** What an instance of a cluster takes over from it. */
export interface ClusterOfInstance {
  readonly clusterId: string;
  readonly base: Base;
  readonly engine: ClusterEngine;
  readonly capacity: CapacityProps;
  readonly props: DatabaseProps & { readonly engine: string; readonly applyImmediately?: boolean };
  readonly encryptionKey: KeyRef | undefined;
}

/** An instance of an Aurora cluster. Which one writes is Aurora's choice, and changes when one fails. */
export class AuroraInstance extends Construct implements Endpoint {
  public readonly instance: RdsClusterInstance;
  public readonly port: number;

  constructor(scope: Construct, id: string, cluster: ClusterOfInstance, options: ReaderOptions) {
    super(scope, id);
    const { base, props, encryptionKey } = cluster;
    const instanceClass = options.instanceClass ?? cluster.capacity.instanceClass ?? "db.serverless";
    this.port = base.port;
    this.instance = new RdsClusterInstance(this, "Default", {
      identifier: nameOf(this, 63),
      clusterIdentifier: cluster.clusterId,
      engine: props.engine,
      instanceClass,
      dbSubnetGroupName: base.subnetGroup.name,
      publiclyAccessible: false,
      promotionTier: options.promotionTier,
      autoMinorVersionUpgrade: base.version.follows,
      applyImmediately: props.applyImmediately ?? true,
      caCertIdentifier: props.caCertificate,
      copyTagsToSnapshot: true,
      monitoringInterval: props.monitoringSeconds ?? 60,
      monitoringRoleArn: base.monitoring.role.arn,
      ...insightsOf(hasInsights(cluster.engine, instanceClass), props.insights, encryptionKey),
      tags: { ...base.tags, Name: nameOf(this, 255) },
      dependsOn: [base.monitoring.permission],
    });
  }

  /** Host name of this one instance, without the port. */
  get address(): string {
    return this.instance.endpoint;
  }
}
