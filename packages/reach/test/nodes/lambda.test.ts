import { answers, id, rule, shop } from "../fixtures";

const functionIn = (subnet: string) => ({
  function_name: "worker",
  role: "arn:aws:iam::123456789012:role/worker",
  image_uri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/worker:1",
  package_type: "Image",
  vpc_config: { subnet_ids: [id(subnet)], security_group_ids: [id("aws_security_group.App")] },
});

answers([
  [
    "a function in a VPC connects with its groups",
    shop({ "aws_lambda_function.Worker": functionIn("aws_subnet.App") }),
    "aws_lambda_function.Worker → aws_db_instance.Data tcp 5432",
    true,
  ],
  [
    "and out by a NAT gateway",
    shop({ "aws_lambda_function.Worker": functionIn("aws_subnet.App") }),
    "aws_lambda_function.Worker → internet tcp 443",
    true,
    "aws_route.Nat",
  ],
  [
    "a function in a public subnet has no public address",
    shop({ "aws_lambda_function.Worker": functionIn("aws_subnet.Public") }),
    "aws_lambda_function.Worker → internet tcp 443",
    false,
    "aws_lambda_function.Worker",
  ],
  [
    "nothing connects to a function in a VPC",
    shop({
      "aws_lambda_function.Worker": functionIn("aws_subnet.App"),
      "aws_vpc_security_group_egress_rule.All": rule("aws_security_group.Web", 8080, "10.0.0.0/16"),
    }),
    "aws_instance.Web → aws_lambda_function.Worker tcp 8080",
    false,
    "aws_lambda_function.Worker",
  ],
]);
