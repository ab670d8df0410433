import type { Backend } from "@plinth/core";
import type { ListenerOptions, NLBModule, NLBModuleProps } from "../src";
import { balancer, CERTIFICATE, named, networkBalancer, type Server, subnets } from "./balancer";

/** One listener on a network balancer. */
const listening = (
  options: Partial<ListenerOptions>,
  served?: Partial<Backend["backend"]>,
  props?: Partial<NLBModuleProps>,
) =>
  networkBalancer(
    props,
    (gate, server) =>
      gate.addListener("Web", { port: 443, protocol: "TCP", backend: server, ...options } as ListenerOptions),
    served,
  );
const group = (made: ReturnType<typeof listening>) => named(made, "aws_lb_target_group", "Gate_TargetGroup-Web");
const listener = (made: ReturnType<typeof listening>) => named(made, "aws_lb_listener", "Gate_Listener-Web");
const egress = (made: ReturnType<typeof listening>) =>
  Object.values(made.all("aws_vpc_security_group_egress_rule")).map((rule) => `${rule.ip_protocol} ${rule.from_port}`);

describe.each(["dev", "prod"] as const)("security in %s", (environment) => {
  const tls = { protocol: "TLS", certificateArn: CERTIFICATE } as const;

  test("it is internal and closed, behind a security group of its own", () => {
    const made = listening({}, {}, { environment });
    expect(made.the("aws_lb")).toMatchObject({
      load_balancer_type: "network",
      internal: true,
      enable_cross_zone_load_balancing: true,
      security_groups: [expect.stringContaining("aws_security_group.Gate_SecurityGroup_")],
    });
    expect(Object.values(made.all("aws_vpc_security_group_ingress_rule")).filter((rule) => rule.cidr_ipv4)).toEqual([]);
  });

  test("TLS is 1.2 or newer", () => {
    expect(listener(listening(tls, {}, { environment })).ssl_policy).toBe("ELBSecurityPolicy-TLS13-1-2-Res-2021-06");
  });
});

test("prod is protected and drains longer", () => {
  const made = listening({}, {}, { environment: "prod" });
  expect(made.the("aws_lb").enable_deletion_protection).toBe(true);
  expect(group(made).deregistration_delay).toBe("120");
});

test("TCP goes on as it came, and a connection is enough for health", () => {
  const made = listening({});
  expect(listener(made)).toMatchObject({ port: 443, protocol: "TCP" });
  expect(group(made)).toMatchObject({ port: 8080, protocol: "TCP", target_type: "instance" });
  expect(group(made).health_check).toEqual({
    protocol: "TCP",
    interval: 15,
    timeout: 5,
    healthy_threshold: 2,
    unhealthy_threshold: 3,
  });
  expect(egress(made)).toEqual(["tcp 8080"]);
});

test("TLS ends at the balancer, or begins again where the backend speaks HTTPS", () => {
  const tls = { protocol: "TLS", certificateArn: CERTIFICATE, alpn: "HTTP2Preferred" } as const;
  expect(listener(listening(tls))).toMatchObject({ certificate_arn: CERTIFICATE, alpn_policy: "HTTP2Preferred" });
  expect(group(listening(tls)).protocol).toBe("TCP");
  expect(group(listening(tls, { protocol: "HTTPS" })).protocol).toBe("TLS");
});

test("versions of HTTP are nothing to a network balancer", () => {
  expect(group(listening({}, { protocolVersion: "HTTP2" }))).not.toHaveProperty("protocol_version");
});

test("UDP reaches its port, and health another way", () => {
  const made = listening({ protocol: "UDP", healthCheck: { port: 8081 } });
  expect(group(made)).toMatchObject({ protocol: "UDP", health_check: { protocol: "TCP", port: "8081" } });
  expect(egress(made).sort()).toEqual(["tcp 8081", "udp 8080"]);
  expect(egress(listening({ protocol: "TCP_UDP" })).sort()).toEqual(["tcp 8080", "udp 8080"]);
});

test("health is a request where a path is named", () => {
  const made = group(listening({ healthCheck: { path: "/health", matcher: "200-399" } }));
  expect(made.health_check).toMatchObject({ protocol: "HTTP", path: "/health", matcher: "200-399" });
});

