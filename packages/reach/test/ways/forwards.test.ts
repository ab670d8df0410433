import { reachTo } from "../../src/paths";
import { answers, group, id, instance, type Resources, rule, shop, stackOf } from "../fixtures";

const balancer = (type: string, more: object = {}) => ({
  load_balancer_type: type,
  internal: false,
  subnets: [id("aws_subnet.Public")],
  security_groups: [id("aws_security_group.Balancer")],
  ...more,
});
/** The instance App as the target of a balancer, on 8080. */
const served = (type: "application" | "network", more: Resources = {}) => {
  const protocol = type === "network" ? "TCP" : "HTTP";
  return shop({
    "aws_lb.Front": balancer(type),
    "aws_security_group.Balancer": group(),
    "aws_vpc_security_group_ingress_rule.Balancer": rule("aws_security_group.Balancer", 80, "0.0.0.0/0"),
    "aws_vpc_security_group_egress_rule.Balancer": rule("aws_security_group.Balancer", 8080, "aws_security_group.App"),
    "aws_vpc_security_group_ingress_rule.Front": rule("aws_security_group.App", 8080, "aws_security_group.Balancer"),
    "aws_lb_listener.Front": {
      load_balancer_arn: `\${aws_lb.Front.arn}`,
      port: 80,
      protocol,
      default_action: [{ type: "forward", target_group_arn: `\${aws_lb_target_group.App.arn}` }],
    },
    "aws_lb_target_group.App": { port: 8080, protocol, vpc_id: id("aws_vpc.Main") },
    "aws_lb_target_group_attachment.App": {
      target_group_arn: `\${aws_lb_target_group.App.arn}`,
      target_id: id("aws_instance.App"),
    },
    ...more,
  });
};
const ASKED = "internet → aws_instance.App tcp 8080";
const withoutGroups = { "aws_lb.Front": balancer("network", { security_groups: undefined }) };
const world = { "aws_vpc_security_group_ingress_rule.World": rule("aws_security_group.App", 8080, "0.0.0.0/0") };

answers([
  [
    "the internet reaches a target through an Application Load Balancer",
    served("application"),
    ASKED,
    true,
    "aws_lb_listener.Front",
  ],
  [
    "the port of the listener is not that of the target",
    served("application"),
    "internet → aws_instance.App tcp 80",
    false,
  ],
  [
    "a listener has no other ports",
    served("application"),
    "internet → aws_lb.Front tcp 443",
    false,
    "aws_security_group.Balancer",
  ],
  [
    "an internal balancer has no public address",
    served("application", { "aws_lb.Front": balancer("application", { internal: true }) }),
    ASKED,
    false,
    "aws_lb.Front",
  ],
  [
    "a balancer whose group lets nothing out reaches no target",
    served("application", { "aws_vpc_security_group_egress_rule.Balancer": null }),
    ASKED,
    false,
    "aws_security_group.Balancer",
  ],
  [
    "a target whose group does not let the balancer in is not reached",
    served("application", { "aws_vpc_security_group_ingress_rule.Front": null }),
    ASKED,
    false,
    "aws_security_group.App",
  ],
  [
    "without the attachment there is no target",
    served("application", { "aws_lb_target_group_attachment.App": null }),
    ASKED,
    false,
  ],
  [
    "a rule of the listener forwards as well",
    served("application", {
      "aws_lb_listener.Front": {
        load_balancer_arn: `\${aws_lb.Front.arn}`,
        port: 80,
        default_action: [
          { type: "fixed-response", fixed_response: [{ content_type: "text/plain", status_code: "404" }] },
        ],
      },
      "aws_lb_listener_rule.Front": {
        listener_arn: `\${aws_lb_listener.Front.arn}`,
        action: [{ type: "forward", target_group_arn: `\${aws_lb_target_group.App.arn}` }],
        condition: [{ path_pattern: [{ values: ["/"] }] }],
      },
    }),
    ASKED,
    true,
    "aws_lb_listener_rule.Front",
  ],
  [
    "the port of an attachment comes before that of the target group",
    served("application", {
      "aws_lb_target_group_attachment.App": {
        target_group_arn: `\${aws_lb_target_group.App.arn}`,
        target_id: id("aws_instance.App"),
        port: 9090,
      },
    }),
    ASKED,
    false,
  ],
  [
    "targets may name the group of a Network Load Balancer",
    served("network"),
    ASKED,
    true,
    "aws_vpc_security_group_ingress_rule.Front",
  ],
  [
    "a Network Load Balancer without groups keeps the address of the client, which the target must let in",
    served("network", withoutGroups),
    ASKED,
    false,
    "aws_security_group.App",
  ],
  [
    "a target that lets clients in is reached through it",
    served("network", { ...withoutGroups, ...world }),
    ASKED,
    true,
    "aws_vpc_security_group_ingress_rule.World",
  ],
  [
    "without the address of the client the target sees the balancer",
    served("network", {
      ...withoutGroups,
      "aws_lb_target_group.App": {
        port: 8080,
        protocol: "TCP",
        vpc_id: id("aws_vpc.Main"),
        preserve_client_ip: "false",
      },
      "aws_vpc_security_group_ingress_rule.Subnet": rule("aws_security_group.App", 8080, "10.0.0.0/24"),
    }),
    ASKED,
    true,
    "aws_vpc_security_group_ingress_rule.Subnet",
  ],
  [
    "a Network Load Balancer leads to an Application Load Balancer, and that to its targets",
    served("application", {
      "aws_lb.Front": balancer("application", { internal: true }),
      "aws_lb.Edge": balancer("network", { security_groups: undefined }),
      "aws_lb_listener.Edge": {
        load_balancer_arn: `\${aws_lb.Edge.arn}`,
        port: 80,
        protocol: "TCP",
        default_action: [{ type: "forward", target_group_arn: `\${aws_lb_target_group.Front.arn}` }],
      },
      "aws_lb_target_group.Front": { port: 80, protocol: "TCP", target_type: "alb", vpc_id: id("aws_vpc.Main") },
      "aws_lb_target_group_attachment.Front": {
        target_group_arn: `\${aws_lb_target_group.Front.arn}`,
        target_id: `\${aws_lb.Front.arn}`,
      },
    }),
    ASKED,
    true,
    "aws_lb_listener.Edge",
  ],
  [
    "who reaches the balancer within the VPC reaches its targets",
    served("application", {
      "aws_instance.Client": instance("aws_subnet.Data", "aws_security_group.Client"),
      "aws_security_group.Client": group(),
      "aws_vpc_security_group_egress_rule.Client": rule("aws_security_group.Client", 80, "10.0.0.0/16"),
    }),
    "aws_instance.Client → aws_instance.App tcp 8080",
    true,
    "aws_vpc_security_group_egress_rule.Client",
  ],
]);

test("the ways to a target name the balancers in between", () => {
  const found = reachTo(stackOf(served("application")), "aws_instance.App");
  expect(found.map(({ from, ports, via }) => ({ from, ports, via }))).toEqual([
    { from: "aws_instance.Web", ports: "8080", via: [] },
    { from: "aws_lb.Front", ports: "8080", via: [] },
    { from: "internet", ports: "8080", via: ["aws_lb.Front"] },
  ]);
});
