import { webAclLog } from "../../../src/rules/serving/web-acl-log";
import { cases } from "../../cases";

const acl = { Acl: { scope: "REGIONAL" } };
const logging = (resource_arn: string) => ({ L: { resource_arn, log_destination_configs: ["arn:logs"] } });

cases(webAclLog, {
  fails: {
    "an ACL without": { resource: { aws_wafv2_web_acl: acl } },
    "an ACL beside one with": {
      resource: { aws_wafv2_web_acl: acl, aws_wafv2_web_acl_logging_configuration: logging("arn:other") },
    },
  },
  passes: {
    "an ACL with": {
      resource: {
        aws_wafv2_web_acl: acl,
        aws_wafv2_web_acl_logging_configuration: logging("${aws_wafv2_web_acl.Acl.arn}"),
      },
    },
    "no ACL": { resource: { aws_wafv2_ip_set: { Office: { scope: "REGIONAL" } } } },
  },
});
