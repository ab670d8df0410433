const { Wafv2WebAcl } = require("@cdktf/provider-aws/lib/wafv2-web-acl");
const { Wafv2WebAclAssociation } = require("@cdktf/provider-aws/lib/wafv2-web-acl-association");
const { Wafv2WebAclLoggingConfiguration } = require("@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration");
const { Construct } = require("constructs");
const { aws } = require("terraconstructs");

const GROUPS = ["AmazonIpReputationList", "AnonymousIpList", "KnownBadInputsRuleSet", "CommonRuleSet"];

/** A web ACL with the managed rules of AWS, of resources of the provider. */
class Firewall extends Construct {
  constructor(scope, id, { balancer, key }) {
    super(scope, id);
    const acl = new Wafv2WebAcl(this, "WebAcl", {
      name: "web-platform-prod-balancer",
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      visibilityConfig: visibility("web-platform-prod-balancer"),
      rule: GROUPS.map((group, priority) => ({
        name: `AWSManagedRules${group}`,
        priority,
        overrideAction: { none: {} },
        statement: { managed_rule_group_statement: { name: `AWSManagedRules${group}`, vendor_name: "AWS" } },
        visibilityConfig: visibility(`AWSManagedRules${group}`),
      })),
    });
    new Wafv2WebAclAssociation(this, "Association", {
      resourceArn: balancer.loadBalancerArn,
      webAclArn: acl.arn,
    });
    const logGroup = new aws.cloudwatch.LogGroup(this, "LogGroup", {
      logGroupName: "aws-waf-logs-web-platform-prod-balancer",
      encryptionKey: key,
      retention: aws.RetentionDays.ONE_YEAR,
    });
    new Wafv2WebAclLoggingConfiguration(this, "Logging", {
      resourceArn: acl.arn,
      logDestinationConfigs: [logGroup.logGroupArn],
      redactedFields: ["authorization", "cookie"].map((name) => ({ singleHeader: { name } })),
    });
  }
}

function visibility(metricName) {
  return { cloudwatchMetricsEnabled: true, metricName, sampledRequestsEnabled: true };
}

module.exports = { Firewall };
