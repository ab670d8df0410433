import { ApiGatewayResource } from "@cdktf/provider-aws/lib/api-gateway-resource";
import type { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api";
import type { Problem } from "@plinth/core";
import type { Construct } from "constructs";
import { segmentsOf } from "./paths";

/** The resource of a path and, where they are not there yet, of every path above it. Each lives below its parent. */
export function resourceId(scope: Construct, api: ApiGatewayRestApi, path: string): string {
  let parent: { readonly construct: Construct; readonly id: string } = { construct: scope, id: api.rootResourceId };
  for (const pathPart of segmentsOf(path)) {
    const { construct, id: parentId } = parent;
    const resource =
      childOf(construct, pathPart) ??
      new ApiGatewayResource(construct, idOf(pathPart), { restApiId: api.id, parentId, pathPart });
    parent = { construct: resource, id: resource.id };
  }
  return parent.id;
}

/** Below one parent only one variable can be told from the names. */
export function siblingProblem(scope: Construct, path: string): Problem {
  let parent = scope;
  for (const segment of segmentsOf(path)) {
    const known = childOf(parent, segment);
    if (!known) {
      const variable =
        segment.startsWith("{") && parent.node.children.find(({ node }) => node.id.startsWith(idOf("{")));
      return (
        variable &&
        `path must call the variable as other routes do, got "${segment}" in "${path}" beside "${variable.node.id.slice(idOf("").length)}"`
      );
    }
    parent = known;
  }
  return;
}

function childOf(parent: Construct, segment: string): ApiGatewayResource | undefined {
  return parent.node.tryFindChild(idOf(segment)) as ApiGatewayResource | undefined;
}

/** A segment holds no slash, so that ids of different paths differ. */
function idOf(segment: string): string {
  return `Path-${segment}`;
}
