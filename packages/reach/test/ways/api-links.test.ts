import { answers, group, id, type Resources, rule, shop } from "../fixtures";

const listener = (balancer: string) => ({
  load_balancer_arn: `\${${balancer}.arn}`,
  port: 80,
  protocol: balancer === "aws_lb.Edge" ? "TCP" : "HTTP",
  default_action: [{ type: "forward", target_group_arn: `\${aws_lb_target_group.App.arn}` }],
});
const targets = (protocol: string) => ({
  "aws_lb_target_group.App": { port: 8080, protocol, vpc_id: id("aws_vpc.Main") },
  "aws_lb_target_group_attachment.App": {
    target_group_arn: `\${aws_lb_target_group.App.arn}`,
    target_id: id("aws_instance.App"),
  },
});
const http = (more: Resources = {}) =>
  shop({
    "aws_apigatewayv2_api.Api": { name: "api", protocol_type: "HTTP" },
    "aws_apigatewayv2_vpc_link.Link": {
      name: "link",
      subnet_ids: [id("aws_subnet.App")],
      security_group_ids: [id("aws_security_group.Link")],
    },
    "aws_apigatewayv2_integration.Api": {
      api_id: id("aws_apigatewayv2_api.Api"),
      integration_type: "HTTP_PROXY",
      integration_method: "ANY",
      connection_type: "VPC_LINK",
      connection_id: id("aws_apigatewayv2_vpc_link.Link"),
      integration_uri: `\${aws_lb_listener.Inner.arn}`,
    },
    "aws_security_group.Link": group(),
    "aws_security_group.Inner": group(),
    "aws_vpc_security_group_egress_rule.Link": rule("aws_security_group.Link", 80, "aws_security_group.Inner"),
    "aws_vpc_security_group_ingress_rule.Inner": rule("aws_security_group.Inner", 80, "aws_security_group.Link"),
    "aws_vpc_security_group_egress_rule.Inner": rule("aws_security_group.Inner", 8080, "aws_security_group.App"),
    "aws_vpc_security_group_ingress_rule.Served": rule("aws_security_group.App", 8080, "aws_security_group.Inner"),
    "aws_lb.Inner": {
      internal: true,
      subnets: [id("aws_subnet.App")],
      security_groups: [id("aws_security_group.Inner")],
    },
    "aws_lb_listener.Inner": listener("aws_lb.Inner"),
    ...targets("HTTP"),
    ...more,
  });
const rest = (more: Resources = {}) =>
  shop({
    "aws_api_gateway_rest_api.Api": { name: "api" },
    "aws_api_gateway_resource.Api": {
      rest_api_id: id("aws_api_gateway_rest_api.Api"),
      parent_id: `\${aws_api_gateway_rest_api.Api.root_resource_id}`,
      path_part: "all",
    },
    "aws_api_gateway_vpc_link.Link": { name: "link", target_arns: [`\${aws_lb.Edge.arn}`] },
    "aws_api_gateway_integration.Api": {
      rest_api_id: id("aws_api_gateway_rest_api.Api"),
      resource_id: id("aws_api_gateway_resource.Api"),
      http_method: "GET",
      type: "HTTP_PROXY",
      connection_type: "VPC_LINK",
      connection_id: id("aws_api_gateway_vpc_link.Link"),
    },
    "aws_lb.Edge": { internal: true, load_balancer_type: "network", subnets: [id("aws_subnet.App")] },
    "aws_lb_listener.Edge": listener("aws_lb.Edge"),
    "aws_vpc_security_group_ingress_rule.Vpc": rule("aws_security_group.App", 8080, "10.0.0.0/16"),
    ...targets("TCP"),
    ...more,
  });
const guarded = {
  internal: true,
  load_balancer_type: "network",
  subnets: [id("aws_subnet.App")],
  security_groups: [id("aws_security_group.Data")],
};
const ASKED = "internet → aws_instance.App tcp 8080";

answers([
  [
    "the internet reaches an internal balancer through an HTTP API",
    http(),
    "internet → aws_lb.Inner tcp 80",
    true,
    "aws_apigatewayv2_api.Api",
  ],
  ["and its targets through both", http(), ASKED, true, "aws_apigatewayv2_integration.Api"],
  [
    "a link whose group lets nothing out leads nowhere",
    http({ "aws_vpc_security_group_egress_rule.Link": null }),
    ASKED,
    false,
    "aws_security_group.Link",
  ],
  [
    "without an integration nothing uses the link",
    http({ "aws_apigatewayv2_integration.Api": null }),
    ASKED,
    false,
    "aws_instance.App",
  ],
  [
    "the internet reaches a Network Load Balancer through a REST API",
    rest(),
    "internet → aws_lb.Edge tcp 80",
    true,
    "aws_api_gateway_integration.Api",
  ],
  [
    "a private REST API is not for the internet",
    rest({ "aws_api_gateway_rest_api.Api": { name: "api", endpoint_configuration: { types: ["PRIVATE"] } } }),
    "internet → aws_lb.Edge tcp 80",
    false,
  ],
  [
    "groups of the balancer are for what comes over a link as well",
    rest({ "aws_lb.Edge": guarded }),
    "internet → aws_lb.Edge tcp 80",
    false,
  ],
  [
    "unless the check is turned off",
    rest({ "aws_lb.Edge": { ...guarded, enforce_security_group_inbound_rules_on_private_link_traffic: "off" } }),
    "internet → aws_lb.Edge tcp 80",
    true,
  ],
]);
