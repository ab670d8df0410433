import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { type Backend, Connections } from "@plinth/core";
import { dependencies, type Synthesized, stacks, synthesizedAll } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { ALBModule, type ALBModuleProps, NLBModule } from "../src";
import { CERTIFICATE, subnets } from "./balancer";

/** Registers its one target where the balancer says. */
class Service extends Construct implements Backend {
  readonly backend: Backend["backend"];

  constructor(scope: Construct, id: string, vpcId?: string) {
    super(scope, id);
    const connections = new Connections(this, new SecurityGroup(this, "Group", { vpcId }).id, 8080);
    this.backend = {
      port: 8080,
      connections,
      attach: ({ key, arn, home = this, attached }) => {
        const target = { targetGroupArn: arn, targetId: "i-0a1b2c3d4e5f60718" };
        attached?.(new LbTargetGroupAttachment(home, `Attachment-${key}`, target));
      },
    };
  }
}

const balancer = (stack: TerraformStack, backend: Backend, more: Partial<ALBModuleProps> = {}) =>
  new ALBModule(stack, "Lb", {
    environment: "dev",
    subnets,
    certificateArn: CERTIFICATE,
    backend,
    ...more,
  } as ALBModuleProps);

const addresses = (made: Synthesized) =>
  made.addresses
    .filter((address) => !/_Group_|^aws_lb\.|SecurityGroup/.test(address))
    .map((one) => one.replace(/_[0-9A-F]{8}$/, ""));

test("z-shared: two services of other stacks stand behind one balancer, each with its own group, rule and links", () => {
  const { platform, orders, users } = stacks("platform", "orders", "users");
  const lb = balancer(platform, new Service(platform, "Home"));
  for (const [stack, name, priority] of [
    [orders, "Orders", 100],
    [users, "Users", 200],
  ] as const) {
    const forwardTo = lb.addBackend(name, new Service(stack, name));
    lb.addRoute(name, { priority, when: { paths: [`/${name}/*`] }, forwardTo });
  }
  const made = synthesizedAll(platform, orders, users);
  expect(addresses(made[0] as Synthesized)).toMatchInlineSnapshot(`
[
  "aws_lb_listener.Lb_HttpListener",
  "aws_lb_listener.Lb_HttpsListener",
  "aws_lb_target_group.Lb_TargetGroup",
  "aws_lb_target_group_attachment.Home_Attachment-Lb",
  "aws_vpc_security_group_egress_rule.Lb_To-Home-8080",
  "aws_vpc_security_group_ingress_rule.Home_From-Lb-8080",
]
`);
  expect(addresses(made[1] as Synthesized)).toMatchInlineSnapshot(`
[
  "aws_lb_listener_rule.Orders_Route-Orders-Of-platform--Lb",
  "aws_lb_target_group.Orders_TargetGroup-Orders-Of-platform--Lb",
  "aws_lb_target_group_attachment.Orders_Attachment-platform--Lb-Orders",
  "aws_vpc_security_group_egress_rule.Orders_To-orders--Orders-8080-Of-platform--Lb",
  "aws_vpc_security_group_ingress_rule.Orders_From-platform--Lb-8080",
]
`);
  expect([platform, orders, users].map(dependencies)).toEqual([[], ["platform"], ["platform"]]);
  const rule = made[1]?.the("aws_lb_listener_rule");
  expect(rule?.depends_on).toEqual([
    expect.stringMatching(/^aws_lb_target_group_attachment\.Orders_Attachment-platform/),
  ]);
});

test("z-alb-default: a balancer that is created with a backend of another stack has all of it beside itself", () => {
  const { platform, service } = stacks("platform", "service");
  balancer(platform, new Service(service, "Web"));
  const [own, other] = synthesizedAll(platform, service);
  expect(dependencies(platform)).toEqual(["service"]);
  expect(addresses(own as Synthesized)).toMatchInlineSnapshot(`
[
  "aws_lb_listener.Lb_HttpListener",
  "aws_lb_listener.Lb_HttpsListener",
  "aws_lb_target_group.Lb_TargetGroup",
  "aws_lb_target_group_attachment.Lb_Attachment-platform--Lb",
  "aws_vpc_security_group_egress_rule.Lb_To-service--Web-8080",
  "aws_vpc_security_group_ingress_rule.Lb_From-platform--Lb-8080-Of-service--Web",
]
`);
  expect(addresses(other as Synthesized)).toEqual([]);
});

