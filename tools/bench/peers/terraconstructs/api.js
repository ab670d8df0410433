const { Apigatewayv2Api } = require("@cdktf/provider-aws/lib/apigatewayv2-api");
const { Apigatewayv2Integration } = require("@cdktf/provider-aws/lib/apigatewayv2-integration");
const { Apigatewayv2Route } = require("@cdktf/provider-aws/lib/apigatewayv2-route");
const { Apigatewayv2Stage } = require("@cdktf/provider-aws/lib/apigatewayv2-stage");
const { Apigatewayv2VpcLink } = require("@cdktf/provider-aws/lib/apigatewayv2-vpc-link");
const { Construct } = require("constructs");
const { aws } = require("terraconstructs");

const { compute, cloudwatch } = aws;

const FIELDS = ["requestId", "requestTime", "httpMethod", "path", "routeKey", "protocol", "status", "responseLength"];

/** An HTTP API in front of the balancer, of resources of the provider. */
class Api extends Construct {
  constructor(scope, id, { vpc, key, web }) {
    super(scope, id);
    const securityGroup = new compute.SecurityGroup(this, "SecurityGroup", { vpc, allowAllOutbound: false });
    securityGroup.connections.allowTo(web.balancer, compute.Port.tcp(443));
    const vpcLink = new Apigatewayv2VpcLink(this, "VpcLink", {
      name: "web-platform-prod-api",
      subnetIds: vpc.selectSubnets({ subnetType: compute.SubnetType.PRIVATE_WITH_EGRESS }).subnetIds,
      securityGroupIds: [securityGroup.securityGroupId],
    });
    this.api = new Apigatewayv2Api(this, "Api", { name: "web-platform-prod-api", protocolType: "HTTP" });
    const integration = new Apigatewayv2Integration(this, "Integration", {
      apiId: this.api.id,
      integrationType: "HTTP_PROXY",
      integrationMethod: "ANY",
      integrationUri: web.https.listenerArn,
      connectionType: "VPC_LINK",
      connectionId: vpcLink.id,
      tlsConfig: { serverNameToVerify: "www.example.com" },
    });
    new Apigatewayv2Route(this, "Route", {
      apiId: this.api.id,
      routeKey: "$default",
      authorizationType: "AWS_IAM",
      target: `integrations/${integration.id}`,
    });
    const logGroup = new cloudwatch.LogGroup(this, "AccessLog", {
      encryptionKey: key,
      retention: aws.RetentionDays.ONE_YEAR,
    });
    new Apigatewayv2Stage(this, "Stage", {
      apiId: this.api.id,
      name: "$default",
      autoDeploy: true,
      defaultRouteSettings: {
        detailedMetricsEnabled: true,
        throttlingRateLimit: 1000,
        throttlingBurstLimit: 2000,
      },
      accessLogSettings: {
        destinationArn: logGroup.logGroupArn,
        format: JSON.stringify(Object.fromEntries(FIELDS.map((field) => [field, `$context.${field}`]))),
      },
    });
  }
}

module.exports = { Api };
