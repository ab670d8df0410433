import { AutoscalingAttachment } from "@cdktf/provider-aws/lib/autoscaling-attachment";
import type { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { Connections, type TargetGroupRef } from "@plinth/core";
import type { Synthesized } from "@plinth/testing";
import { TerraformStack } from "cdktf";
import { ALBModule, type AnyBackend, type BackendOptions } from "../src";
import { balancer, CERTIFICATE, named, Server, subnets } from "./balancer";

const FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:hooks";

/** A balancer with one more backend, to which a route leads. */
const withBackend = (
  backend: AnyBackend | ((alb: ALBModule) => AnyBackend),
  options?: BackendOptions,
  environment: "dev" | "prod" = "dev",
): Synthesized =>
  balancer({ environment, webAcl: "none" }, (alb) => {
    const group = alb.addBackend("Api", typeof backend === "function" ? backend(alb) : backend, options);
    alb.addRoute("Api", { priority: 1, when: { paths: ["/api/*"] }, forwardTo: group });
  });

const at = (alb: ALBModule) => ({ connections: new Connections(alb, "sg-0a1b2c3d4e5f60718") });
const fixed =
  (more: object = {}) =>
  (alb: ALBModule) =>
    ({
      targets: { One: "10.0.0.1", Two: "10.0.0.2" },
      targetType: "ip",
      port: 9000,
      at: at(alb),
      ...more,
    }) as AnyBackend;

test("a further backend has a target group of its own and is reached at its port", () => {
  const seen: TargetGroupRef[][] = [];
  const made = withBackend((alb) => {
    const server = new Server(alb, "ApiServer", 9000);
    seen.push(server.attached);
    return server;
  });
  const group = named(made, "aws_lb_target_group", "Balancer_TargetGroup-Api");
  expect(group).toMatchObject({ port: 9000, protocol: "HTTP", target_type: "instance", deregistration_delay: "30" });
  expect(group.name).toMatch(/^test-balancer-api-[0-9a-f]{8}$/);
  expect(group.lifecycle).toEqual({ create_before_destroy: true });
  expect(seen[0].map(({ key }) => key)).toEqual(["Balancer-Api"]);
  const ports = Object.values(made.all("aws_vpc_security_group_egress_rule")).map((rule) => rule.from_port);
  expect(ports).toEqual([9000, 8080]);
});

test("its label is read from the rule that leads there, so that scaling waits for it", () => {
  const made = balancer({}, (alb) => {
    const server = new Server(alb, "ApiServer", 9000);
    const group = alb.addBackend("Api", server);
    alb.addRoute("Api", { priority: 1, when: { paths: ["/"] }, forwardTo: [{ group, weight: 1 }] });
    const rule = alb.node.findChild("Route-Api") as LbListenerRule;
    rule.addOverride("tags.Label", server.attached[0].requestCountLabel);
  });
  const label = named(made, "aws_lb_listener_rule", "Balancer_Route-Api").tags.Label;
  expect(label).toMatch(
    /^\$\{join\("\/", slice\(split\("\/", aws_lb_listener_rule\.Balancer_Route-Api_\w+\.listener_arn\), 1, 4\)\)\}\/\$\{aws_lb_target_group\.Balancer_TargetGroup-Api_\w+\.arn_suffix\}$/,
  );
});

test("a function is invoked by permission, has no port and no way is opened to it", () => {
  const made = withBackend({ lambda: { arn: FUNCTION } });
  const group = named(made, "aws_lb_target_group", "Balancer_TargetGroup-Api");
  expect(group.target_type).toBe("lambda");
  for (const absent of ["port", "protocol", "vpc_id", "deregistration_delay", "health_check"]) {
    expect(group).not.toHaveProperty(absent);
  }
  expect(made.the("aws_lambda_permission")).toMatchObject({
    action: "lambda:InvokeFunction",
    function_name: FUNCTION,
    principal: "elasticloadbalancing.amazonaws.com",
    source_arn: expect.stringContaining("Balancer_TargetGroup-Api"),
  });
  expect(made.the("aws_lb_target_group_attachment")).toMatchObject({
    target_id: FUNCTION,
    depends_on: [expect.stringContaining("aws_lambda_permission.Balancer_Permission-Balancer-Api")],
  });
  expect(Object.keys(made.all("aws_vpc_security_group_egress_rule"))).toHaveLength(1);
});

test("a function is asked for its health when told", () => {
  const made = withBackend({ lambda: { arn: FUNCTION } }, { healthCheck: { path: "/health" } });
  const { health_check } = named(made, "aws_lb_target_group", "Balancer_TargetGroup-Api");
  expect(health_check).toMatchObject({ enabled: true, path: "/health" });
});

test("targets are spoken to over TLS, HTTP 2 or gRPC, and asked for health the same way", () => {
  const group = (more: object) => named(withBackend(fixed(more)), "aws_lb_target_group", "Balancer_TargetGroup-Api");
  expect(group({ protocol: "HTTPS", protocolVersion: "HTTP2" })).toMatchObject({
    protocol: "HTTPS",
    protocol_version: "HTTP2",
    health_check: { protocol: "HTTPS", path: "/", matcher: "200" },
  });
  expect(group({ protocolVersion: "GRPC" }).health_check).toMatchObject({
    path: "/AWS.ALB/healthcheck",
    matcher: "12",
  });
});

test("whatever forces another target group changes its name, and nothing else does", () => {
  const name = (more: object, options: BackendOptions = {}) =>
    named(withBackend(fixed(more), options), "aws_lb_target_group", "Balancer_TargetGroup-Api").name;
  const names = [{}, { port: 9001 }, { protocol: "HTTPS" }, { protocolVersion: "HTTP2" }].map((more) => name(more));
  expect(new Set(names).size).toBe(4);
  expect(name({ protocolVersion: "HTTP1" })).toBe(names[0]);
  expect(name({}, { slowStartSeconds: 60, healthCheck: { path: "/x" }, deregistrationSeconds: 5 })).toBe(names[0]);
});

test("health is asked at another port, and the way there is open", () => {
  const made = withBackend(fixed(), { healthCheck: { port: 9001 } });
  expect(named(made, "aws_lb_target_group", "Balancer_TargetGroup-Api").health_check.port).toBe("9001");
  const ports = Object.values(made.all("aws_vpc_security_group_egress_rule")).map((rule) => rule.from_port);
  expect(ports).toEqual(expect.arrayContaining([9000, 9001]));
});

test.each<[BackendOptions, object]>([
  [{ slowStartSeconds: 60 }, { slow_start: 60 }],
  [{ stickiness: { seconds: 60 } }, { stickiness: { type: "lb_cookie", cookie_duration: 60 } }],
  [
    { stickiness: { seconds: 60, cookieName: "sid" } },
    { stickiness: { type: "app_cookie", cookie_duration: 60, cookie_name: "sid" } },
  ],
  [{ algorithm: "least_outstanding_requests" }, { load_balancing_algorithm_type: "least_outstanding_requests" }],
  [
    { algorithm: "weighted_random" },
    { load_balancing_algorithm_type: "weighted_random", load_balancing_anomaly_mitigation: "on" },
  ],
  [{ crossZone: false }, { load_balancing_cross_zone_enabled: "false" }],
  [{ deregistrationSeconds: 5 }, { deregistration_delay: "5" }],
])("%j is passed on", (options, rendered) => {
  expect(named(withBackend(fixed(), options), "aws_lb_target_group", "Balancer_TargetGroup-Api")).toMatchObject(
    rendered,
  );
});

test("targets drain no longer than their backend lets them live, unless it is asked for", () => {
  const serverOf = (shutdownSeconds: number) => (alb: ALBModule) =>
    new Server(alb, "ApiServer", 9000, { shutdownSeconds });
  const delay = (made: Synthesized) =>
    named(made, "aws_lb_target_group", "Balancer_TargetGroup-Api").deregistration_delay;
  expect(delay(withBackend(serverOf(60), {}, "prod"))).toBe("60");
  expect(delay(withBackend(serverOf(600), {}, "prod"))).toBe("120");
  expect(delay(withBackend(serverOf(60), { deregistrationSeconds: 90 }))).toBe("90");
});

test("listener and rule wait until the targets are registered", () => {
  const made = balancer({}, (alb) => {
    const attach = ({ arn, attached }: TargetGroupRef) => {
      const registered = { autoscalingGroupName: "api", lbTargetGroupArn: arn };
      attached?.(new AutoscalingAttachment(TerraformStack.of(alb), "Registered", registered));
    };
    const api = alb.addBackend("Api", new Server(alb, "ApiServer", 9000, { attach }));
    alb.addRoute("Api", { priority: 1, when: { paths: ["/"] }, forwardTo: api });
  });
  expect(named(made, "aws_lb_listener_rule", "Balancer_Route-Api").depends_on).toEqual([
    "aws_autoscaling_attachment.Registered",
  ]);
  const first = balancer({ backend: { targets: { One: "10.0.0.1" }, targetType: "ip", port: 80, at: "10.0.0.0/16" } });
  expect(named(first, "aws_lb_listener", "Balancer_HttpsListener").depends_on).toEqual([
    expect.stringMatching(/^aws_lb_target_group_attachment\.Balancer_Target-Balancer-One_/),
  ]);
});

test.each<[AnyBackend | ((alb: ALBModule) => AnyBackend), BackendOptions, string]>([
  [
    fixed({ targets: { "a b": "10.0.0.1" } }),
    {},
    'backend.targets must be up to 32 letters and digits, beginning with a letter, got "a b"',
  ],
  [
    fixed({ targets: { One: "web.example.com" } }),
    {},
    'backend.targets.One must be an IP address, got "web.example.com"',
  ],
  [fixed({ targetType: "instance" }), {}, 'backend.targets.One must be the id of an instance, got "10.0.0.1"'],
  [fixed({ port: 0 }), {}, "backend.port must be 1 to 65535, got 0"],
  [
    { lambda: { arn: FUNCTION } },
    { slowStartSeconds: 60 },
    "slowStartSeconds must be left out for a function, which AWS scales itself",
  ],
  [
    { lambda: { arn: FUNCTION } },
    { healthCheck: { port: 80 } },
    "healthCheck.port must be left out for a function, got 80",
  ],
  [fixed(), { slowStartSeconds: 29 }, "slowStartSeconds must be 30 to 900, got 29"],
  [
    fixed(),
    { slowStartSeconds: 30, algorithm: "weighted_random" },
    "slowStartSeconds must be left out with the algorithm weighted_random, got 30",
  ],
  [fixed(), { stickiness: { seconds: 0 } }, "stickiness.seconds must be 1 to 604800, got 0"],
  [
    fixed(),
    { stickiness: { seconds: 1, cookieName: "AWSALB" } },
    'stickiness.cookieName must be a cookie of the application, got "AWSALB"',
  ],
  [fixed(), { stickiness: { seconds: 1 }, crossZone: false }, "stickiness must be left out where crossZone is false"],
  [fixed(), { healthCheck: { port: 0 } }, "healthCheck.port must be 1 to 65535, got 0"],
  [
    fixed({ protocolVersion: "GRPC" }),
    { healthCheck: { matcher: "200-299" } },
    'healthCheck.matcher must be gRPC codes such as "0" or "0-99", got "200-299"',
  ],
])("backend %#: refused", (backend, options, message) => {
  expect(() => withBackend(backend, options)).toThrow(message);
});

test("the call is named, and a name comes once", () => {
  expect(() =>
    balancer({}, (alb) => {
      alb.addBackend("Api", fixed()(alb));
      alb.addBackend("Api", fixed()(alb));
    }),
  ).toThrow('test/Balancer.addBackend("Api") (ALBModule) is misconfigured:\n  - name must be new, got "Api"');
});

test("names that differ in case only would name one target group, and are refused", () => {
  const call = (alb: ALBModule) => ["Api", "API"].map((name) => alb.addBackend(name, fixed()(alb)));
  expect(() => balancer({}, call)).toThrow('name must be new, got "API"');
});

test("a balancer is no backend of another", () => {
  balancer({}, (alb) => {
    expect(() => alb.addBackend("Self", alb)).toThrow(
      "backend must not be a balancer: only an NLBModule stands before one",
    );
  });
});

test("each further backend has signals of its own, by its name", () => {
  balancer({}, (alb) => {
    const group = alb.addBackend("Api", fixed()(alb));
    alb.addRoute("Api", { priority: 1, when: { paths: ["/"] }, forwardTo: group });
    const { signals } = alb;
    expect(Object.keys(signals)).toEqual(
      expect.arrayContaining(["targetErrors-Api", "latency-Api", "unhealthyHosts-Api", "unhealthyHosts"]),
    );
    expect(signals["unhealthyHosts-Api"].limit).toEqual({ above: 0, periods: 5, missing: "breaching" });
    expect(signals["unhealthyHosts-Api"].title).toBe("Unhealthy hosts behind Balancer, Api");
    expect(signals["latency-Api"].metric.dimensions).not.toEqual(signals.latency.metric.dimensions);
  });
});

test("a backend that cannot be reached is refused, and leaves nothing", () => {
  balancer({}, (alb) => {
    const connections = new Connections(alb, "sg-0a1b2c3d4e5f60718", 80, "vpc-0a1b2c3d4e5f60719");
    const before = alb.node.findAll().length;
    const backend = fixed({ at: { connections } })(alb);
    expect(() => alb.addBackend("Api", backend)).toThrow("they are in different networks");
    expect(alb.node.findAll()).toHaveLength(before);
  });
});

test("a balancer whose first backend cannot be reached leaves nothing", () => {
  balancer({}, (alb) => {
    const stack = TerraformStack.of(alb);
    const connections = new Connections(alb, "sg-0a1b2c3d4e5f60718", 80, "vpc-0a1b2c3d4e5f60719");
    const backend = fixed({ at: { connections } })(alb);
    const before = stack.node.findAll().length;
    const second = () =>
      new ALBModule(stack, "Second", { environment: "dev", subnets, certificateArn: CERTIFICATE, backend });
    expect(second).toThrow("they are in different networks");
    expect(stack.node.findAll()).toHaveLength(before);
  });
});
