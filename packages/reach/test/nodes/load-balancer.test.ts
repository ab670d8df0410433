import { answers, id, shop } from "../fixtures";

const balancer = (more: object) => ({
  "aws_lb.Front": { subnets: [id("aws_subnet.Public")], security_groups: [id("aws_security_group.Web")], ...more },
  "aws_lb_listener.Front": {
    load_balancer_arn: `\${aws_lb.Front.arn}`,
    port: 443,
    protocol: "TLS",
    default_action: [{ type: "redirect", redirect: { status_code: "HTTP_301", port: "444" } }],
  },
});
const ASKED = "internet → aws_lb.Front tcp 443";

answers([
  ["an internet-facing balancer is public", shop(balancer({})), ASKED, true, "aws_lb.Front"],
  ["an internal one is not", shop(balancer({ internal: true })), ASKED, false, "aws_lb.Front"],
  [
    "subnets may be mapped with addresses",
    shop(balancer({ subnets: undefined, subnet_mapping: [{ subnet_id: id("aws_subnet.Public") }] })),
    ASKED,
    true,
  ],
  [
    "without listeners it accepts nothing",
    shop({ ...balancer({}), "aws_lb_listener.Front": null }),
    ASKED,
    false,
    "aws_lb.Front",
  ],
  [
    "an Application Load Balancer without groups has the default one",
    shop(balancer({ security_groups: undefined })),
    ASKED,
    false,
    "the default security group of aws_vpc.Main",
  ],
  [
    "a Network Load Balancer without groups has none",
    shop(balancer({ security_groups: undefined, load_balancer_type: "network" })),
    ASKED,
    true,
  ],
  [
    "a balancer opens no connections by itself",
    shop(balancer({})),
    "aws_lb.Front → aws_instance.App tcp 8080",
    false,
    "aws_lb.Front",
  ],
]);