test("an application balancer stands behind it, at its HTTPS listener", () => {
  const attached: unknown[] = [];
  const both = balancer({}, (alb) => {
    expect(alb.backend).toMatchObject({ port: 443, protocol: "HTTPS", targetType: "alb" });
    alb.backend.attach({ key: "Gate-Web", arn: "arn:group", attached: (by) => attached.push(by) });
  });
  expect(named(both, "aws_lb_target_group_attachment", "Balancer_Attachment-Gate-Web")).toMatchObject({
    target_group_arn: "arn:group",
    target_id: "${aws_lb.Balancer.arn}",
    depends_on: [expect.stringContaining("aws_lb_listener.Balancer_HttpsListener")],
  });
  expect(attached).toHaveLength(1);
  expect(group(listening({}, { targetType: "alb", protocol: "HTTPS", port: 443 }))).toMatchObject({
    target_type: "alb",
    protocol: "TCP",
    port: 443,
    health_check: { protocol: "HTTPS", path: "/", matcher: "200" },
  });
});

test("no label of requests is promised, for none are counted", () => {
  networkBalancer({}, (gate, server) => {
    gate.addListener("Web", { port: 80, protocol: "TCP", backend: server });
    expect(server.attached.map(({ key, requestCountLabel }) => [key, requestCountLabel])).toEqual([
      ["Gate-Web", undefined],
    ]);
  });
});

test("connections are treated as told", () => {
  const options = {
    preserveClientIp: false,
    proxyProtocol: true,
    terminateConnections: true,
    stickiness: true,
    deregistrationSeconds: 5,
  };
  expect(group(listening(options))).toMatchObject({
    preserve_client_ip: "false",
    proxy_protocol_v2: true,
    connection_termination: true,
    stickiness: { type: "source_ip", enabled: true },
    deregistration_delay: "5",
  });
});

test("addresses are given, one for each subnet", () => {
  const allocationIds = ["eipalloc-1", "eipalloc-2"];
  expect(
    networkBalancer({ scheme: "internet-facing", addresses: { allocationIds } }).the("aws_lb").subnet_mapping,
  ).toEqual([
    { subnet_id: subnets.subnetIds[0], allocation_id: "eipalloc-1" },
    { subnet_id: subnets.subnetIds[1], allocation_id: "eipalloc-2" },
  ]);
  const privateIps = ["10.0.0.9", "10.0.1.9"];
  const inner = networkBalancer({ addresses: { privateIps } }).the("aws_lb");
  expect(inner.subnet_mapping[1]).toEqual({ subnet_id: subnets.subnetIds[1], private_ipv4_address: "10.0.1.9" });
  expect(inner).not.toHaveProperty("subnets");
});

test("TLS connections are recorded where the log bucket says, and traffic is led as told", () => {
  const accessLogs = { acceptLogsFrom: (service: string, prefix: string) => ({ bucket: service, prefix }) };
  const made = networkBalancer({
    accessLogs,
    clientRouting: "availability_zone_affinity",
    zonalShift: true,
    crossZone: false,
    ipAddressType: "dualstack",
  });
  expect(made.the("aws_lb")).toMatchObject({
    access_logs: { enabled: true, bucket: "nlb", prefix: "nlb/test-gate" },
    dns_record_client_routing_policy: "availability_zone_affinity",
    enable_zonal_shift: true,
    enable_cross_zone_load_balancing: false,
    ip_address_type: "dualstack",
  });
});

test("further certificates and names are added", () => {
  const made = networkBalancer({ ipAddressType: "dualstack" }, (gate, server) => {
    const tls = gate.addListener("Tls", { port: 443, protocol: "TLS", certificateArn: CERTIFICATE, backend: server });
    gate.addCertificate("Shop", tls, CERTIFICATE);
    gate.addAlias("gate.example.com", "Z0123456789");
  });
  expect(made.the("aws_lb_listener_certificate").listener_arn).toContain("aws_lb_listener.Gate_Listener-Tls");
  expect(
    Object.values(made.all("aws_route53_record"))
      .map((record) => record.type)
      .sort(),
  ).toEqual(["A", "AAAA"]);
});

