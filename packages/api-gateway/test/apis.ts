import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Connections } from "@plinth/core";
import { type Synthesized, synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import {
  ApiGatewayAccount,
  ApiGatewayModule,
  type ApiGatewayModuleProps,
  RestApiModule,
  type RestApiModuleProps,
} from "../src";

export const subnets = {
  vpcId: "vpc-0a1b2c3d4e5f60718",
  subnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"],
  availabilityZones: ["us-east-1a", "us-east-1b"],
};

const BALANCING = "arn:aws:elasticloadbalancing:us-east-1:123456789012";
export const LISTENER = `${BALANCING}:listener/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2`;
export const NETWORK_BALANCER = `${BALANCING}:loadbalancer/net/shop/50dc6c495c0c9188`;
export const KEY = "arn:aws:kms:us-east-1:123456789012:key/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f";
export const WEB_ACL = "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/apis/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f";
export const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f";
export const POOL = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_a1B2c3D4e";

export const answer = {
  functionName: "answer",
  invokeArn:
    "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:answer/invocations",
};

/** A balancer that is there already, of any name. */
export function balancerIn(stack: TerraformStack, id: string, listenerArn: string) {
  const scope = new Construct(stack, id);
  return { listenerArn, connections: new Connections(scope, new SecurityGroup(scope, "Group", {}).id, 443) };
}

/** A stack with one HTTP API, and whatever is then said to it. */
export const httpApi = (
  props: Partial<ApiGatewayModuleProps> = {},
  speak: (api: ApiGatewayModule, stack: TerraformStack) => void = () => {},
): Synthesized =>
  synth((stack) => {
    const all: ApiGatewayModuleProps = {
      environment: "dev",
      balancer: balancerIn(stack, "Balancer", LISTENER),
      subnets,
      serverName: "www.example.com",
      authorization: "AWS_IAM",
      ...props,
    };
    speak(new ApiGatewayModule(stack, "Api", all), stack);
  });

/** A stack with one REST API that has a backend, and whatever is then said to it; at least one route. */
export const restApi = (
  props: Partial<RestApiModuleProps> = {},
  speak: (api: RestApiModule, stack: TerraformStack) => void = (api) =>
    api.addRoute("Orders", { method: "GET", path: "/orders/{id}" }),
): Synthesized =>
  synth((stack) => {
    const all: RestApiModuleProps = {
      environment: "dev",
      account: new ApiGatewayAccount(stack, "Account"),
      authorization: "AWS_IAM",
      webAcl: { arn: WEB_ACL },
      backend: { balancer: { arn: NETWORK_BALANCER }, serverName: "shop.example.com" },
      ...props,
    };
    speak(new RestApiModule(stack, "Api", all), stack);
  });
