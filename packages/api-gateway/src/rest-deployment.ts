import { ApiGatewayDeployment } from "@cdktf/provider-aws/lib/api-gateway-deployment";
import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";

/** What of each resource a deployment is a picture of, by type. */
const PICTURED: Readonly<Record<string, readonly string[]>> = {
  aws_api_gateway_rest_api: ["disableExecuteApiEndpoint"],
  aws_api_gateway_rest_api_policy: ["policy"],
  aws_api_gateway_authorizer: [
    "type",
    "authorizerUri",
    "authorizerResultTtlInSeconds",
    "identitySource",
    "providerArns",
  ],
  aws_api_gateway_method: [
    "resourceId",
    "httpMethod",
    "authorization",
    "authorizerId",
    "authorizationScopes",
    "apiKeyRequired",
    "requestParameters",
  ],
  aws_api_gateway_integration: ["type", "uri", "integrationHttpMethod", "connectionId", "requestParameters"],
};

/**
 * A picture of the API, which a stage serves. A new one is made beside the old one, so that the stage can move over
 * before the old one goes.
 */
export function createDeployment(scope: Construct, restApiId: string): ApiGatewayDeployment {
  return new ApiGatewayDeployment(scope, "Deployment", { restApiId, lifecycle: { createBeforeDestroy: true } });
}

/**
 * Takes a new picture when one of the resources changes, also by a value that only the apply knows. @param key - of a route, or with
 * a dot, which keys of routes cannot have
 */
export function redeploy(picture: ApiGatewayDeployment, key: string, ...resources: readonly TerraformResource[]): void {
  const hash = `\${sha1(jsonencode([${resources.flatMap(attributesOf).join(", ")}]))}`;
  picture.triggers = { ...picture.triggersInput, [key]: hash };
}

/** References to what was given. What was not, the provider reads back now as nothing, now as an empty list. */
function attributesOf(resource: TerraformResource): string[] {
  const { terraformResourceType: type, friendlyUniqueId } = resource;
  return PICTURED[type]
    .filter((attribute) => Reflect.get(resource, `${attribute}Input`) !== undefined)
    .map((attribute) => `${type}.${friendlyUniqueId}.${snakeCase(attribute)}`);
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
