import type { ALBModuleProps } from "../src";
import { balancer, named, subnets } from "./balancer";

const https = (props: Partial<ALBModuleProps>) => named(balancer(props), "aws_lb_listener", "Balancer_HttpsListener");

test("answers do not name the server, in every environment", () => {
  for (const environment of ["dev", "prod"] as const) {
    expect(https({ environment }).routing_http_response_server_enabled).toBe(false);
  }
});

test("headers of every answer are set as told", () => {
  const responseHeaders = {
    hsts: { days: 365, includeSubdomains: true, preload: true },
    contentSecurityPolicy: "default-src 'self'",
    frameOptions: "DENY",
    contentTypeOptions: "nosniff",
    cors: {
      allowOrigin: "https://shop.example.com",
      allowMethods: ["GET", "POST"],
      allowHeaders: ["authorization"],
      exposeHeaders: ["x-total"],
      allowCredentials: true,
      maxAgeSeconds: 600,
    },
  } as const;
  expect(https({ responseHeaders })).toMatchObject({
    routing_http_response_strict_transport_security_header_value: "max-age=31536000; includeSubDomains; preload",
    routing_http_response_content_security_policy_header_value: "default-src 'self'",
    routing_http_response_x_frame_options_header_value: "DENY",
    routing_http_response_x_content_type_options_header_value: "nosniff",
    routing_http_response_access_control_allow_origin_header_value: "https://shop.example.com",
    routing_http_response_access_control_allow_methods_header_value: "GET,POST",
    routing_http_response_access_control_allow_headers_header_value: "authorization",
    routing_http_response_access_control_expose_headers_header_value: "x-total",
    routing_http_response_access_control_allow_credentials_header_value: "true",
    routing_http_response_access_control_max_age_header_value: "600",
  });
});

test("requests are read and passed on as told", () => {
  const http = {
    keepAliveSeconds: 600,
    forwardedFor: "remove",
    forwardedPort: true,
    preserveHost: true,
    tlsHeaders: true,
  } as const;
  expect(balancer({ http, ipAddressType: "dualstack", zonalShift: true }).the("aws_lb")).toMatchObject({
    client_keep_alive: 600,
    xff_header_processing_mode: "remove",
    enable_xff_client_port: true,
    preserve_host_header: true,
    enable_tls_version_and_cipher_suite_headers: true,
    ip_address_type: "dualstack",
    enable_zonal_shift: true,
  });
});

test("the balancer stays closed when the web ACL does not answer", () => {
  expect(balancer({ environment: "prod" }).the("aws_lb")).not.toHaveProperty("enable_waf_fail_open");
});

test("clients are verified by authorities of a bundle, less what is revoked", () => {
  const props = {
    clientCertificates: {
      bundle: { bucket: "trust", key: "ca.pem", version: "1" },
      revocations: { First: { bucket: "trust", key: "revoked.pem" } },
      advertise: true,
    },
  };
  const made = balancer(props);
  expect(made.the("aws_lb_trust_store")).toMatchObject({
    name: "test-balancer",
    ca_certificates_bundle_s3_bucket: "trust",
    ca_certificates_bundle_s3_key: "ca.pem",
    ca_certificates_bundle_s3_object_version: "1",
  });
  expect(named(made, "aws_lb_trust_store_revocation", "Balancer_Revocation-First")).toMatchObject({
    revocations_s3_bucket: "trust",
    revocations_s3_key: "revoked.pem",
  });
  expect(https(props).mutual_authentication).toEqual({
    mode: "verify",
    trust_store_arn: expect.stringContaining("aws_lb_trust_store.Balancer_TrustStore"),
    ignore_client_certificate_expiry: false,
    advertise_trust_store_ca_names: "on",
  });
});

