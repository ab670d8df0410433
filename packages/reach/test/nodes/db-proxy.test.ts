import { answers, id, shop } from "../fixtures";

const proxy = {
  name: "proxy",
  engine_family: "POSTGRESQL",
  role_arn: "arn:aws:iam::123456789012:role/proxy",
  vpc_subnet_ids: [id("aws_subnet.App")],
  vpc_security_group_ids: [id("aws_security_group.App")],
  auth: [{ secret_arn: "arn:aws:secretsmanager:us-east-1:123456789012:secret:shop-AbCdEf" }],
};

answers([
  [
    "a proxy connects to its database with its groups",
    shop({ "aws_db_proxy.Proxy": proxy }),
    "aws_db_proxy.Proxy → aws_db_instance.Data tcp 5432",
    true,
  ],
  [
    "the internet does not reach a proxy",
    shop({ "aws_db_proxy.Proxy": proxy }),
    "internet → aws_db_proxy.Proxy tcp 5432",
    false,
    "aws_db_proxy.Proxy",
  ],
  [
    "a proxy listens on the port of its engine",
    shop({ "aws_db_proxy.Proxy": proxy }),
    "aws_instance.Web → aws_db_proxy.Proxy tcp 8080",
    false,
    "aws_db_proxy.Proxy",
  ],
]);
