import { homeOf, inOneStack, object, parse, text } from "@plinth/core";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";

/** A route table that gateway endpoints and propagated routes reach. */
export interface RouteTableRef {
  readonly key: string;
  readonly routeTableId: string;
  /** Associations of the table are created below it: the VPC, or the owner of the table in another stack. */
  readonly home: Construct;
}

const ROUTE_TABLE = object({ key: text().literal(), routeTableId: text() });

export function routeTableRef(
  vpc: Construct,
  given: { readonly key: string; readonly routeTableId: string },
  owner: Construct | undefined,
): RouteTableRef {
  const settings = parse(vpc, ROUTE_TABLE, given, { call: "addRouteTable()" });
  return { ...settings, home: homeBeside(vpc, owner, "has route tables in") };
}

/** What is in the VPC for a construct of another stack, such as a tier, is created there. @param does - completes the sentence of an error */
export function homeBeside(vpc: Construct, owner: unknown, does: string): Construct {
  if (!Construct.isConstruct(owner) || !isInStack(owner) || inOneStack(owner, vpc)) return vpc;
  return homeOf(owner, vpc, `${owner.node.path} ${does} ${vpc.node.path}`);
}

/** An app has constructs outside of all stacks. */
function isInStack({ node }: Construct): boolean {
  return node.scopes.some((scope) => TerraformStack.isStack(scope));
}