test("clients' certificates are handed on, or verified by a trust store that exists", () => {
  const trustStoreArn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:truststore/mine/0a1b2c3d4e5f6071";
  expect(https({ clientCertificates: "passthrough" }).mutual_authentication).toEqual({ mode: "passthrough" });
  expect(https({ clientCertificates: { trustStoreArn } }).mutual_authentication).toMatchObject({
    mode: "verify",
    trust_store_arn: trustStoreArn,
    advertise_trust_store_ca_names: "off",
  });
});

test("requests and connections are recorded in one bucket, apart", () => {
  const bucket = { acceptLogsFrom: (service: string, prefix: string) => ({ bucket: `logs-for-${service}`, prefix }) };
  const made = balancer({ accessLogs: bucket, connectionLogs: bucket }).the("aws_lb");
  expect(made.access_logs).toEqual({ enabled: true, bucket: "logs-for-alb", prefix: "alb/test-balancer" });
  expect(made.connection_logs).toEqual({
    enabled: true,
    bucket: "logs-for-alb",
    prefix: "alb-connections/test-balancer",
  });
});

test("a rate limit comes after the rule groups and moves none", () => {
  const rules = (webAcl: ALBModuleProps["webAcl"]) => balancer({ webAcl }).the("aws_wafv2_web_acl").rule;
  const limited = rules({ rateLimit: 2000 });
  expect(limited.slice(0, 4)).toEqual(rules("managed"));
  expect(limited[4]).toMatchObject({
    name: "RateLimit",
    priority: 4,
    action: { block: {} },
    statement: { rate_based_statement: { limit: 2000, aggregate_key_type: "IP" } },
  });
});

test.each<[Partial<ALBModuleProps>, string | RegExp]>([
  [
    { subnets: { ...subnets, availabilityZones: ["us-east-1a", "us-east-1b", "us-east-1a"] } },
    "subnets must be in a zone each, got two in us-east-1a",
  ],
  [
    { ipAddressType: "dualstack-without-public-ipv4" },
    'ipAddressType must be "ipv4" or "dualstack" inside, got "dualstack-without-public-ipv4"',
  ],
  [{ http: { keepAliveSeconds: 59 } }, "http.keepAliveSeconds must be 60 to 604800, got 59"],
  [
    { http: { forwardedFor: "drop" as "remove" } },
    'http.forwardedFor must be one of append, preserve, remove, got "drop"',
  ],
  [{ responseHeaders: { hsts: { days: 36_501 } } }, "responseHeaders.hsts.days must be 0 to 36500, got 36501"],
  [
    { sslPolicy: "TLS13-1-2-2021-06" as "ELBSecurityPolicy-TLS13-1-2-2021-06" },
    'sslPolicy must be a security policy such as "ELBSecurityPolicy-TLS13-1-2-Res-2021-06", got "TLS13-1-2-2021-06"',
  ],
  [
    { responseHeaders: { frameOptions: "ALLOW" as "DENY" } },
    'responseHeaders.frameOptions must be one of DENY, SAMEORIGIN, got "ALLOW"',
  ],
  [
    { responseHeaders: { cors: { allowOrigin: "*", maxAgeSeconds: -1 } } },
    "responseHeaders.cors.maxAgeSeconds must be 0 to 86400, got -1",
  ],
  [
    { clientCertificates: { trustStoreArn: "mine" } },
    'clientCertificates.trustStoreArn must be the ARN of a trust store, got "mine"',
  ],
  [
    { clientCertificates: { bundle: { bucket: "a", key: "b" }, revocations: { "a b": { bucket: "a", key: "b" } } } },
    'clientCertificates.revocations must be up to 32 letters and digits, beginning with a letter, got "a b"',
  ],
  [{ webAcl: { arn: "mine" } }, 'webAcl.arn must be the ARN of a regional web ACL, got "mine"'],
  [{ webAcl: { rateLimit: 9 } }, "webAcl.rateLimit must be 10 to 2000000000, got 9"],
])("%j is refused", (props, message) => {
  expect(() => balancer(props)).toThrow(message);
});
