import { VPC } from "../../src/rules/vpc";
import { fails, flag, one, passes, policy, stack, table } from "../cases";

const address = one("aws_eip.A", { domain: "vpc" });
const nat = (allocation_id: string) => ({ "aws_nat_gateway.Nat": { allocation_id } });
const endpoint = (text?: string) => one("aws_vpc_endpoint.S3", { service_name: "s3" })({ policy: text });
const everything = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
const allows = (args: object) => endpoint(policy({ ...everything, ...args }));
const ofAccount = { StringEquals: { "aws:ResourceAccount": "123456789012" } };

const route = (args: object) => one("aws_route.Out", { destination_cidr_block: "0.0.0.0/0" })(args);
const routes = (...all: object[]) => one("aws_route_table.T")({ route: all });
const ofInstance = { network_interface_id: "${aws_instance.Nat.primary_network_interface_id}" };
const instance = { instance_id: "i-1" };
const ofOther = { network_interface_id: "${aws_network_interface.A.id}" };
const narrow = { destination_cidr_block: "10.9.0.0/16" };
const toNat = { nat_gateway_id: "${aws_nat_gateway.Nat.id}" };
const peering = { vpc_peering_connection_id: "${aws_vpc_peering_connection.Shared.id}" };
const wide = { cidr_block: "0.0.0.0/0" };
const inside = { cidr_block: "10.9.0.0/16" };

const subnet = (flag?: unknown) =>
  one("aws_subnet.A", { cidr_block: "10.0.0.0/24" })({ map_public_ip_on_launch: flag });
const vpc = { "aws_vpc.Main": { cidr_block: "10.0.0.0/16" } };
const vpcs = { ...vpc, "aws_vpc.Other": { cidr_block: "10.1.0.0/16" } };
const log = (name: string) => ({ [`aws_flow_log.${name}`]: { vpc_id: `\${aws_vpc.${name}.id}`, traffic_type: "ALL" } });

table(VPC, {
  "address-unused": [
    fails("is attached to nothing", address(), address({}, nat("eipalloc-1"))),
    passes(address({ instance: "${aws_instance.Web.id}" }), address({}, nat("${aws_eip.A.id}"))),
    passes(address({ network_interface: "${aws_network_interface.A.id}" })),
  ],
  "default-vpc": [
    fails("is part of the default network of the account", stack({ "aws_default_vpc.Default": { tags: {} } })),
    fails("is part of the default network of the account", stack({ "aws_default_subnet.A": {} })),
    passes(stack(vpc), subnet()),
  ],
  "endpoint-policy": [
    fails("has no policy", endpoint()),
    fails("has a policy that allows everything", allows({})),
    fails("has a policy that allows everything", endpoint(policy(everything, { ...everything, Action: "s3:Get*" }))),
    passes(allows({ Condition: ofAccount }), allows({ Action: "s3:GetObject", Resource: "arn:aws:s3:::mine/*" })),
    passes(allows({ Effect: "Deny" }), allows({ Resource: "arn:aws:s3:::mine/*" }), allows({ Action: "s3:GetObject" })),
    passes(endpoint("${var.policy}")),
  ],
  "endpoint-service-acceptance": [
    flag(one("aws_vpc_endpoint_service.Api"), "acceptance_required", "accepts everybody who connects"),
  ],
  "route-nat-instance": [
    fails("sends the way out through an instance", route(ofInstance), routes({ ...wide, ...ofInstance })),
    fails("sends the way out through an instance", route({ instance_id: "${aws_instance.Nat.id}" })),
    fails(
      "sends the way out through an instance",
      routes({ ...inside, gateway_id: "vgw-1" }, { ...wide, ...instance }),
    ),
    passes(route(toNat), route(ofOther), route({ ...narrow, ...ofInstance }), route({ ...narrow, ...instance })),
  ],
  "route-peering-world": [
    fails("sends everything to the peered network", route(peering), routes({ ...peering, ...wide })),
    fails(
      "sends everything to the peered network",
      one("aws_route.R", peering)({ destination_ipv6_cidr_block: "::/0" }),
    ),
    fails("sends everything to the peered network", routes({ ...peering, ipv6_cidr_block: "::/0" })),
    fails("sends everything to the peered network", routes({ ...peering, ...inside }, { ...peering, ...wide })),
    passes(route({ ...peering, ...narrow }), route(toNat), routes({ ...peering, ...inside }, { ...wide, ...toNat })),
  ],
  "subnet-public-ip": [
    fails("gives a public address to whatever starts in it", subnet(true), subnet("true")),
    passes(subnet(), subnet(false)),
  ],
  "vpc-flow-logs": [
    fails("has no flow log", stack(vpc), stack({ ...vpcs, ...log("Main") })),
    passes(stack({ ...vpc, ...log("Main") }), stack({ ...vpcs, ...log("Main"), ...log("Other") })),
  ],
});
