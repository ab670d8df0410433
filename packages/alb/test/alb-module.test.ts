import type { synth } from "@plinth/testing";
import type { ALBModuleProps } from "../src";
import { balancer, KEY, subnets } from "./balancer";

const listeners = (made: ReturnType<typeof synth>) =>
  Object.fromEntries(Object.values(made.all("aws_lb_listener")).map((listener) => [listener.port, listener]));

describe.each(["dev", "prod"] as const)("security in %s", (environment) => {
  const made = balancer({ environment });

  test("requests are served over TLS 1.2 or newer", () => {
    expect(listeners(made)[443]).toMatchObject({
      protocol: "HTTPS",
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
    });
  });

  test("plain HTTP is sent to HTTPS", () => {
    expect(listeners(made)[80].default_action).toEqual([
      { type: "redirect", redirect: { port: "443", protocol: "HTTPS", status_code: "HTTP_301" } },
    ]);
  });

  test("it is internal, closed, and drops what is malformed", () => {
    expect(made.the("aws_lb")).toMatchObject({
      internal: true,
      drop_invalid_header_fields: true,
      desync_mitigation_mode: "defensive",
    });
    expect(Object.values(made.all("aws_vpc_security_group_ingress_rule")).filter((rule) => rule.cidr_ipv4)).toEqual([]);
  });

  test("it reaches its backend at the port of the backend and nothing else", () => {
    const egress = Object.values(made.all("aws_vpc_security_group_egress_rule"));
    expect(egress.map((rule) => [rule.from_port, rule.referenced_security_group_id])).toEqual([
      [8080, expect.stringContaining("aws_security_group.Web_Group")],
    ]);
  });
});

test("prod is protected and guarded by AWS's rules, which log what they block, without credentials", () => {
  const made = balancer({ environment: "prod" });
  expect(made.the("aws_lb").enable_deletion_protection).toBe(true);
  const acl = made.the("aws_wafv2_web_acl");
  expect(acl.rule.map((rule: { name: string }) => rule.name)).toEqual([
    "AWSManagedRulesAmazonIpReputationList",
    "AWSManagedRulesAnonymousIpList",
    "AWSManagedRulesKnownBadInputsRuleSet",
    "AWSManagedRulesCommonRuleSet",
  ]);
  expect(made.the("aws_wafv2_web_acl_association").resource_arn).toBe("${aws_lb.Balancer.arn}");
  expect(made.the("aws_cloudwatch_log_group").name).toMatch(/^aws-waf-logs-/);
  expect(made.the("aws_wafv2_web_acl_logging_configuration").redacted_fields).toEqual([
    { single_header: { name: "authorization" } },
    { single_header: { name: "cookie" } },
  ]);
});

test("a web ACL of one's own takes the place of the managed one", () => {
  const arn = "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/mine/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f";
  const made = balancer({ environment: "prod", webAcl: { arn } });
  expect(made.the("aws_wafv2_web_acl_association").web_acl_arn).toBe(arn);
  expect(made.all("aws_wafv2_web_acl")).toEqual({});
});

test("a key encrypts the log of the web ACL and learns of it", () => {
  const uses: string[] = [];
  const made = balancer({ webAcl: "managed", encryptionKey: { arn: KEY, admit: (use) => uses.push(use) } });
  expect([made.the("aws_cloudwatch_log_group").kms_key_id, uses]).toEqual([KEY, ["logs"]]);
});

test("requests are recorded where the log bucket says", () => {
  const asked: string[] = [];
  const accessLogs = {
    acceptLogsFrom: (service: string, prefix: string) => {
      asked.push(`${service} ${prefix}`);
      return { bucket: "example-logs", prefix };
    },
  };
  expect(balancer({ accessLogs }).the("aws_lb").access_logs).toEqual({
    enabled: true,
    bucket: "example-logs",
    prefix: "alb/test-balancer",
  });
  expect(asked).toEqual(["alb alb/test-balancer"]);
});

test("the backend is given the target group, with the label its request metric needs", () => {
  balancer({}, (made, server) => {
    expect(server.attached.map(({ key }) => key)).toEqual(["Balancer"]);
    expect(made.listenerArn).toContain("TOKEN");
  });
});

