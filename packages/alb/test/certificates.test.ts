import { Token } from "cdktf";
import type { ALBModule, DnsCertificate } from "../src";
import { balancer, CERTIFICATE, named } from "./balancer";

const ZONE = "Z0123456789ABCDEFGHIJ";
const certificate: DnsCertificate = { domain: "www.example.com", zoneId: ZONE };

test("a certificate is made, proved by a record, and used once it is issued", () => {
  const made = balancer({ certificate });
  expect(made.the("aws_acm_certificate")).toMatchObject({
    domain_name: "www.example.com",
    validation_method: "DNS",
    options: { certificate_transparency_logging_preference: "ENABLED" },
    lifecycle: { create_before_destroy: true },
  });
  const record = made.the("aws_route53_record");
  expect(record).toMatchObject({ zone_id: ZONE, type: "CNAME", ttl: 60, allow_overwrite: true });
  expect(record.name).toMatch(
    /^\$\{one\(distinct\(\[for each in aws_acm_certificate\.Balancer_Certificate_\w+\.domain_validation_options : each\.resource_record_name if trimprefix\(each\.domain_name, "\*\."\) == "www\.example\.com"\]\)\)\}$/,
  );
  expect(named(made, "aws_lb_listener", "Balancer_HttpsListener").certificate_arn).toMatch(
    /^\$\{aws_acm_certificate_validation\.Balancer_CertificateValidation_\w+\.certificate_arn\}$/,
  );
});

test("records are keyed by domain, a wildcard shares the one of its domain, and more names move none", () => {
  const records = (...alternativeNames: string[]) =>
    Object.keys(balancer({ certificate: { ...certificate, alternativeNames } }).all("aws_route53_record"));
  expect(records("example.com", "*.example.com")).toHaveLength(2);
  expect(records("api.example.com", "example.com")).toEqual(expect.arrayContaining(records("example.com")));
});

test("further certificates are keyed by name, and a change makes the new one first", () => {
  const made = balancer({}, (alb) => {
    alb.addCertificate("Shop", CERTIFICATE);
    alb.addCertificate("Club", { domain: "club.example.org", zoneId: ZONE });
  });
  expect(named(made, "aws_lb_listener_certificate", "Balancer_ListenerCertificate-Shop")).toEqual({
    certificate_arn: CERTIFICATE,
    listener_arn: expect.stringContaining("Balancer_HttpsListener"),
    lifecycle: { create_before_destroy: true },
  });
  expect(named(made, "aws_lb_listener_certificate", "Balancer_ListenerCertificate-Club").certificate_arn).toContain(
    "aws_acm_certificate_validation.Balancer_CertificateValidation-Club",
  );
});

test("two certificates of one domain share its record", () => {
  const made = balancer({ certificate }, (alb) => alb.addCertificate("Again", certificate));
  expect(Object.keys(made.all("aws_acm_certificate"))).toHaveLength(2);
  expect(Object.keys(made.all("aws_route53_record"))).toHaveLength(1);
});

test.each<[Partial<DnsCertificate>, string]>([
  [{ domain: "www" }, 'certificate.domain must be a name such as "www.example.com" or "*.example.com", got "www"'],
  [{ domain: `${"a".repeat(61)}.example.com` }, "certificate.domain must have at most 64 characters"],
  [{ alternativeNames: ["WWW.example.com"] }, 'or "*.example.com", got "WWW.example.com"'],
  [
    { alternativeNames: Array.from({ length: 100 }, (_, index) => `a${index}.b.com`) },
    "certificate.alternativeNames must have at most 99 members, got 100",
  ],
  [{ zoneId: "example.com" }, 'certificate.zoneId must be the id of a hosted zone, got "example.com"'],
])("%j is refused", (wrong, message) => {
  expect(() => balancer({ certificate: { ...certificate, ...wrong } })).toThrow(message);
});

test("names that are not known yet are refused, for records are keyed by them", () => {
  const token = Token.asString({ resolve: () => "www.example.com" });
  expect(() => balancer({ certificate: { ...certificate, domain: token } })).toThrow(
    "certificate.domain must be a literal value, got a value that is known only after apply",
  );
  expect(() => balancer({}, (alb) => alb.addAlias(token, ZONE))).toThrow(
    "name must be a literal value, got a value that is known only after apply",
  );
});

test("there is no balancer without a certificate", () => {
  const none = { certificateArn: undefined } as unknown as { certificateArn: string };
  expect(() => balancer(none)).toThrow("certificateArn or certificate must be given");
});

test("a further certificate is refused by the name of the call", () => {
  const call = (name: string, value: string) => () => balancer({}, (alb) => alb.addCertificate(name, value));
  expect(call("Shop", "shop")).toThrow(
    'test/Balancer.addCertificate("Shop") (ALBModule) is misconfigured:\n  - certificate must be the ARN of a certificate, got "shop"',
  );
  expect(call("my shop", CERTIFICATE)).toThrow(
    'name must be up to 32 letters and digits, beginning with a letter, got "my shop"',
  );
  const twice = (alb: ALBModule) => [1, 2].map(() => alb.addCertificate("Shop", CERTIFICATE));
  expect(() => balancer({}, twice)).toThrow('name must be new, got "Shop"');
});

test("a name leads to the balancer, over IPv6 too where it has addresses", () => {
  const types = (ipAddressType: "ipv4" | "dualstack" | "dualstack-without-public-ipv4") => {
    const made = balancer({ ipAddressType, scheme: "internet-facing" }, (alb) => alb.addAlias("www.example.com", ZONE));
    return Object.values(made.all("aws_route53_record"))
      .map((record) => record.type)
      .sort();
  };
  expect(types("ipv4")).toEqual(["A"]);
  expect(types("dualstack")).toEqual(["A", "AAAA"]);
  expect(types("dualstack-without-public-ipv4")).toEqual(["AAAA"]);
  const made = balancer({}, (alb) => alb.addAlias("www.example.com", ZONE));
  expect(made.the("aws_route53_record")).toEqual({
    name: "www.example.com",
    zone_id: ZONE,
    type: "A",
    alias: {
      name: "${aws_lb.Balancer.dns_name}",
      zone_id: "${aws_lb.Balancer.zone_id}",
      evaluate_target_health: true,
    },
  });
});

test.each([
  ["www", ZONE, 'name must be a name such as "www.example.com", got "www"'],
  ["www.example.com", "zone", 'zoneId must be the id of a hosted zone, got "zone"'],
])("the alias %s in %s is refused", (name, zoneId, message) => {
  expect(() => balancer({}, (alb) => alb.addAlias(name, zoneId))).toThrow(message);
});

test("an alias comes once", () => {
  const twice = (alb: ALBModule) => [1, 2].map(() => alb.addAlias("www.example.com", ZONE));
  expect(() => balancer({}, twice)).toThrow('name must be new, got "www.example.com"');
});
