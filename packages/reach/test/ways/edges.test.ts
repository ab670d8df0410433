import { networkOf } from "../../src/network";
import { trafficText } from "../../src/sets/traffic";
import { edgesOf } from "../../src/ways/edges";
import { group, id, rule, shop, stackOf } from "../fixtures";

const balanced = (type: string, internal: boolean) =>
  networkOf(
    stackOf(
      shop({
        "aws_lb.Front": {
          load_balancer_type: type,
          internal,
          subnets: [id("aws_subnet.Public")],
          security_groups: [id("aws_security_group.Front")],
        },
        "aws_security_group.Front": group(),
        "aws_vpc_security_group_egress_rule.Front": rule("aws_security_group.Front", 8080, "10.0.0.0/16"),
        "aws_vpc_security_group_ingress_rule.Front": rule("aws_security_group.App", 8080, "10.0.0.0/16"),
        "aws_lb_listener.Front": {
          load_balancer_arn: `\${aws_lb.Front.arn}`,
          port: 80,
          protocol: type === "network" ? "TCP" : "HTTP",
          default_action: [{ type: "forward", target_group_arn: `\${aws_lb_target_group.App.arn}` }],
        },
        "aws_lb_target_group.App": {
          port: 8080,
          protocol: type === "network" ? "TCP" : "HTTP",
          vpc_id: id("aws_vpc.Main"),
        },
        "aws_lb_target_group_attachment.App": {
          target_group_arn: `\${aws_lb_target_group.App.arn}`,
          target_id: id("aws_instance.App"),
        },
      }),
    ),
  );
const passed = (type: string, internal: boolean) => {
  const [edge] = edgesOf(balanced(type, internal)).get("aws_instance.App") ?? [];
  return edge && [edge.hop, trafficText(edge.accepts), trafficText(edge.link()?.sure ?? [])];
};

test("a balancer passes what its listener accepts on to a target, with its own address", () => {
  expect(passed("application", false)).toEqual(["aws_lb.Front", "tcp 80", "tcp 8080"]);
});

test("the target sees clients of a Network Load Balancer: those of the VPC when it is internal", () => {
  expect(passed("network", true)).toEqual(["aws_lb.Front", "tcp 80", "tcp 8080"]);
  expect(passed("network", false)).toEqual(["aws_lb.Front", "tcp 80", "nothing"]);
});
