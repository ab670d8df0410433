const { DbInstance } = require("@cdktf/provider-aws/lib/db-instance");
const { DbParameterGroup } = require("@cdktf/provider-aws/lib/db-parameter-group");
const { DbSubnetGroup } = require("@cdktf/provider-aws/lib/db-subnet-group");
const { Construct } = require("constructs");
const { aws } = require("terraconstructs");

const { compute, cloudwatch, iam } = aws;

/** PostgreSQL in two zones; TerraConstructs has no databases, so these are the resources of the provider. */
class Database extends Construct {
  constructor(scope, id, { vpc, key }) {
    super(scope, id);
    this.securityGroup = new compute.SecurityGroup(this, "SecurityGroup", { vpc, allowAllOutbound: false });
    const logGroups = ["postgresql", "upgrade"].map((name) => {
      return new cloudwatch.LogGroup(this, `LogGroup-${name}`, {
        logGroupName: `/aws/rds/instance/web-platform-prod-database/${name}`,
        encryptionKey: key,
        retention: aws.RetentionDays.ONE_YEAR,
      });
    });
    const monitoringRole = new iam.Role(this, "MonitoringRole", {
      assumedBy: new iam.ServicePrincipal("monitoring.rds.amazonaws.com"),
      managedPolicies: [
        iam.ManagedPolicy.fromAwsManagedPolicyName(this, "Policy", "service-role/AmazonRDSEnhancedMonitoringRole"),
      ],
    });
    this.database = new DbInstance(this, "Instance", {
      identifier: "web-platform-prod-database",
      engine: "postgres",
      engineVersion: "17",
      instanceClass: "db.r7g.large",
      multiAz: true,
      dbName: "shop",
      username: "dbadmin",
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: key.keyArn,
      iamDatabaseAuthenticationEnabled: true,
      storageType: "gp3",
      allocatedStorage: 100,
      maxAllocatedStorage: 500,
      storageEncrypted: true,
      kmsKeyId: key.keyArn,
      dbSubnetGroupName: new DbSubnetGroup(this, "SubnetGroup", {
        subnetIds: vpc.selectSubnets({ subnetType: compute.SubnetType.PRIVATE_ISOLATED }).subnetIds,
      }).name,
      parameterGroupName: this.parameters().name,
      vpcSecurityGroupIds: [this.securityGroup.securityGroupId],
      backupRetentionPeriod: 30,
      backupWindow: "03:00-04:00",
      maintenanceWindow: "sun:04:30-sun:05:30",
      deleteAutomatedBackups: false,
      deletionProtection: true,
      copyTagsToSnapshot: true,
      finalSnapshotIdentifier: "web-platform-prod-database-final",
      allowMajorVersionUpgrade: true,
      enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
      monitoringInterval: 60,
      monitoringRoleArn: monitoringRole.roleArn,
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: key.keyArn,
    });
    this.database.node.addDependency(...logGroups);
  }

  parameters() {
    return new DbParameterGroup(this, "Parameters", {
      family: "postgres17",
      namePrefix: "web-platform-prod-database-",
      parameter: [
        { name: "log_min_duration_statement", value: "1000" },
        { name: "log_statement", value: "ddl" },
        { name: "rds.force_ssl", value: "1" },
      ],
      lifecycle: { createBeforeDestroy: true },
    });
  }
}

module.exports = { Database };
