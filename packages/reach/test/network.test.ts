import { networkOf } from "../src/network";
import { SHOP, stackOf } from "./fixtures";

test("the network of a stack is read once", () => {
  const stack = stackOf(SHOP);
  expect(networkOf(stack)).toBe(networkOf(stack));
  expect(networkOf(stackOf(SHOP))).not.toBe(networkOf(stack));
});

test("a subnet has its network ACL and its route table", () => {
  const network = networkOf(stackOf(SHOP));
  const [subnet] = network.nodes.get("aws_instance.App")?.interfaces.map((one) => one.subnet) ?? [];
  if (!subnet) throw new Error("no subnet");
  expect(network.aclOf(subnet).address).toBe("the default network ACL of aws_vpc.Main");
  expect(network.tableOf(subnet).address).toBe("aws_route_table.App");
});
