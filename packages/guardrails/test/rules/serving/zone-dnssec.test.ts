import { zoneDnssec } from "../../../src/rules/serving/zone-dnssec";
import { cases, type Resources } from "../../cases";

const zone = (args: object = {}, more: Resources = {}) => ({
  resource: { aws_route53_zone: { Z: { name: "example.com", ...args } }, ...more },
});
const dnssec = (hosted_zone_id: string) => ({ aws_route53_hosted_zone_dnssec: { D: { hosted_zone_id } } });

cases(zoneDnssec, {
  fails: { "a public zone": zone(), "a public zone beside a signed one": zone({}, dnssec("Z1")) },
  passes: {
    "a signed zone": zone({}, dnssec("${aws_route53_zone.Z.id}")),
    "a private zone": zone({ vpc: [{ vpc_id: "vpc-1" }] }),
  },
});
