import { Network } from "../../src/network";
import { SHOP, stackOf } from "../fixtures";

test("every resource with a network interface is a node by its address", () => {
  const { nodes } = new Network(stackOf(SHOP));
  expect([...nodes.keys()]).toEqual(["aws_instance.Web", "aws_instance.App", "aws_db_instance.Data"]);
});
