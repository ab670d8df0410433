import { MonitoringModule } from "@plinth/monitoring";
import { alarmRows, chartRows } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { aurora, database, multiAz } from "./database";

const monitoring = (stack: TerraformStack) => new MonitoringModule(stack, "Monitoring", { environment: "dev" });

test("a database, its proxy and its replica have these alarms and charts", () => {
  const made = database({ password: { keptBy: "stack" } }, (db, stack) => {
    const all = monitoring(stack);
    all.watch(db);
    all.watch(db.addProxy("Pool"));
    all.watch(db.addReplica("Reporting"));
  });
  expect(alarmRows(made)).toMatchInlineSnapshot(`
[
  "test-monitoring-alarms-database-connections: AWS/RDS DatabaseConnections DBInstanceIdentifier=\${aws_db_instance.Database.identifier} Maximum/300 > 360, 3 of 3, missing data: notBreaching",
  "test-monitoring-alarms-database-cpu: AWS/RDS CPUUtilization DBInstanceIdentifier=\${aws_db_instance.Database.identifier} Average/300 > 80, 3 of 3, missing data: breaching",
  "test-monitoring-alarms-database-memory: AWS/RDS FreeableMemory DBInstanceIdentifier=\${aws_db_instance.Database.identifier} Minimum/300 < 429496730, 3 of 3, missing data: missing",
  "test-monitoring-alarms-database-proxy-pool-borrowlatency: AWS/RDS DatabaseConnectionsBorrowLatency ProxyName=\${aws_db_proxy.Database_Proxy-Pool_0EAC5AF2.name} Average/300 > 1000000, 3 of 3, missing data: notBreaching",
  "test-monitoring-alarms-database-proxy-pool-connections: AWS/RDS DatabaseConnections ProxyName=\${aws_db_proxy.Database_Proxy-Pool_0EAC5AF2.name} Maximum/300 > 324, 3 of 3, missing data: notBreaching",
  "test-monitoring-alarms-database-proxy-pool-failedconnections: AWS/RDS DatabaseConnectionsSetupFailed ProxyName=\${aws_db_proxy.Database_Proxy-Pool_0EAC5AF2.name} Sum/300 > 0, 3 of 3, missing data: notBreaching",
  "test-monitoring-alarms-database-readlatency: AWS/RDS ReadLatency DBInstanceIdentifier=\${aws_db_instance.Database.identifier} Average/300 > 0.05, 3 of 3, missing data: notBreaching",
  "test-monitoring-alarms-database-replica-reporting-connections: AWS/RDS DatabaseConnections DBInstanceIdentifier=\${aws_db_instance.Database_Replica-Reporting_2E2C2C94.identifier} Maximum/300 > 360, 3 of 3, missing data: notBreaching",
  "test-monitoring-alarms-database-replica-reporting-cpu: AWS/RDS CPUUtilization DBInstanceIdentifier=\${aws_db_instance.Database_Replica-Reporting_2E2C2C94.identifier} Average/300 > 80, 3 of 3, missing data: breaching",
  "test-monitoring-alarms-database-replica-reporting-memory: AWS/RDS FreeableMemory DBInstanceIdentifier=\${aws_db_instance.Database_Replica-Reporting_2E2C2C94.identifier} Minimum/300 < 429496730, 3 of 3, missing data: missing",
  "test-monitoring-alarms-database-replica-reporting-readlatency: AWS/RDS ReadLatency DBInstanceIdentifier=\${aws_db_instance.Database_Replica-Reporting_2E2C2C94.identifier} Average/300 > 0.05, 3 of 3, missing data: notBreaching",
  "test-monitoring-alarms-database-replica-reporting-replicalag: AWS/RDS ReplicaLag DBInstanceIdentifier=\${aws_db_instance.Database_Replica-Reporting_2E2C2C94.identifier} Maximum/300 > 300, 3 of 3, missing data: breaching",
  "test-monitoring-alarms-database-replica-reporting-storage: AWS/RDS FreeStorageSpace DBInstanceIdentifier=\${aws_db_instance.Database_Replica-Reporting_2E2C2C94.identifier} Minimum/300 < 2147483648, 3 of 3, missing data: missing",
  "test-monitoring-alarms-database-replica-reporting-writelatency: AWS/RDS WriteLatency DBInstanceIdentifier=\${aws_db_instance.Database_Replica-Reporting_2E2C2C94.identifier} Average/300 > 0.05, 3 of 3, missing data: notBreaching",
  "test-monitoring-alarms-database-storage: AWS/RDS FreeStorageSpace DBInstanceIdentifier=\${aws_db_instance.Database.identifier} Minimum/300 < 2147483648, 3 of 3, missing data: missing",
  "test-monitoring-alarms-database-writelatency: AWS/RDS WriteLatency DBInstanceIdentifier=\${aws_db_instance.Database.identifier} Average/300 > 0.05, 3 of 3, missing data: notBreaching",
]
`);
  expect(chartRows(made)).toMatchInlineSnapshot(`
[
  "CPU of Database [Percent]: AWS/RDS CPUUtilization DBInstanceIdentifier \${aws_db_instance.Database.identifier} Average/300, ticket above 80 % (80)",
  "Freeable memory of Database [Bytes]: AWS/RDS FreeableMemory DBInstanceIdentifier \${aws_db_instance.Database.identifier} Minimum/300, ticket below 410 MiB (429496730)",
  "Free storage of Database [Bytes]: AWS/RDS FreeStorageSpace DBInstanceIdentifier \${aws_db_instance.Database.identifier} Minimum/300, ticket below 2 GiB (2147483648)",
  "Connections to Database [Count]: AWS/RDS DatabaseConnections DBInstanceIdentifier \${aws_db_instance.Database.identifier} Maximum/300, ticket above 360 (360)",
  "Read latency of Database [Seconds]: AWS/RDS ReadLatency DBInstanceIdentifier \${aws_db_instance.Database.identifier} Average/300, ticket above 50 ms (0.05)",
  "Write latency of Database [Seconds]: AWS/RDS WriteLatency DBInstanceIdentifier \${aws_db_instance.Database.identifier} Average/300, ticket above 50 ms (0.05)",
  "Disk queue of Database [Count]: AWS/RDS DiskQueueDepth DBInstanceIdentifier \${aws_db_instance.Database.identifier} Average/300",
  "Clients of test/Database/Proxy-Pool [Count]: AWS/RDS ClientConnections ProxyName \${aws_db_proxy.Database_Proxy-Pool_0EAC5AF2.name} Sum/300",
  "Connections of test/Database/Proxy-Pool [Count]: AWS/RDS DatabaseConnections ProxyName \${aws_db_proxy.Database_Proxy-Pool_0EAC5AF2.name} Maximum/300, ticket above 324 (324)",
  "Failed connections of test/Database/Proxy-Pool [Count]: AWS/RDS DatabaseConnectionsSetupFailed ProxyName \${aws_db_proxy.Database_Proxy-Pool_0EAC5AF2.name} Sum/300, ticket above 0 (0)",
  "Wait for a connection of test/Database/Proxy-Pool [Microseconds]: AWS/RDS DatabaseConnectionsBorrowLatency ProxyName \${aws_db_proxy.Database_Proxy-Pool_0EAC5AF2.name} Average/300, ticket above 1 M (1000000)",
  "CPU of test/Database/Replica-Reporting [Percent]: AWS/RDS CPUUtilization DBInstanceIdentifier \${aws_db_instance.Database_Replica-Reporting_2E2C2C94.identifier} Average/300, ticket above 80 % (80)",
  "Freeable memory of test/Database/Replica-Reporting [Bytes]: AWS/RDS FreeableMemory DBInstanceIdentifier \${aws_db_instance.Database_Replica-Reporting_2E2C2C94.identifier} Minimum/300, ticket below 410 MiB (429496730)",
  "Free storage of test/Database/Replica-Reporting [Bytes]: AWS/RDS FreeStorageSpace DBInstanceIdentifier \${aws_db_instance.Database_Replica-Reporting_2E2C2C94.identifier} Minimum/300, ticket below 2 GiB (2147483648)",
  "Connections to test/Database/Replica-Reporting [Count]: AWS/RDS DatabaseConnections DBInstanceIdentifier \${aws_db_instance.Database_Replica-Reporting_2E2C2C94.identifier} Maximum/300, ticket above 360 (360)",
  "Read latency of test/Database/Replica-Reporting [Seconds]: AWS/RDS ReadLatency DBInstanceIdentifier \${aws_db_instance.Database_Replica-Reporting_2E2C2C94.identifier} Average/300, ticket above 50 ms (0.05)",
  "Write latency of test/Database/Replica-Reporting [Seconds]: AWS/RDS WriteLatency DBInstanceIdentifier \${aws_db_instance.Database_Replica-Reporting_2E2C2C94.identifier} Average/300, ticket above 50 ms (0.05)",
  "Disk queue of test/Database/Replica-Reporting [Count]: AWS/RDS DiskQueueDepth DBInstanceIdentifier \${aws_db_instance.Database_Replica-Reporting_2E2C2C94.identifier} Average/300",
  "Lag of test/Database/Replica-Reporting [Seconds]: AWS/RDS ReplicaLag DBInstanceIdentifier \${aws_db_instance.Database_Replica-Reporting_2E2C2C94.identifier} Maximum/300, ticket above 300 s (300)",
]
`);
});

