import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Wafv2WebAcl } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { Wafv2WebAclLoggingConfiguration } from "@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration";
import { type KeyRef, keyFor, nameOf } from "@plinth/core";
import type { Construct } from "constructs";

/** Rule groups in the order of their evaluation. AWS docs, "AWS Managed Rules rule groups list". */
const MANAGED = [
  "AWSManagedRulesAmazonIpReputationList",
  "AWSManagedRulesAnonymousIpList",
  "AWSManagedRulesKnownBadInputsRuleSet",
  "AWSManagedRulesCommonRuleSet",
];

/** A web ACL of AWS's rule groups, and a log of what it blocks and counts. */
export function managedWebAcl(
  scope: Construct,
  props: { retentionDays: number; encryptionKey?: KeyRef; tags: Readonly<Record<string, string>> },
): Wafv2WebAcl {
  const name = nameOf(scope, 100);
  const visible = (metricName: string) => ({
    cloudwatchMetricsEnabled: true,
    sampledRequestsEnabled: true,
    metricName,
  });
  const acl = new Wafv2WebAcl(scope, "WebAcl", {
    name,
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    rule: MANAGED.map((group, index) => ({
      name: group,
      priority: index,
      overrideAction: { none: {} },
      // The bindings pass a statement on as it is, so it is written as Terraform reads it.
      statement: { managed_rule_group_statement: { vendor_name: "AWS", name: group } },
      visibilityConfig: visible(group),
    })),
    visibilityConfig: visible(name),
    tags: props.tags,
  });
  const logGroup = new CloudwatchLogGroup(scope, "WebAclLogGroup", {
    // AWS takes no other beginning. AWS docs, "Logging AWS WAF web ACL traffic".
    name: `aws-waf-logs-${name}`,
    retentionInDays: props.retentionDays,
    kmsKeyId: keyFor(props.encryptionKey, "logs"),
    tags: props.tags,
  });
  new Wafv2WebAclLoggingConfiguration(scope, "WebAclLogging", {
    resourceArn: acl.arn,
    logDestinationConfigs: [logGroup.arn],
    loggingFilter: {
      defaultBehavior: "DROP",
      filter: [
        {
          behavior: "KEEP",
          requirement: "MEETS_ANY",
          condition: ["BLOCK", "COUNT"].map((action) => ({ actionCondition: { action } })),
        },
      ],
    },
    redactedFields: [{ singleHeader: { name: "authorization" } }, { singleHeader: { name: "cookie" } }],
  });
  return acl;
}
