import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { inputFaults } from "@plinth/testing";
import { type TerraformStack, TerraformVariable } from "cdktf";
import { ALBModule, type ALBModuleProps, NLBModule, type NLBModuleProps } from "../src";
import { NLB } from "../src/nlb-props";
import { ALB } from "../src/props";
import { CERTIFICATE, KEY, Server, subnets } from "./balancer";

const ZONE = "Z0123456789";
const accessLogs = { acceptLogsFrom: (service: string, prefix: string) => ({ bucket: service, prefix }) };
const provider = (stack: TerraformStack) => new AwsProvider(stack, "Twin", { alias: "twin", region: "us-east-1" });
const healthCheck = {
  path: "/health",
  matcher: "200",
  port: 9001,
  intervalSeconds: 30,
  timeoutSeconds: 10,
  healthyThreshold: 2,
  unhealthyThreshold: 2,
};
const targets = {
  targets: { One: "10.0.0.1" },
  targetType: "ip",
  port: 80,
  at: "10.0.0.0/16",
  protocol: "HTTP",
  protocolVersion: "HTTP1",
};
const options = {
  healthCheck,
  deregistrationSeconds: 5,
  stickiness: { seconds: 60, cookieName: "sid" },
  slowStartSeconds: 60,
  algorithm: "round_robin",
  crossZone: true,
};
const certificate = { domain: "www.example.com", alternativeNames: ["example.com"], zoneId: ZONE };

const full = (stack: TerraformStack) => ({
  ...options,
  environment: "prod",
  name: "orders",
  subnets,
  backend: new Server(stack, "Web", 8080),
  certificateArn: CERTIFICATE,
  scheme: "internet-facing",
  ipAddressType: "ipv4",
  idleSeconds: 60,
  http: {
    keepAliveSeconds: 600,
    forwardedFor: "append",
    forwardedPort: true,
    preserveHost: true,
    tlsHeaders: true,
  },
  responseHeaders: {
    hsts: { days: 365, includeSubdomains: true, preload: true },
    contentSecurityPolicy: "default-src 'self'",
    frameOptions: "DENY",
    contentTypeOptions: "nosniff",
    cors: {
      allowOrigin: "https://shop.example.com",
      allowMethods: ["GET"],
      allowHeaders: ["authorization"],
      exposeHeaders: ["x-total"],
      allowCredentials: true,
      maxAgeSeconds: 600,
    },
  },
  sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06",
  clientCertificates: {
    bundle: { bucket: "trust", key: "ca.pem", version: "1" },
    revocations: { First: { bucket: "trust", key: "revoked.pem", version: "1" } },
    advertise: true,
  },
  accessLogs,
  connectionLogs: accessLogs,
  webAcl: { rateLimit: 2000 },
  zonalShift: true,
  deletionProtection: true,
  logRetentionDays: 30,
  encryptionKey: { arn: KEY },
  tags: { Team: "orders" },
  provider: provider(stack),
});

const alb = (stack: TerraformStack) =>
  new ALBModule(stack, "Alb", {
    environment: "dev",
    subnets,
    certificateArn: CERTIFICATE,
    backend: new Server(stack, "First", 8080),
  });
const nlb = (stack: TerraformStack) => new NLBModule(stack, "Nlb", { environment: "dev", subnets });

test("every prop of an application load balancer passes a value that is known after apply, or is refused by name", () => {
  const faults = inputFaults({
    create: (stack, props: ALBModuleProps) => new ALBModule(stack, "Balancer", props),
    props: full,
    names: Object.keys(ALB.rows ?? {}).filter((name) => name !== "certificate"),
    unions: ["webAcl", "clientCertificates"],
  });
  expect(faults).toEqual([]);
});

test.each([
  ["certificate", (stack: TerraformStack) => ({ certificate, backend: new Server(stack, "Web", 8080) })],
  ["fixed targets", () => ({ certificateArn: CERTIFICATE, backend: targets })],
  [
    "function",
    () => ({
      certificateArn: CERTIFICATE,
      backend: { lambda: { arn: "arn:aws:lambda:us-east-1:123456789012:function:hooks" } },
    }),
  ],
])("every prop of a %s passes a value that is known after apply, or is refused by name", (_name, source) => {
  const faults = inputFaults({
    create: (stack, props: ALBModuleProps) => new ALBModule(stack, "Balancer", props),
    props: (stack) => ({ environment: "dev", subnets, ...source(stack) }),
    unions: ["backend.at"],
  });
  expect(faults).toEqual([]);
});

test("every prop of a network load balancer passes a value that is known after apply, or is refused by name", () => {
  const faults = inputFaults({
    create: (stack, props: NLBModuleProps) => new NLBModule(stack, "Gate", props),
    props: (stack) => ({
      environment: "prod",
      name: "gate",
      subnets,
      scheme: "internet-facing",
      ipAddressType: "ipv4",
      addresses: { allocationIds: ["eipalloc-1", "eipalloc-2"] },
      crossZone: true,
      clientRouting: "any_availability_zone",
      accessLogs,
      zonalShift: true,
      deletionProtection: true,
      tags: { Team: "orders" },
      provider: provider(stack),
    }),
    names: Object.keys(NLB.rows ?? {}),
  });
  expect(faults).toEqual([]);
});

