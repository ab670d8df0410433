import { namesIn, nodeNamed, unknownName } from "../src/names";
import { waysOf } from "../src/ways/ways";
import { id, SHOP, shop, stackOf } from "./fixtures";

test("ends are the internet, resources, services behind endpoints, and gateways to networks outside", () => {
  const stack = stackOf(
    shop({
      "aws_vpc_endpoint.S3": { vpc_id: id("aws_vpc.Main"), service_name: "com.amazonaws.us-east-1.s3" },
      "aws_route.Hub": {
        route_table_id: id("aws_route_table.App"),
        destination_cidr_block: "172.16.0.0/12",
        transit_gateway_id: "tgw-0123456789abcdef0",
      },
    }),
  );
  expect(namesIn(waysOf(stack))).toEqual([
    ...["internet", "aws_instance.Web", "aws_instance.App", "aws_db_instance.Data"],
    ...["aws_vpc_endpoint.S3", "tgw-0123456789abcdef0"],
  ]);
});

test("a resource is found by its address, else what there is is listed", () => {
  const ways = waysOf(stackOf(SHOP));
  expect(nodeNamed(ways, "aws_instance.Web").address).toBe("aws_instance.Web");
  expect(() => nodeNamed(ways, "aws_subnet.App")).toThrow(
    "aws_subnet.App has no network interface in a VPC: it has aws_db",
  );
  expect(() => nodeNamed(ways, "internet")).toThrow(
    "one end must be a resource with a network interface, got internet",
  );
});

test("of many names twenty are listed", () => {
  const many = Array.from({ length: 24 }, (_, index) => [`aws_instance.N${index}`, SHOP["aws_instance.App"] ?? null]);
  const { message } = unknownName(waysOf(stackOf(shop(Object.fromEntries(many)))), "aws_instance.Other");
  expect(message).toMatch(/^the stack has no aws_instance.Other: it has aws_db_instance.Data, .*, and 8 more$/);
});
