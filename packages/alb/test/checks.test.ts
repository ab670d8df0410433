import { balancer, CERTIFICATE, named, networkBalancer } from "./balancer";

const accessLogs = { acceptLogsFrom: (service: string, prefix: string) => ({ bucket: service, prefix }) };

/** What scanners ask of a balancer in prod that faces the internet and records its requests. */
describe("checks of load balancing in prod", () => {
  const made = balancer({ environment: "prod", scheme: "internet-facing", accessLogs });
  const lb = made.the("aws_lb");

  test.each([
    ["CKV_AWS_91", lb.access_logs.enabled, true],
    ["CKV_AWS_131", lb.drop_invalid_header_fields, true],
    ["CKV_AWS_150", lb.enable_deletion_protection, true],
    ["CKV_AWS_328", lb.desync_mitigation_mode, "defensive"],
    ["CKV2_AWS_28", made.the("aws_wafv2_web_acl_association").resource_arn, "${aws_lb.Balancer.arn}"],
    ["CKV_AWS_261", made.the("aws_lb_target_group").health_check.path, "/"],
    [
      "CKV2_AWS_20",
      named(made, "aws_lb_listener", "Balancer_HttpListener").default_action[0].redirect.protocol,
      "HTTPS",
    ],
    ["CKV_AWS_2, CKV_AWS_378", named(made, "aws_lb_listener", "Balancer_HttpsListener").protocol, "HTTPS"],
  ])("%s passes", (_check, got, wanted) => {
    expect(got).toBe(wanted);
  });

  test("CKV_AWS_103 and CKV2_AWS_74 pass", () => {
    expect(named(made, "aws_lb_listener", "Balancer_HttpsListener").ssl_policy).toMatch(/^ELBSecurityPolicy-TLS13/);
  });

  test("CKV2_AWS_76, CKV_AWS_175, CKV_AWS_192, CKV_AWS_342 and CKV2_AWS_31 pass", () => {
    const { rule } = made.the("aws_wafv2_web_acl");
    const groups = rule.map((each: { statement: { managed_rule_group_statement: object } }) => each.statement);
    for (const name of ["AWSManagedRulesAnonymousIpList", "AWSManagedRulesKnownBadInputsRuleSet"]) {
      expect(groups).toContainEqual({ managed_rule_group_statement: { vendor_name: "AWS", name } });
    }
    expect(rule.every((each: object) => "override_action" in each || "action" in each)).toBe(true);
    expect(made.the("aws_wafv2_web_acl_logging_configuration").resource_arn).toMatch(/aws_wafv2_web_acl\..*\.arn/);
  });

  test("CKV_AWS_233 and CKV_AWS_234 pass", () => {
    const certificate = balancer({ certificate: { domain: "www.example.com", zoneId: "Z0123456789" } });
    expect(certificate.the("aws_acm_certificate")).toMatchObject({
      lifecycle: { create_before_destroy: true },
      options: { certificate_transparency_logging_preference: "ENABLED" },
    });
  });

  test("a network balancer passes CKV_AWS_91, CKV_AWS_150, CKV_AWS_152, CKV_AWS_2 and CKV_AWS_103", () => {
    const gate = networkBalancer({ environment: "prod", accessLogs }, (nlb, server) =>
      nlb.addListener("Tls", { port: 443, protocol: "TLS", certificateArn: CERTIFICATE, backend: server }),
    );
    expect(gate.the("aws_lb")).toMatchObject({
      access_logs: { enabled: true },
      enable_deletion_protection: true,
      enable_cross_zone_load_balancing: true,
    });
    expect(gate.the("aws_lb_listener")).toMatchObject({ protocol: "TLS", ssl_policy: expect.stringMatching(/TLS13/) });
  });
});