const all = { paths: ["/a"], hosts: ["*.example.com"], headers: { "X-A": ["yes"] }, methods: ["GET"] };
const oidc = (stack: TerraformStack) => ({
  issuer: "https://id.example.org",
  authorizationEndpoint: "https://id.example.org/authorize",
  tokenEndpoint: "https://id.example.org/token",
  userInfoEndpoint: "https://id.example.org/me",
  clientId: "shop",
  clientSecret: new TerraformVariable(stack, "Secret", { sensitive: true, default: "given" }).stringValue,
  onUnauthenticated: "deny",
  scope: "openid",
  sessionSeconds: 60,
  sessionCookie: "session",
});
const cognito = {
  userPoolArn: "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_a",
  userPoolClientId: "a",
  userPoolDomain: "b",
};

const METHODS: readonly (readonly [
  string,
  (stack: TerraformStack, given: never) => unknown,
  (stack: TerraformStack) => object,
])[] = [
  [
    "addBackend",
    (stack, given) => {
      const one = alb(stack);
      const group = one.addBackend("Api", new Server(stack, "Api", 9000), given);
      one.addRoute("Api", { priority: 1, when: { paths: ["/a"] }, forwardTo: group });
    },
    () => options,
  ],
  [
    "addRoute that forwards",
    (stack, given) => alb(stack).addRoute("Api", given),
    (stack) => ({
      priority: 1,
      when: all,
      forwardTo: [
        {
          group: { arn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/blue/73e2d6bc24d8a067" },
          weight: 1,
        },
      ],
      stickySeconds: 60,
      authenticate: { oidc: oidc(stack) },
    }),
  ],
  [
    "addRoute that redirects",
    (stack, given) => alb(stack).addRoute("Api", given),
    () => ({
      priority: 1,
      when: { query: [{ key: "v", value: "2" }], sourceIps: ["192.0.2.0/24"] },
      redirectTo: { host: "a.b", path: "/", query: "a", port: 443, status: 301 },
      authenticate: { cognito },
    }),
  ],
  [
    "addRoute that responds",
    (stack, given) => alb(stack).addRoute("Api", given),
    () => ({ priority: 1, when: { paths: ["/a"] }, respond: { status: 503, body: "later", contentType: "text/css" } }),
  ],
  [
    "addListener of TLS",
    (stack, given) => nlb(stack).addListener("Web", given),
    (stack) => ({
      port: 443,
      protocol: "TLS",
      backend: new Server(stack, "Web", 8080),
      certificateArn: CERTIFICATE,
      sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06",
      alpn: "HTTP2Only",
      healthCheck,
      deregistrationSeconds: 5,
      terminateConnections: true,
      preserveClientIp: true,
      proxyProtocol: true,
      stickiness: false,
    }),
  ],
  [
    "addCertificate",
    (stack, given: { certificate: never }) => alb(stack).addCertificate("Shop", given.certificate),
    () => ({ certificate }),
  ],
  [
    "addAlias",
    (stack, given: { name: never; zoneId: never }) => alb(stack).addAlias(given.name, given.zoneId),
    () => ({ name: "www.example.com", zoneId: ZONE }),
  ],
];

test.each(METHODS)(
  "every option of %s passes a value that is known after apply, or is refused by name",
  (name, create, props) => {
    const faults = inputFaults({
      create: (stack, given: never) => void create(stack, given),
      props,
      unions: ["forwardTo", "certificate"],
    });
    // Two methods take a name and values, and no object of props.
    const isPositional = name === "addCertificate" || name === "addAlias";
    expect(faults.filter((fault) => !(isPositional && fault.startsWith("props =")))).toEqual([]);
  },
);

test.each([null, undefined, 7, {}, "a b"])(
  "the name %p of a backend, route, certificate and listener is refused",
  (name) => {
    const wrong = name as never;
    const refused = "name must be";
    inputFaults({
      create: (stack) => {
        const one = alb(stack);
        const route = { priority: 1, when: { paths: ["/a"] }, respond: { status: 200 } };
        expect(() => one.addBackend(wrong, new Server(stack, "Api", 9000))).toThrow(refused);
        expect(() => one.addRoute(wrong, route)).toThrow(refused);
        expect(() => one.addCertificate(wrong, CERTIFICATE)).toThrow(refused);
        expect(() =>
          nlb(stack).addListener(wrong, { port: 1, protocol: "TCP", backend: new Server(stack, "Web", 8080) }),
        ).toThrow(refused);
      },
      props: () => ({}),
    });
  },
);
