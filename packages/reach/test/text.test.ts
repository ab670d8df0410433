import { explain } from "../src/explain";
import { allPaths } from "../src/paths";
import { textOf, textOfPaths } from "../src/text";
import { id, rule, SHOP, shop, stackOf } from "./fixtures";

const stack = stackOf(SHOP);

test("a path is listed resource by resource", () => {
  expect(textOf(explain(stack, { from: "internet", to: "aws_instance.Web", port: 443 }))).toBe(
    [
      "internet reaches aws_instance.Web on tcp 443:",
      "  aws_instance.Web: has a public address: associate_public_ip_address",
      "  aws_route.Internet: leads to aws_internet_gateway.Main",
      "  the default network ACL of aws_vpc.Main: rule 100 lets in all traffic from 0.0.0.0/0, ::/0",
      "  aws_vpc_security_group_ingress_rule.Web: lets in tcp 443 from 0.0.0.0/0",
      "  the default network ACL of aws_vpc.Main: lets out the answers to the internet",
    ].join("\n"),
  );
});

test("what blocks is named first", () => {
  expect(textOf(explain(stack, { from: "internet", to: "aws_db_instance.Data", port: 5432 }))).toBe(
    [
      "internet does not reach aws_db_instance.Data on tcp 5432:",
      "  aws_db_instance.Data: is not publicly accessible",
    ].join("\n"),
  );
});

test("what is not known comes first, and then what lets through", () => {
  const association = { subnet_id: id("aws_subnet.App"), route_table_id: "rtb-0123456789abcdef0" };
  const found = stackOf(shop({ "aws_route_table_association.App": association }));
  const lines = textOf(explain(found, { from: "aws_instance.App", to: "internet", port: 443 })).split("\n");
  expect(lines[0]).toBe("not known whether aws_instance.App reaches internet on tcp 443:");
  expect(lines).toContain("what lets it through:");
});

test("paths are one line each, with the part of the internet where it is not all", () => {
  const ssh = rule("aws_security_group.Web", 22, "203.0.113.0/24");
  const open = stackOf(shop({ "aws_vpc_security_group_ingress_rule.Ssh": ssh }));
  expect(textOfPaths(allPaths(open)).split("\n")).toEqual([
    "aws_instance.App → aws_db_instance.Data: tcp 5432",
    "aws_instance.Web → aws_instance.App: tcp 8080",
    "aws_instance.App → aws_instance.Web: tcp 443",
    "internet → aws_instance.Web: tcp 443",
    "internet (203.0.113.0/24) → aws_instance.Web: tcp 22, 443",
    "aws_instance.App → internet: tcp 443",
  ]);
});
