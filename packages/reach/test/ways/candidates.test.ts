import { networkOf } from "../../src/network";
import { Candidates, familiesOfBoth } from "../../src/ways/candidates";
import { type Resources, rule, shop, stackOf } from "../fixtures";

const to = (name: string, changes: Resources = {}) => {
  const network = networkOf(stackOf(shop(changes)));
  const node = network.nodes.get(name);
  return node
    ? new Candidates(network)
        .to(node)
        .map(({ address }) => address)
        .sort()
    : [];
};

test("candidates are the members of groups that a rule names", () => {
  expect(to("aws_db_instance.Data")).toEqual(["aws_instance.App"]);
});

test("candidates are the nodes in subnets that a range of a rule may contain", () => {
  const open = { "aws_vpc_security_group_ingress_rule.Part": rule("aws_security_group.Data", 5432, "10.0.0.0/25") };
  expect(to("aws_db_instance.Data", open)).toEqual(["aws_instance.App", "aws_instance.Web"]);
});

test("every node is one when a group exists already", () => {
  const existing = { "aws_db_instance.Data": { vpc_security_group_ids: ["sg-0123456789abcdef0"] } };
  expect(to("aws_db_instance.Data", existing)).toEqual([
    "aws_db_instance.Data",
    "aws_instance.App",
    "aws_instance.Web",
  ]);
});

test("two nodes meet in the versions of IP that both speak", () => {
  const { nodes } = networkOf(stackOf(shop()));
  const [one, other] = [...nodes.values()];
  expect(one && other && familiesOfBoth(one, other)).toEqual([4]);
});
