const { Duration, aws } = require("terraconstructs");

const { Metric, Stats } = aws.cloudwatch;
const { HttpCodeElb, HttpCodeTarget } = aws.compute;

const MINUTE = { period: Duration.minutes(1) };
const HOUR = Duration.hours(1);
const GIB = 2 ** 30;

/** What is watched, by the name of the alarm: the metrics that TerraConstructs knows, and others by their names. */
function alarmsOf({ vpc, web, api, database, backup, failures, errors }) {
  const { metrics } = web.balancer;
  const ofApi = (metricName, props) =>
    new Metric({ namespace: "AWS/ApiGateway", metricName, dimensionsMap: { ApiId: api.id }, ...props });
  const dimensionsMap = { DBInstanceIdentifier: database.identifier };
  const ofDatabase = (metricName, statistic = Stats.AVERAGE) =>
    new Metric({ namespace: "AWS/RDS", metricName, statistic, dimensionsMap });
  return {
    ...natGateways(vpc),
    BalancerErrors: { metric: metrics.httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, MINUTE), threshold: 10 },
    BalancerLatency: { metric: metrics.targetResponseTime({ ...MINUTE, statistic: Stats.p(99) }), threshold: 2 },
    RejectedConnections: { metric: metrics.rejectedConnectionCount(MINUTE), threshold: 0 },
    TargetErrors: { metric: metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, MINUTE), threshold: 10 },
    TlsErrors: { metric: metrics.clientTlsNegotiationErrorCount(MINUTE), threshold: 100 },
    UnhealthyHosts: { metric: web.targets.metrics.unhealthyHostCount(MINUTE), threshold: 0 },
    ApiLatency: { metric: ofApi("Latency", { ...MINUTE, statistic: Stats.p(99) }), threshold: 3000 },
    ApiErrors: { metric: ofApi("5xx", { ...MINUTE, statistic: Stats.SUM }), threshold: 10 },
    ...fleet(web, failures),
    DatabaseConnections: { metric: ofDatabase("DatabaseConnections", Stats.MAXIMUM), threshold: 1441 },
    DatabaseCpu: { metric: ofDatabase("CPUUtilization"), threshold: 80 },
    DatabaseMemory: { metric: ofDatabase("FreeableMemory", Stats.MINIMUM), below: true, threshold: 1.6 * GIB },
    DatabaseStorage: { metric: ofDatabase("FreeStorageSpace", Stats.MINIMUM), below: true, threshold: 10 * GIB },
    DatabaseReadLatency: { metric: ofDatabase("ReadLatency"), threshold: 0.05 },
    DatabaseWriteLatency: { metric: ofDatabase("WriteLatency"), threshold: 0.05 },
    ...backups(backup),
    WebErrorsInLog: { metric: errors.metric({ statistic: Stats.SUM }), threshold: 0, periods: 1 },
  };
}

function natGateways(vpc) {
  const gateways = vpc.publicSubnets.map((subnet) => subnet.node.findChild("NATGateway"));
  return Object.fromEntries(
    gateways.map((gateway, index) => [
      `NatPortErrors${index + 1}`,
      { metric: sum("AWS/NATGateway", "ErrorPortAllocation", { NatGatewayId: gateway.id }, MINUTE), threshold: 0 },
    ]),
  );
}

function fleet({ fleet }, [launches, refreshes]) {
  const dimensionsMap = { AutoScalingGroupName: fleet.group.name };
  const of = (namespace, metricName, statistic, props) =>
    new Metric({ namespace, metricName, statistic, dimensionsMap, ...props });
  const rule = ({ ruleName }) => sum("AWS/Events", "MatchedEvents", { RuleName: ruleName });
  return {
    FleetAtMaximum: { metric: of("AWS/AutoScaling", "GroupDesiredCapacity", Stats.MINIMUM, MINUTE), threshold: 8 },
    FleetInstances: {
      metric: of("AWS/AutoScaling", "GroupInServiceInstances", Stats.MINIMUM, MINUTE),
      below: true,
      threshold: 3,
    },
    FleetCpu: { metric: of("AWS/EC2", "CPUUtilization", Stats.AVERAGE), threshold: 85 },
    FleetStatusChecks: { metric: of("AWS/EC2", "StatusCheckFailed", Stats.MAXIMUM, MINUTE), threshold: 0 },
    FleetMemory: { metric: of("CWAgent", "mem_used_percent", Stats.AVERAGE), threshold: 90 },
    FleetDisk: { metric: of("CWAgent", "disk_used_percent", Stats.MAXIMUM), threshold: 85 },
    LaunchesFailed: { metric: rule(launches), threshold: 0, periods: 1 },
    RefreshesFailed: { metric: rule(refreshes), threshold: 0, periods: 1 },
  };
}

function backups({ vault, snapshots }) {
  const jobs = (name) => sum("AWS/Backup", name, { BackupVaultName: vault.name }, { period: HOUR });
  return {
    BackupsExpired: { metric: jobs("NumberOfBackupJobsExpired"), threshold: 0, periods: 1 },
    BackupsFailed: { metric: jobs("NumberOfBackupJobsFailed"), threshold: 0, periods: 1 },
    SnapshotsFailed: {
      metric: sum("AWS/EBS", "SnapshotsCreateFailed", { DLMPolicyId: snapshots.id }, { period: HOUR }),
      threshold: 0,
      periods: 1,
    },
  };
}

function sum(namespace, metricName, dimensionsMap, props) {
  return new Metric({ namespace, metricName, dimensionsMap, statistic: Stats.SUM, ...props });
}

module.exports = { alarmsOf };
