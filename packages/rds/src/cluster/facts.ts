import type { RdsCluster } from "@cdktf/provider-aws/lib/rds-cluster";
import type { Facts } from "../facts";
import { connectionsOf } from "../signals";
import type { AuroraSettings } from "./aurora-props";
import type { Base } from "./cluster";
import type { ClusterEngine } from "./engines";
import type { MultiAzClusterSettings } from "./props";

export function factsOf(
  cluster: RdsCluster,
  settings: AuroraSettings | MultiAzClusterSettings,
  { place, tags, port, connections, logRetentionDays }: Base,
  engine: ClusterEngine,
  instanceClass: string,
): Facts {
  return {
    ...{ place, tags, port, connections, logRetentionDays },
    address: cluster.endpoint,
    engineName: settings.engine,
    databaseName: settings.databaseName,
    masterUsername: cluster.masterUsername,
    secretArn: cluster.masterUserSecret.get(0).secretArn,
    subnets: settings.subnets,
    encryptionKey: settings.encryptionKey,
    resourceId: cluster.clusterResourceId,
    hasIamLogin: true,
    target: { dbClusterIdentifier: cluster.id },
    proxyFamily: engine.proxyFamily,
    maxConnections: connectionsOf(engine, instanceClass),
  };
}
