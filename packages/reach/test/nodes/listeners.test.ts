import { listenersOf, protocolsOf } from "../../src/nodes/listeners";
import { References } from "../../src/references";
import { trafficText } from "../../src/sets/traffic";
import { stackOf } from "../fixtures";

const listener = (port: number, protocol: string, action: object) => ({
  load_balancer_arn: `\${aws_lb.Front.arn}`,
  port,
  protocol,
  default_action: [action],
});

test("a listener has its port and the target groups of its actions and rules", () => {
  const stack = stackOf({
    "aws_lb.Front": { load_balancer_type: "network", subnets: ["subnet-0123456789abcdef0"] },
    "aws_lb_target_group.One": { port: 53, protocol: "TCP_UDP", vpc_id: "vpc-0123456789abcdef0" },
    "aws_lb_listener.Dns": listener(53, "TCP_UDP", {
      type: "forward",
      forward: { target_group: [{ arn: `\${aws_lb_target_group.One.arn}`, weight: 1 }] },
    }),
  });
  const [balancer] = stack.all("aws_lb");
  const found = balancer ? listenersOf(balancer, { references: new References(stack) }) : [];
  expect(found.map((one) => [trafficText(one.traffic), one.forwards.map(({ value }) => value)])).toEqual([
    ["tcp 53; udp 53", [`\${aws_lb_target_group.One.arn}`]],
  ]);
});

test("HTTP, HTTPS and TLS are TCP; TCP_UDP is both", () => {
  expect(["HTTP", "TLS", "UDP", "TCP_UDP", undefined].map(protocolsOf)).toEqual([
    ["tcp"],
    ["tcp"],
    ["udp"],
    ["tcp", "udp"],
    ["tcp"],
  ]);
});
