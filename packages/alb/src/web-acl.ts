import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Wafv2WebAcl } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association";
import { Wafv2WebAclLoggingConfiguration } from "@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration";
import { between, type KeyRef, keyFor, matches, nameOf, type Problem } from "@plinth/core";
import type { Construct } from "constructs";

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

/** Puts a web ACL before a balancer, and makes it unless it is given. */
export function protect(
  scope: Construct,
  resourceArn: string,
  props: Omit<Parameters<typeof managedWebAcl>[1], "rateLimit"> & { readonly webAcl: WebAcl },
): Wafv2WebAcl | undefined {
  const { webAcl, ...rest } = props;
  if (webAcl === "none") return;
  const { arn, rateLimit } = webAcl === "managed" ? {} : webAcl;
  const made = arn === undefined ? managedWebAcl(scope, { ...rest, rateLimit }) : undefined;
  new Wafv2WebAclAssociation(scope, "WebAclAssociation", { resourceArn, webAclArn: arn ?? made?.arn ?? "" });
  return made;
}

/** A web ACL of AWS's rule groups, and a log of what it blocks and counts. */
function managedWebAcl(
  scope: Construct,
  props: {
    readonly rateLimit: number | undefined;
    readonly retentionDays: number;
    readonly encryptionKey?: KeyRef;
    readonly tags: Readonly<Record<string, string>>;
  },
): Wafv2WebAcl {
  const { rateLimit } = props;
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

/** AWS docs, "Rate-based rule high-level settings in AWS WAF". */
export function webAclProblems(acl: WebAcl | undefined): Problem[] {
  if (typeof acl !== "object") return [];
  return [
    matches(
      "webAcl.arn",
      acl.arn,
      /^arn:[\w-]+:wafv2:[a-z0-9-]+:\d{12}:regional\/webacl\//,
      "be the ARN of a regional web ACL",
    ),
    between("webAcl.rateLimit", acl.rateLimit, 10, 2_000_000_000),
  ];
}