test("a Multi-AZ cluster has these alarms and charts", () => {
  const made = multiAz({}, (cluster, stack) => monitoring(stack).watch(cluster));
  expect(alarmRows(made)).toMatchInlineSnapshot(`
[
  "test-monitoring-alarms-database-connections: AWS/RDS DatabaseConnections DBClusterIdentifier=\${aws_rds_cluster.Database.cluster_identifier} Maximum/300 > 720, 3 of 3, missing data: notBreaching",
  "test-monitoring-alarms-database-cpu: AWS/RDS CPUUtilization DBClusterIdentifier=\${aws_rds_cluster.Database.cluster_identifier} Maximum/300 > 80, 3 of 3, missing data: breaching",
  "test-monitoring-alarms-database-memory: AWS/RDS FreeableMemory DBClusterIdentifier=\${aws_rds_cluster.Database.cluster_identifier} Minimum/300 < 858993459, 3 of 3, missing data: missing",
  "test-monitoring-alarms-database-replicalag: AWS/RDS ReplicaLag DBClusterIdentifier=\${aws_rds_cluster.Database.cluster_identifier} Maximum/300 > 60, 3 of 3, missing data: notBreaching",
  "test-monitoring-alarms-database-storage: AWS/RDS FreeStorageSpace DBClusterIdentifier=\${aws_rds_cluster.Database.cluster_identifier} Minimum/300 < 10737418240, 3 of 3, missing data: missing",
  "test-monitoring-alarms-database-writelatency: AWS/RDS WriteLatency DBClusterIdentifier=\${aws_rds_cluster.Database.cluster_identifier} Average/300 > 0.05, 3 of 3, missing data: notBreaching",
]
`);
  expect(chartRows(made)).toMatchInlineSnapshot(`
[
  "CPU of Database [Percent]: AWS/RDS CPUUtilization DBClusterIdentifier \${aws_rds_cluster.Database.cluster_identifier} Maximum/300, ticket above 80 % (80)",
  "Freeable memory of Database [Bytes]: AWS/RDS FreeableMemory DBClusterIdentifier \${aws_rds_cluster.Database.cluster_identifier} Minimum/300, ticket below 819 MiB (858993459)",
  "Free storage of Database [Bytes]: AWS/RDS FreeStorageSpace DBClusterIdentifier \${aws_rds_cluster.Database.cluster_identifier} Minimum/300, ticket below 10 GiB (10737418240)",
  "Connections to Database [Count]: AWS/RDS DatabaseConnections DBClusterIdentifier \${aws_rds_cluster.Database.cluster_identifier} Maximum/300, ticket above 720 (720)",
  "Lag of the readers of Database [Seconds]: AWS/RDS ReplicaLag DBClusterIdentifier \${aws_rds_cluster.Database.cluster_identifier} Maximum/300, ticket above 60 s (60)",
  "Write latency of Database [Seconds]: AWS/RDS WriteLatency DBClusterIdentifier \${aws_rds_cluster.Database.cluster_identifier} Average/300, ticket above 50 ms (0.05)",
]
`);
});

