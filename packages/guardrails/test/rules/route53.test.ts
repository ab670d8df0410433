import { ROUTE53 } from "../../src/rules/route53";
import { fails, one, passes, referred, table } from "../cases";

const certificate = one("aws_acm_certificate.Shop", { domain_name: "shop.example.com" });
const logging = (preference: string) =>
  certificate({ options: { certificate_transparency_logging_preference: preference } });
const second = {
  "aws_acm_certificate.B": { options: [{ certificate_transparency_logging_preference: "DISABLED" }] },
};
const names = (domain_name: string, ...others: string[]) =>
  certificate({ domain_name, subject_alternative_names: others });
const record = (args: object) => one("aws_route53_record.Www", { zone_id: "Z1", name: "www", type: "A" })(args);
const records = (...all: string[]) => record({ records: all });
const zone = one("aws_route53_zone.Z", { name: "example.com" });

table(ROUTE53, {
  "certificate-replacement": [
    fails("is destroyed before it is made anew", certificate()),
    fails("is destroyed before it is made anew", certificate({ lifecycle: { create_before_destroy: false } })),
    passes(certificate({ lifecycle: { create_before_destroy: true } })),
    passes(certificate({ lifecycle: { create_before_destroy: true, prevent_destroy: true } })),
  ],
  "certificate-transparency": [
    fails("is kept out of the public logs", logging("DISABLED"), certificate({}, second)),
    passes(certificate(), logging("ENABLED")),
  ],
  "certificate-wildcard": [
    fails("is for *.example.com", names("*.example.com"), names("example.com", "*.example.com")),
    passes(names("shop.example.com"), names("example.com", "www.example.com")),
  ],
  "record-dangling": [
    fails("points at 203.0.113.7, a literal address", records("203.0.113.7"), records("10.0.0.7", "203.0.113.7")),
    passes(records("${aws_eip.Front.public_ip}"), records("10.0.0.7")),
    passes(record({ alias: { name: "${aws_lb.Front.dns_name}", zone_id: "${aws_lb.Front.zone_id}" } })),
  ],
  "zone-dnssec": [
    referred(zone, "aws_route53_zone.Z.id", ["aws_route53_hosted_zone_dnssec", "hosted_zone_id"], "is not signed"),
    passes(zone({ vpc: [{ vpc_id: "vpc-1" }] })),
  ],
  "zone-query-log": [
    referred(zone, "aws_route53_zone.Z.zone_id", ["aws_route53_query_log", "zone_id"], "records no queries"),
    passes(zone({ vpc: [{ vpc_id: "vpc-1" }] })),
  ],
});
