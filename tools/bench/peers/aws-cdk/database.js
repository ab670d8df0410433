const { Duration, RemovalPolicy } = require("aws-cdk-lib");
const { Construct } = require("constructs");
const ec2 = require("aws-cdk-lib/aws-ec2");
const logs = require("aws-cdk-lib/aws-logs");
const rds = require("aws-cdk-lib/aws-rds");

/** PostgreSQL in two zones. */
class Database extends Construct {
  constructor(scope, id, { vpc, key }) {
    super(scope, id);
    const engine = rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_17 });
    this.database = new rds.DatabaseInstance(this, "Instance", {
      instanceIdentifier: "web-platform-prod-database",
      engine,
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.R7G, ec2.InstanceSize.LARGE),
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      multiAz: true,
      databaseName: "shop",
      credentials: rds.Credentials.fromGeneratedSecret("dbadmin", { encryptionKey: key }),
      iamAuthentication: true,
      storageType: rds.StorageType.GP3,
      allocatedStorage: 100,
      maxAllocatedStorage: 500,
      storageEncrypted: true,
      storageEncryptionKey: key,
      parameterGroup: new rds.ParameterGroup(this, "Parameters", {
        engine,
        parameters: { log_min_duration_statement: "1000", log_statement: "ddl", "rds.force_ssl": "1" },
      }),
      backupRetention: Duration.days(30),
      preferredBackupWindow: "03:00-04:00",
      preferredMaintenanceWindow: "sun:04:30-sun:05:30",
      deleteAutomatedBackups: false,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      allowMajorVersionUpgrade: true,
      cloudwatchLogsExports: ["postgresql", "upgrade"],
      monitoringInterval: Duration.minutes(1),
      enablePerformanceInsights: true,
      performanceInsightEncryptionKey: key,
    });
    for (const name of ["postgresql", "upgrade"]) {
      const group = new logs.LogGroup(this, `LogGroup-${name}`, {
        logGroupName: `/aws/rds/instance/web-platform-prod-database/${name}`,
        encryptionKey: key,
        retention: logs.RetentionDays.ONE_YEAR,
      });
      this.database.node.addDependency(group);
    }
  }
}

module.exports = { Database };