test("a serverless Aurora cluster has these alarms and charts", () => {
  const made = aurora({}, (cluster, stack) => monitoring(stack).watch(cluster));
  expect(alarmRows(made)).toMatchInlineSnapshot(`
[
  "test-monitoring-alarms-database-capacity: AWS/RDS ACUUtilization DBClusterIdentifier=\${aws_rds_cluster.Database.cluster_identifier} Role=WRITER Average/300 > 90, 3 of 3, missing data: notBreaching",
  "test-monitoring-alarms-database-cpu: AWS/RDS CPUUtilization DBClusterIdentifier=\${aws_rds_cluster.Database.cluster_identifier} Role=WRITER Average/300 > 80, 3 of 3, missing data: breaching",
  "test-monitoring-alarms-database-deadlocks: AWS/RDS Deadlocks DBClusterIdentifier=\${aws_rds_cluster.Database.cluster_identifier} Role=WRITER Average/300 > 0.1, 3 of 3, missing data: notBreaching",
  "test-monitoring-alarms-database-readerlag: AWS/RDS AuroraReplicaLagMaximum DBClusterIdentifier=\${aws_rds_cluster.Database.cluster_identifier} Maximum/300 > 2000, 3 of 3, missing data: notBreaching",
  "test-monitoring-alarms-database-writelatency: AWS/RDS CommitLatency DBClusterIdentifier=\${aws_rds_cluster.Database.cluster_identifier} Role=WRITER Average/300 > 100, 3 of 3, missing data: notBreaching",
]
`);
  expect(chartRows(made)).toMatchInlineSnapshot(`
[
  "CPU of Database [Percent]: AWS/RDS CPUUtilization DBClusterIdentifier \${aws_rds_cluster.Database.cluster_identifier} Role WRITER Average/300, ticket above 80 % (80)",
  "Freeable memory of Database [Bytes]: AWS/RDS FreeableMemory DBClusterIdentifier \${aws_rds_cluster.Database.cluster_identifier} Role WRITER Minimum/300",
  "Connections to Database [Count]: AWS/RDS DatabaseConnections DBClusterIdentifier \${aws_rds_cluster.Database.cluster_identifier} Role WRITER Maximum/300",
  "Deadlocks a second of Database [Count/Second]: AWS/RDS Deadlocks DBClusterIdentifier \${aws_rds_cluster.Database.cluster_identifier} Role WRITER Average/300, ticket above 0.1 (0.1)",
  "Lag of the readers of Database [Milliseconds]: AWS/RDS AuroraReplicaLagMaximum DBClusterIdentifier \${aws_rds_cluster.Database.cluster_identifier} Maximum/300, ticket above 2 s (2000)",
  "Share of the capacity of Database [Percent]: AWS/RDS ACUUtilization DBClusterIdentifier \${aws_rds_cluster.Database.cluster_identifier} Role WRITER Average/300, ticket above 90 % (90)",
  "Storage of Database [Bytes]: AWS/RDS VolumeBytesUsed DBClusterIdentifier \${aws_rds_cluster.Database.cluster_identifier} Maximum/300",
  "Commit latency of Database [Milliseconds]: AWS/RDS CommitLatency DBClusterIdentifier \${aws_rds_cluster.Database.cluster_identifier} Role WRITER Average/300, ticket above 100 ms (100)",
]
`);
});

test("an Aurora cluster of instances has limits by its class, and none on capacity units", () => {
  const capacity = { instanceClass: "db.r7g.large" };
  const made = aurora({ capacity }, (cluster, stack) => monitoring(stack).watch(cluster));
  const ofClass = alarmRows(made).filter((row) => /-(memory|connections|capacity):/.test(row));
  expect(ofClass).toMatchInlineSnapshot(`
[
  "test-monitoring-alarms-database-connections: AWS/RDS DatabaseConnections DBClusterIdentifier=\${aws_rds_cluster.Database.cluster_identifier} Role=WRITER Maximum/300 > 1441, 3 of 3, missing data: notBreaching",
  "test-monitoring-alarms-database-memory: AWS/RDS FreeableMemory DBClusterIdentifier=\${aws_rds_cluster.Database.cluster_identifier} Role=WRITER Minimum/300 < 1717986918, 3 of 3, missing data: missing",
]
`);
});
