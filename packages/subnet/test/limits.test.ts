import { synth } from "@plinth/testing";
import type { ExtraRouteProps } from "../src";
import { tiers } from "./network";

const routed = (props: ExtraRouteProps) => () => synth((stack) => void tiers(stack).private.addRoute("Own", props));

/** AWS docs, "Subnet route tables", https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html */
test.each([
  ["169.254.168.0/22", "169.254.168.0/22"],
  ["169.254.169.254/32", "169.254.168.0/22"],
  ["fd00:ec2::/32", "fd00:ec2::/32"],
  ["FD00:EC2::254/128", "fd00:ec2::/32"],
])("a route to %s", (to, reserved) => {
  expect(routed({ to, via: { transitGatewayId: "tgw-1" } })).toThrow(
    `to must lie outside of ${reserved}, which AWS reserves, got "${to.toLowerCase()}"`,
  );
});

test("AWS takes a route to a larger range than the reserved one", () => {
  expect(routed({ to: "169.254.0.0/16", via: { transitGatewayId: "tgw-1" } })).not.toThrow();
});

/** HashiCorp docs, "aws_route", https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route */
test("prefixListId with vpcEndpointId: the provider refuses the pair", () => {
  const via = { vpcEndpointId: "vpce-1" };
  expect(routed({ to: { prefixListId: "pl-1", name: "S3" }, via })).toThrow(
    "via must not be a vpcEndpointId where to is a prefix list: name the ranges, or associate the route table with a gateway endpoint",
  );
  expect(routed({ to: "10.9.0.0/16", via })).not.toThrow();
});

test("2001:DB8::/32 as the destination of a route is written as AWS answers it, and is the same destination", () => {
  const made = synth((stack) => {
    const { private: tier } = tiers(stack, { zones: ["us-east-1a"] });
    tier.addRoute("Lan", { to: "2001:DB8::/32", via: { transitGatewayId: "tgw-1" } });
    expect(() => tier.addRoute("Other", { to: "2001:db8:0::/32", via: { transitGatewayId: "tgw-1" } })).toThrow(
      'to must be new in this tier, got 2001:db8::/32, where "Lan" leads',
    );
  });
  const destinations = Object.values(made.all("aws_route")).map((route) => route.destination_ipv6_cidr_block);
  expect(destinations).toContain("2001:db8::/32");
});