test("z-alb-default: a backend that uses values of the balancer's stack registers itself, and the listener does not wait", () => {
  const { platform, service } = stacks("platform", "service");
  const network = new SecurityGroup(platform, "Network", {});
  balancer(platform, new Service(service, "Web", network.vpcId));
  const [own, other] = synthesizedAll(platform, service);
  expect(dependencies(service)).toEqual(["platform"]);
  expect(addresses(own as Synthesized)).toMatchInlineSnapshot(`
[
  "aws_lb_listener.Lb_HttpListener",
  "aws_lb_listener.Lb_HttpsListener",
  "aws_lb_target_group.Lb_TargetGroup",
  "aws_security_group.Network",
]
`);
  expect(addresses(other as Synthesized)).toMatchInlineSnapshot(`
[
  "aws_lb_target_group_attachment.Web_Attachment-platform--Lb",
  "aws_vpc_security_group_egress_rule.Web_To-service--Web-8080-Of-platform--Lb",
  "aws_vpc_security_group_ingress_rule.Web_From-platform--Lb-8080",
]
`);
  expect(own?.text).not.toContain("aws_lb_target_group_attachment");
});

test.each(["said", "net", ""])(
  "z-nlbalb-%s: a network balancer of one stack stands before an application balancer of another",
  (how) => {
    const { plat, app } = stacks("plat", "app");
    if (how === "said") app.addDependency(plat);
    const { vpcId } = new SecurityGroup(plat, "Network", {});
    const lb = balancer(plat, new Service(plat, "Web"));
    const gate = new NLBModule(app, "Gate", {
      environment: "dev",
      subnets: how === "net" ? { ...subnets, vpcId } : subnets,
    });
    gate.addListener("Web", { port: 443, protocol: "TCP", backend: lb });
    const [one, other] = synthesizedAll(plat, app);
    const [home, away] = how === "" ? [one, other] : [other, one];
    expect([plat, app].map(dependencies)).toEqual(how === "" ? [["app"], []] : [[], ["plat"]]);
    expect(home?.text).toMatch(/"Gate_Listener-Web|"Lb_Listener-Web-Of-app--Gate/);
    expect(away?.text).not.toMatch(/Listener-Web/);
  },
);

test("z-tworoutes: a rule over target groups of two other stacks is refused, and leaves nothing", () => {
  const { plat, a, b } = stacks("plat", "a", "b");
  const lb = balancer(plat, new Service(plat, "Home"));
  const one = lb.addBackend("A", new Service(a, "A"));
  const other = lb.addBackend("B", new Service(b, "B"));
  const when = { paths: ["/*"] };
  const forwardTo = [
    { group: one, weight: 1 },
    { group: other, weight: 1 },
  ];
  expect(() => lb.addRoute("R", { priority: 1, when, forwardTo })).toThrow(
    'plat/Lb.addRoute("R") (ALBModule) is misconfigured:\n  - forwardTo must name groups of one stack beside the balancer\'s, got "a" and "b"',
  );
  lb.addRoute("R", { priority: 1, when, forwardTo: one });
});

test("q-mixed: weights over a group of the balancer and one of a service are a rule of the service", () => {
  const { plat, app } = stacks("plat", "app");
  const lb = balancer(plat, new Service(plat, "Home"));
  const group = lb.addBackend("Svc", new Service(app, "Svc"));
  const forwardTo = [
    { group: lb.targetGroup, weight: 9 },
    { group, weight: 1 },
  ];
  lb.addRoute("R", { priority: 9, when: { paths: ["/*"] }, forwardTo });
  lb.addRoute("S", { priority: 2, when: { paths: ["/x"] }, respond: { status: 404 } });
  const [own, other] = synthesizedAll(plat, app);
  expect(Object.keys(own?.all("aws_lb_listener_rule") ?? {})).toEqual([expect.stringMatching(/^Lb_Route-S_/)]);
  expect(Object.keys(other?.all("aws_lb_listener_rule") ?? {})).toEqual([
    expect.stringMatching(/^Svc_Route-R-Of-plat--Lb_/),
  ]);
});

test("a name is new for the balancer, whichever stack its backend is in", () => {
  const { plat, a, b } = stacks("plat", "a", "b");
  const lb = balancer(plat, new Service(plat, "Home"));
  lb.addBackend("Web", new Service(a, "Web"));
  expect(() => lb.addBackend("Web", new Service(b, "Web"))).toThrow('name must be new, got "Web"');
});