test("what a target group cannot change is part of its name, and its replacement comes first", () => {
  const name = (port: number, path?: string) =>
    balancer({ healthCheck: { path } }, undefined, port).the("aws_lb_target_group").name;
  expect(name(8080)).not.toBe(name(9090));
  expect(name(8080, "/health")).toBe(name(8080));
  expect(name(8080).length).toBeLessThanOrEqual(32);
  expect(balancer().the("aws_lb_target_group").lifecycle.create_before_destroy).toBe(true);
});

test("health is asked as told", () => {
  const healthCheck = {
    path: "/health",
    matcher: "200-299",
    intervalSeconds: 30,
    timeoutSeconds: 10,
    healthyThreshold: 3,
  };
  expect(balancer({ healthCheck }).the("aws_lb_target_group").health_check).toEqual({
    path: "/health",
    matcher: "200-299",
    interval: 30,
    timeout: 10,
    healthy_threshold: 3,
    unhealthy_threshold: 3,
  });
});

test("signals name the balancer and the target group", () => {
  balancer({}, ({ signals }) => {
    expect(Object.keys(signals)).toEqual([
      "requests",
      "targetErrors",
      "balancerErrors",
      "latency",
      "unhealthyHosts",
      "rejectedConnections",
      "tlsErrors",
    ]);
    expect(Object.keys(signals.unhealthyHosts.metric.dimensions)).toEqual(["TargetGroup", "LoadBalancer"]);
  });
});

test("all problems are reported in one error", () => {
  const wrong = () =>
    balancer({
      subnets: { ...subnets, availabilityZones: ["us-east-1a"] },
      certificateArn: "my-certificate",
      healthCheck: {
        path: "health",
        matcher: "ok",
        intervalSeconds: 10,
        timeoutSeconds: 10,
        healthyThreshold: 1,
        unhealthyThreshold: 11,
      },
      deregistrationSeconds: -1,
      idleSeconds: 0,
      logRetentionDays: 0,
    });
  expect(wrong).toThrow(
    [
      "test/Balancer (ALBModule) is misconfigured:",
      '  - certificateArn must be the ARN of a certificate, got "my-certificate"',
      '  - healthCheck.path must begin with "/", got "health"',
      "  - healthCheck.healthyThreshold must be 2 to 10, got 1",
      "  - healthCheck.unhealthyThreshold must be 2 to 10, got 11",
      "  - healthCheck.timeoutSeconds must be less than the interval, got 10 and 10",
      "  - deregistrationSeconds must be 0 to 3600, got -1",
      "  - idleSeconds must be 1 to 4000, got 0",
      "  - logRetentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got 0",
      "  - subnets must be in at least two zones, got us-east-1a",
      '  - healthCheck.matcher must be status codes such as "200-299", got "ok"',
    ].join("\n"),
  );
});

test.each<[ALBModuleProps["healthCheck"], string]>([
  [{ intervalSeconds: 4, timeoutSeconds: 2 }, "healthCheck.intervalSeconds must be 5 to 300, got 4"],
  [{ timeoutSeconds: 1 }, "healthCheck.timeoutSeconds must be 2 to 120, got 1"],
])("%j is refused", (healthCheck, message) => {
  expect(() => balancer({ healthCheck })).toThrow(message);
});

test("every address is the one of the snapshot", () => {
  const mine = balancer({ environment: "prod" }).addresses.filter(
    (address) => !/\.Web_Group|From-Balancer/.test(address),
  );
  expect(mine).toMatchInlineSnapshot(`
[
  "aws_cloudwatch_log_group.Balancer_WebAclLogGroup_F013B15C",
  "aws_lb.Balancer",
  "aws_lb_listener.Balancer_HttpListener_C97C8F84",
  "aws_lb_listener.Balancer_HttpsListener_38713751",
  "aws_lb_target_group.Balancer_TargetGroup_B04DD016",
  "aws_security_group.Balancer_SecurityGroup_D93D447B",
  "aws_vpc_security_group_egress_rule.Balancer_To-Web-8080_B2EBEDF3",
  "aws_wafv2_web_acl.Balancer_WebAcl_7771219D",
  "aws_wafv2_web_acl_association.Balancer_WebAclAssociation_8A7CB5CF",
  "aws_wafv2_web_acl_logging_configuration.Balancer_WebAclLogging_956C47B8",
]
`);
});
