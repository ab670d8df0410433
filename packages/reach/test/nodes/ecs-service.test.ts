import { answers, id, shop } from "../fixtures";

const service = (subnet: string, more: object = {}) => ({
  name: "shop",
  task_definition: "arn:aws:ecs:us-east-1:123456789012:task-definition/shop:1",
  network_configuration: { subnets: [id(subnet)], security_groups: [id("aws_security_group.Web")], ...more },
});

answers([
  [
    "tasks with a public address are reached",
    shop({ "aws_ecs_service.Shop": service("aws_subnet.Public", { assign_public_ip: true }) }),
    "internet → aws_ecs_service.Shop tcp 443",
    true,
    "aws_ecs_service.Shop",
  ],
  [
    "tasks without one are not",
    shop({ "aws_ecs_service.Shop": service("aws_subnet.Public") }),
    "internet → aws_ecs_service.Shop tcp 443",
    false,
    "aws_ecs_service.Shop",
  ],
  [
    "tasks connect with their groups",
    shop({ "aws_ecs_service.Shop": service("aws_subnet.Public") }),
    "aws_ecs_service.Shop → aws_instance.App tcp 8080",
    true,
  ],
]);
