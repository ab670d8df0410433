const { Construct } = require("constructs");
const { aws } = require("terraconstructs");

const { compute, cloudwatch } = aws;

/** Three tiers in three zones, a NAT gateway in each, flow logs, and the way to S3 that costs nothing. */
class Network extends Construct {
  constructor(scope, id, { key }) {
    super(scope, id);
    this.vpc = new compute.Vpc(this, "Vpc", {
      ipAddresses: compute.IpAddresses.cidr("10.1.0.0/16"),
      availabilityZones: ["us-east-1a", "us-east-1b", "us-east-1c"],
      natGateways: 3,
      subnetConfiguration: [
        { name: "Public", subnetType: compute.SubnetType.PUBLIC, cidrMask: 22, mapPublicIpOnLaunch: false },
        { name: "Private", subnetType: compute.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 21 },
        { name: "Isolated", subnetType: compute.SubnetType.PRIVATE_ISOLATED, cidrMask: 22 },
      ],
      gatewayEndpoints: { S3: { service: compute.GatewayVpcEndpointAwsService.S3 } },
    });
    const logGroup = new cloudwatch.LogGroup(this, "FlowLogsGroup", {
      encryptionKey: key,
      retention: aws.RetentionDays.ONE_YEAR,
    });
    this.vpc.addFlowLog("FlowLogs", {
      destination: compute.FlowLogDestination.toCloudWatchLogs(logGroup),
      trafficType: compute.FlowLogTrafficType.ALL,
    });
  }
}

module.exports = { Network };
