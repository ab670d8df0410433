import { zoneQueryLog } from "../../../src/rules/serving/zone-query-log";
import { cases, type Resources } from "../../cases";

const zone = (args: object = {}, more: Resources = {}) => ({
  resource: { aws_route53_zone: { Z: { name: "example.com", ...args } }, ...more },
});
const log = (zone_id: string) => ({ aws_route53_query_log: { L: { zone_id, cloudwatch_log_group_arn: "arn:logs" } } });

cases(zoneQueryLog, {
  fails: { "a public zone": zone(), "a public zone beside one with": zone({}, log("Z1")) },
  passes: {
    "a zone with": zone({}, log("${aws_route53_zone.Z.zone_id}")),
    "a private zone": zone({ vpc: [{ vpc_id: "vpc-1" }] }),
  },
});
