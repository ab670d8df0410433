const { Construct } = require("constructs");
const logs = require("aws-cdk-lib/aws-logs");
const wafv2 = require("aws-cdk-lib/aws-wafv2");

const GROUPS = ["AmazonIpReputationList", "AnonymousIpList", "KnownBadInputsRuleSet", "CommonRuleSet"];

/** A web ACL with the managed rules of AWS; there is no construct of level 2 for it. */
class Firewall extends Construct {
  constructor(scope, id, { balancer, key }) {
    super(scope, id);
    const acl = new wafv2.CfnWebACL(this, "WebAcl", {
      defaultAction: { allow: {} },
      scope: "REGIONAL",
      visibilityConfig: visibility("web-platform-prod-balancer"),
      rules: GROUPS.map((group, priority) => ({
        name: `AWSManagedRules${group}`,
        priority,
        overrideAction: { none: {} },
        statement: { managedRuleGroupStatement: { name: `AWSManagedRules${group}`, vendorName: "AWS" } },
        visibilityConfig: visibility(`AWSManagedRules${group}`),
      })),
    });
    new wafv2.CfnWebACLAssociation(this, "Association", {
      resourceArn: balancer.loadBalancerArn,
      webAclArn: acl.attrArn,
    });
    const logGroup = new logs.LogGroup(this, "LogGroup", {
      logGroupName: "aws-waf-logs-web-platform-prod-balancer",
      encryptionKey: key,
      retention: logs.RetentionDays.ONE_YEAR,
    });
    new wafv2.CfnLoggingConfiguration(this, "Logging", {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [logGroup.logGroupArn],
      redactedFields: ["authorization", "cookie"].map((Name) => ({ singleHeader: { Name } })),
    });
  }
}

function visibility(metricName) {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: true };
}

module.exports = { Firewall };
