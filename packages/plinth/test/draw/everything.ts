import { comment, group, rule, stack, zone } from "./documents";

const ZONES = ["a", "b", "c"];
const subnets = (tier: string) => ZONES.map((zone) => `\${aws_route_table_association.${tier}_${zone}.subnet_id}`);

function tier(name: string, third: number, way?: object) {
  return ZONES.flatMap((letter, index) => [
    zone(name, letter, `10.0.${third + index}.0/24`),
    way
      ? one("aws_route", `${name}_${letter}`, { route_table_id: `\${aws_route_table.${name}_${letter}.id}`, ...way })
      : {},
  ]);
}

/** A resource that its owner is about; `Owner/Part` is a part of it. */
function one(type: string, path: string, args: object = {}) {
  const full = path.includes("/") ? path : `${path}/Default`;
  return { [type]: { [path.replace(/\W/g, "_")]: { ...comment(full), ...args } } };
}

const reach = (from: string, to: string, port: number) =>
  rule(`${to}_From_${from}`, {
    security_group_id: `\${aws_security_group.${to}.id}`,
    referenced_security_group_id: `\${aws_security_group.${from}.id}`,
    from_port: port,
    to_port: port,
  });

/** Three zones, three tiers, and at least one of every kind that is drawn. */
export const everything = stack(
  ...tier("Public", 0, { gateway_id: "${aws_internet_gateway.Network_Gateway.id}" }),
  ...tier("Private", 10, { nat_gateway_id: "${aws_nat_gateway.Public_Nat.id}" }),
  ...tier("Isolated", 20),
  one("aws_internet_gateway", "Network/Gateway"),
  one("aws_flow_log", "Network/FlowLog"),
  one("aws_vpc_endpoint", "Network/S3", { service_name: "com.amazonaws.eu-west-1.s3" }),
  one("aws_vpc", "Other", { cidr_block: "10.9.0.0/16" }),
  one("aws_nat_gateway", "Public/Nat", { subnet_id: subnets("Public")[1] }),
  ...["Balancer", "Web", "Worker", "Database", "Api"].map(group),
  one("aws_lb", "Balancer", {
    subnets: subnets("Public"),
    access_logs: { bucket: "${aws_s3_bucket_policy.Logs_Policy.bucket}" },
  }),
  one("aws_lb_listener", "Balancer/Https", { load_balancer_arn: "${aws_lb.Balancer.arn}", protocol: "HTTPS" }),
  one("aws_wafv2_web_acl_association", "Balancer/Acl", { resource_arn: "${aws_lb.Balancer.arn}" }),
  one("aws_autoscaling_group", "Web", { vpc_zone_identifier: subnets("Private"), min_size: 1, max_size: 3 }),
  one("aws_autoscaling_group", "Worker", { vpc_zone_identifier: subnets("Private"), min_size: 0, max_size: 9 }),
  one("aws_db_subnet_group", "Database/Group", { subnet_ids: subnets("Isolated") }),
  one("aws_db_instance", "Database", {
    db_subnet_group_name: "${aws_db_subnet_group.Database_Group.name}",
    engine: "mysql",
  }),
  one("aws_db_instance", "Reports", { engine: "postgres", engine_version: "17" }),
  one("aws_apigatewayv2_api", "Api"),
  one("aws_apigatewayv2_api", "Hooks"),
  one("aws_apigatewayv2_integration", "Api/Integration", {
    api_id: "${aws_apigatewayv2_api.Api.id}",
    connection_id: "${aws_apigatewayv2_vpc_link.Api_Link.id}",
    integration_uri: "${aws_lb_listener.Balancer_Https.arn}",
  }),
  one("aws_apigatewayv2_vpc_link", "Api/Link"),
  one("aws_s3_bucket", "Logs"),
  one("aws_s3_bucket_policy", "Logs/Policy", { bucket: "${aws_s3_bucket.Logs.bucket}" }),
  one("aws_secretsmanager_secret", "Token"),
  one("aws_ssm_parameter", "Flag"),
  one("aws_kms_key", "Monitoring/Key"),
  one("aws_sns_topic", "Monitoring/Topic"),
  one("aws_sns_topic_subscription", "Monitoring/Email", {
    topic_arn: "${aws_sns_topic.Monitoring_Topic.arn}",
    protocol: "email",
    endpoint: "who@example.com",
  }),
  one("aws_cloudwatch_dashboard", "Monitoring/Dashboard"),
  one("aws_backup_vault", "Backup"),
  one("aws_dlm_lifecycle_policy", "Backup/Snapshots-Web"),
  ...["Web", "Worker"].flatMap((name) => [
    one("aws_iam_role", `${name}/Role`),
    ...["Token", "Logs"].map((what) =>
      one("aws_iam_role_policy", `${what}/Read-${name}`, { role: `\${aws_iam_role.${name}_Role.name}` }),
    ),
    one("aws_vpc_security_group_egress_rule", `${name}/To-World`, {
      security_group_id: `\${aws_security_group.${name}.id}`,
      cidr_ipv4: "0.0.0.0/0",
      from_port: 443,
      to_port: 443,
    }),
    reach(name, "Database", 3306),
  ]),
  reach("Balancer", "Web", 8080),
  reach("Api", "Balancer", 443),
  rule("World", {
    security_group_id: "${aws_security_group.Balancer.id}",
    cidr_ipv4: "0.0.0.0/0",
    from_port: 443,
    to_port: 443,
  }),
);
