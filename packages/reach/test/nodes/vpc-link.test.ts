import { answers, id, rule, shop } from "../fixtures";

const link = {
  "aws_apigatewayv2_vpc_link.Link": {
    name: "link",
    subnet_ids: [id("aws_subnet.App")],
    security_group_ids: [id("aws_security_group.App")],
  },
};

answers([
  [
    "nothing connects to the interfaces of a link",
    shop({ ...link, "aws_vpc_security_group_egress_rule.All": rule("aws_security_group.Web", 8080, "10.0.0.0/16") }),
    "aws_instance.Web → aws_apigatewayv2_vpc_link.Link tcp 8080",
    false,
    "aws_apigatewayv2_vpc_link.Link",
  ],
  [
    "a link without an integration connects to nothing",
    shop(link),
    "aws_apigatewayv2_vpc_link.Link → aws_db_instance.Data tcp 5432",
    false,
    "aws_apigatewayv2_vpc_link.Link",
  ],
]);
