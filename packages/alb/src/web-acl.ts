import { Wafv2WebAcl } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association";
import { Wafv2WebAclLoggingConfiguration } from "@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration";
import { choice, either, integer, type ModuleContext, object, type SettingsOf, text } from "@plinth/core";

export type WebAcl =
  | "managed"
  | "none"
  | { readonly arn: string; readonly rateLimit?: never }
  /** Requests of one address in five minutes, 10 to 2000000000. */
  | { readonly rateLimit: number; readonly arn?: never };

/** Rule groups in the order of their evaluation. AWS docs, "AWS Managed Rules rule groups list". */
const MANAGED = [
  "AWSManagedRulesAmazonIpReputationList",
  "AWSManagedRulesAnonymousIpList",
  "AWSManagedRulesKnownBadInputsRuleSet",
  "AWSManagedRulesCommonRuleSet",
];

/** AWS docs, "Rate-based rule high-level settings in AWS WAF". */
export const WEB_ACL = either(
  object(
    {},
    {
      oneOf: [
        {
          arn: text("be the ARN of a regional web ACL", /^arn:[\w-]+:wafv2:[a-z0-9-]+:\d{12}:regional\/webacl\//),
        },
        { rateLimit: integer(10, 2_000_000_000) },
      ],
    },
  ),
  choice("managed", "none").literal(),
);

/** Puts a web ACL before a balancer, and makes it unless it is given. */
export function createWebAcl(
  context: ModuleContext,
  resourceArn: string,
  webAcl: SettingsOf<typeof WEB_ACL>,
): Wafv2WebAcl | undefined {
  if (webAcl === "none") return;
  const { arn, rateLimit } = webAcl === "managed" ? {} : webAcl;
  const created = arn === undefined ? createManagedWebAcl(context, rateLimit) : undefined;
  const webAclArn = arn ?? created?.arn ?? "";
  new Wafv2WebAclAssociation(context.scope, "WebAclAssociation", { resourceArn, webAclArn });
  return created;
}

/** A web ACL of AWS's rule groups, and a log of what it blocks and counts. */
function createManagedWebAcl(context: ModuleContext, rateLimit: number | undefined): Wafv2WebAcl {
  const { scope } = context;
  const name = context.name(100);
  const visible = (metricName: string) => ({
    cloudwatchMetricsEnabled: true,
    sampledRequestsEnabled: true,
    metricName,
  });
  const acl = new Wafv2WebAcl(scope, "WebAcl", {
    name,
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    // The bindings pass a statement on as it is, so it is written as Terraform reads it.
    rule: [
      ...MANAGED.map((group, index) => ({
        name: group,
        priority: index,
        overrideAction: { none: {} },
        statement: { managed_rule_group_statement: { vendor_name: "AWS", name: group } },
        visibilityConfig: visible(group),
      })),
      ...(rateLimit === undefined
        ? []
        : [
            {
              name: "RateLimit",
              priority: MANAGED.length,
              action: { block: {} },
              statement: { rate_based_statement: { limit: rateLimit, aggregate_key_type: "IP" } },
              visibilityConfig: visible("RateLimit"),
            },
          ]),
    ],
    visibilityConfig: visible(name),
    tags: context.tags(),
  });
  // AWS takes no other beginning. AWS docs, "Logging AWS WAF web ACL traffic".
  const logGroup = context.createLogGroup("WebAclLogGroup", `aws-waf-logs-${name}`);
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
