import type { RdsCluster } from "@cdktf/provider-aws/lib/rds-cluster";
import type { Facts } from "../facts";
import { connectionsOf } from "../signals";
import type { Base } from "./cluster";
import type { ClusterEngine } from "./engines";
import type { AuroraModuleProps, MultiAzClusterModuleProps } from "./props";

export function factsOf(
  cluster: RdsCluster,
  props: AuroraModuleProps | MultiAzClusterModuleProps,
  { place, tags, port, connections, logRetentionDays }: Base,
  engine: ClusterEngine,
  instanceClass: string,
): Facts {
  return {
    ...{ place, tags, port, connections, logRetentionDays },
    address: cluster.endpoint,
    engineName: props.engine,
    databaseName: props.databaseName,
    masterUsername: cluster.masterUsername,
    secretArn: cluster.masterUserSecret.get(0).secretArn,
    subnets: props.subnets,
    encryptionKey: props.encryptionKey,
    resourceId: cluster.clusterResourceId,
    hasIamLogin: true,
    target: { dbClusterIdentifier: cluster.id },
    proxyFamily: engine.proxyFamily,
    maxConnections: connectionsOf(engine, instanceClass),
  };
}
