const { Construct } = require("constructs");
const apigateway = require("aws-cdk-lib/aws-apigateway");
const apigwv2 = require("aws-cdk-lib/aws-apigatewayv2");
const { HttpIamAuthorizer } = require("aws-cdk-lib/aws-apigatewayv2-authorizers");
const { HttpAlbIntegration } = require("aws-cdk-lib/aws-apigatewayv2-integrations");
const ec2 = require("aws-cdk-lib/aws-ec2");
const logs = require("aws-cdk-lib/aws-logs");

/** An HTTP API in front of the balancer. */
class Api extends Construct {
  constructor(scope, id, { vpc, key, listener }) {
    super(scope, id);
    const securityGroup = new ec2.SecurityGroup(this, "SecurityGroup", { vpc, allowAllOutbound: false });
    securityGroup.connections.allowTo(listener, ec2.Port.tcp(443));
    const vpcLink = new apigwv2.VpcLink(this, "VpcLink", {
      vpc,
      subnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      securityGroups: [securityGroup],
    });
    this.api = new apigwv2.HttpApi(this, "Api", {
      createDefaultStage: false,
      defaultAuthorizer: new HttpIamAuthorizer(),
      defaultIntegration: new HttpAlbIntegration("Balancer", listener, {
        vpcLink,
        secureServerName: "www.example.com",
      }),
    });
    const logGroup = new logs.LogGroup(this, "AccessLog", {
      encryptionKey: key,
      retention: logs.RetentionDays.ONE_YEAR,
    });
    this.api.addStage("Stage", {
      stageName: "$default",
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: { rateLimit: 1000, burstLimit: 2000 },
      accessLogSettings: {
        destination: new apigwv2.LogGroupLogDestination(logGroup),
        format: apigateway.AccessLogFormat.jsonWithStandardFields(),
      },
    });
  }
}

module.exports = { Api };
