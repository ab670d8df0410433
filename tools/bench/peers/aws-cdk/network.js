const { Construct } = require("constructs");
const ec2 = require("aws-cdk-lib/aws-ec2");
const logs = require("aws-cdk-lib/aws-logs");

/** Three tiers in three zones, a NAT gateway in each, flow logs, and the way to S3 that costs nothing. */
class Network extends Construct {
  constructor(scope, id, { key }) {
    super(scope, id);
    this.vpc = new ec2.Vpc(this, "Vpc", {
      ipAddresses: ec2.IpAddresses.cidr("10.1.0.0/16"),
      availabilityZones: ["us-east-1a", "us-east-1b", "us-east-1c"],
      natGateways: 3,
      subnetConfiguration: [
        { name: "Public", subnetType: ec2.SubnetType.PUBLIC, cidrMask: 22, mapPublicIpOnLaunch: false },
        { name: "Private", subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 21 },
        { name: "Isolated", subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 22 },
      ],
      gatewayEndpoints: { S3: { service: ec2.GatewayVpcEndpointAwsService.S3 } },
    });
    const logGroup = new logs.LogGroup(this, "FlowLogsGroup", {
      encryptionKey: key,
      retention: logs.RetentionDays.ONE_YEAR,
    });
    this.vpc.addFlowLog("FlowLogs", {
      destination: ec2.FlowLogDestination.toCloudWatchLogs(logGroup),
      trafficType: ec2.FlowLogTrafficType.ALL,
    });
  }
}

module.exports = { Network };