test("signals name the balancer, and each listener's hosts", () => {
  networkBalancer({}, (gate, server) => {
    gate.addListener("Web", { port: 80, protocol: "TCP", backend: server });
    expect(Object.keys(gate.signals)).toEqual([
      "flows",
      "bytes",
      "clientResets",
      "targetResets",
      "balancerResets",
      "tlsErrors",
      "portErrors",
      "rejectedFlows",
      "unhealthyHosts-Web",
    ]);
    expect(Object.keys(gate.signals["unhealthyHosts-Web"].metric.dimensions)).toEqual(["TargetGroup", "LoadBalancer"]);
  });
});

test.each<[Partial<NLBModuleProps>, string]>([
  [
    { subnets: { ...subnets, availabilityZones: ["us-east-1a", "us-east-1a"] } },
    "subnets must be in a zone each, got two in us-east-1a",
  ],
  [{ addresses: { privateIps: ["10.0.0.9"] } }, "addresses must be one for each of the 2 subnets, got 1"],
  [
    { addresses: { allocationIds: ["a", "b"] } },
    'addresses.allocationIds must go with the scheme "internet-facing": use privateIps inside',
  ],
  [
    { scheme: "internet-facing", addresses: { privateIps: ["a", "b"] } },
    'addresses.privateIps must go with the scheme "internal": use allocationIds for the internet',
  ],
])("the props %j are refused", (props, message) => {
  expect(() => networkBalancer(props)).toThrow(`test/Gate (NLBModule) is misconfigured:\n  - ${message}`);
});

test.each<[Partial<ListenerOptions>, Partial<Backend["backend"]>, string]>([
  [{ port: 0 }, {}, "port must be 1 to 65535, got 0"],
  [{ protocol: "HTTP" as "TCP" }, {}, 'protocol must be one of TCP, TLS, UDP, TCP_UDP, got "HTTP"'],
  [{ protocol: "TLS" }, {}, "certificateArn or certificate must be given"],
  [{ protocol: "UDP" }, { targetType: "alb" }, 'protocol must be "TCP" before a balancer, got "UDP"'],
  [
    { proxyProtocol: true },
    { targetType: "alb" },
    "preserveClientIp and proxyProtocol must be left out before a balancer, which tells its targets itself",
  ],
  [{ protocol: "UDP", preserveClientIp: false }, {}, "preserveClientIp must be left out for UDP, which always does"],
  [
    { protocol: "TLS", certificateArn: CERTIFICATE, stickiness: true },
    {},
    "stickiness must be left out where TLS ends at the balancer",
  ],
  [
    { backend: { lambda: { arn: "arn" } } },
    {},
    "backend must be something with a port: only an ALBModule invokes functions",
  ],
  [
    { healthCheck: { path: "/", matcher: "600" } },
    {},
    'healthCheck.matcher must be status codes of 200 to 599 such as "200-399", got "600"',
  ],
  [
    { healthCheck: { intervalSeconds: 5 } },
    {},
    "healthCheck.timeoutSeconds must be less than the interval, got 5 and 5",
  ],
])("the listener %j is refused", (options, served, message) => {
  expect(() => listening(options, served)).toThrow(message);
});

test("a name and a port come once", () => {
  const say = (gate: NLBModule, server: Server, name: string, port: number) =>
    gate.addListener(name, { port, protocol: "TCP", backend: server });
  const twice = (name: string, port: number) => () =>
    networkBalancer({}, (gate, server) => {
      say(gate, server, "Web", 80);
      say(gate, server, name, port);
    });
  expect(twice("Web", 81)).toThrow(
    'test/Gate.addListener("Web") (NLBModule) is misconfigured:\n  - name must be new, got "Web"',
  );
  expect(twice("Other", 80)).toThrow('port must be free, got 80, where "Web" listens');
});

test("every address is the one of the snapshot", () => {
  const made = listening({ protocol: "TLS", certificateArn: CERTIFICATE }).addresses.filter(
    (address) => !/\.Web_/.test(address),
  );
  expect(made).toMatchInlineSnapshot(`
[
  "aws_lb.Gate",
  "aws_lb_listener.Gate_Listener-Web_109EF1AD",
  "aws_lb_target_group.Gate_TargetGroup-Web_D303480C",
  "aws_security_group.Gate_SecurityGroup_3207F71E",
  "aws_vpc_security_group_egress_rule.Gate_To-Web-8080_AF47973C",
]
`);
});
