import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Wafv2WebAcl } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { ApiGatewayAccount, ApiGatewayModule, RestApiModule } from "@plinth/api-gateway";
import { assumedBy, Connections } from "@plinth/core";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { createNetwork } from "./network";

const ARN = "arn:aws:elasticloadbalancing:us-east-1:123456789012";
const POOL = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_a1B2c3D4e";

/** What may differ between two releases of the stack. */
export interface Release {
  readonly certificateArn: string;
  /** ZIP file of the function. */
  readonly code: string;
  /** Where the route Weather leads. */
  readonly weather: string;
  /** Whether the route Prices is there. */
  readonly prices?: boolean;
}

/** Both kinds of API with everything that can be said to them. Balancers are named and not made: they take a minute. */
export function bothApis(stack: TerraformStack, { certificateArn, code, weather, prices }: Release): void {
  const subnets = createNetwork(stack);
  const zone = new Route53Zone(stack, "Zone", { name: "example.com" });
  const role = new IamRole(stack, "FunctionRole", { assumeRolePolicy: assumedBy("lambda.amazonaws.com") });
  const answer = new LambdaFunction(stack, "Answer", {
    functionName: "answer",
    role: role.arn,
    runtime: "nodejs22.x",
    handler: "index.handler",
    filename: code,
  });
  const webAcl = new Wafv2WebAcl(stack, "WebAcl", {
    name: "apis",
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    visibilityConfig: { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName: "apis" },
  });
  const balancer = new Construct(stack, "Balancer");
  const group = new SecurityGroup(balancer, "Group", { vpcId: subnets.vpcId });

  const http = new ApiGatewayModule(stack, "Http", {
    environment: "prod",
    balancer: {
      listenerArn: `${ARN}:listener/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2`,
      connections: new Connections(balancer, group.id, 443),
    },
    subnets,
    serverName: "www.example.com",
    authorization: { issuer: "https://login.example.com", audience: ["shop"] },
    corsOrigins: ["https://www.example.com"],
    cors: { methods: ["GET", "POST"], exposeHeaders: ["etag"], credentials: true, maxAgeSeconds: 600 },
    accessLog: { logGroupClass: "INFREQUENT_ACCESS" },
  });
  const customers = http.addJwtAuthorizer("Customers", {
    issuer: "https://login.example.com",
    audience: ["shop"],
    scopes: ["orders.read"],
  });
  http.addRoute("Orders", {
    method: "GET",
    path: "/orders/{id}",
    authorization: customers,
    throttle: { rateLimit: 50 },
  });
  http.addRoute("Legacy", {
    method: "ANY",
    path: "/legacy/{proxy+}",
    authorization: http.addLambdaAuthorizer("Legacy", { function: answer }),
    integration: { function: answer },
  });
  http.addRoute("Weather", { method: "GET", path: "/weather", integration: { url: weather } });
  http.addDomain("api.example.com", {
    certificateArn,
    zoneId: zone.zoneId,
    trustStore: { uri: "s3://authorities/ca.pem", version: "1" },
  });

  const rest = new RestApiModule(stack, "Rest", {
    environment: "prod",
    account: new ApiGatewayAccount(stack, "ApiGatewayAccount"),
    authorization: "AWS_IAM",
    webAcl,
    backend: { balancer: { arn: `${ARN}:loadbalancer/net/shop/50dc6c495c0c9188` }, serverName: "shop.example.com" },
    policy: [
      {
        effect: "Deny",
        routes: ["GET/weather"],
        conditions: { NotIpAddress: { "aws:SourceIp": ["203.0.113.0/24", "198.51.100.0/24"] } },
      },
      {},
    ],
  });
  rest.addRoute("Orders", { method: "GET", path: "/orders/{id}", throttle: { rateLimit: 50 } });
  rest.addRoute("Files", { method: "ANY", path: "/files/{proxy+}", apiKeyRequired: true });
  rest.addRoute("Pay", {
    method: "POST",
    path: "/orders/{id}/payment",
    authorization: rest.addCognitoAuthorizer("Customers", { userPoolArns: [POOL], scopes: ["orders/pay"] }),
    integration: { function: answer },
    requiredParameters: ["header.Idempotency-Key", "querystring.currency"],
  });
  rest.addRoute("Weather", {
    method: "GET",
    path: "/weather",
    authorization: rest.addLambdaAuthorizer("Legacy", { function: answer }),
    integration: { url: weather },
  });
  if (prices) rest.addRoute("Prices", { method: "GET", path: "/orders/prices" });
  rest
    .addUsagePlan("Partners", { throttle: { rateLimit: 10 }, quota: { requests: 1000, period: "DAY" } })
    .addKey("Acme");
  rest.addDomain("rest.example.com", { certificateArn, zoneId: zone.zoneId, basePath: "v1" });
}
