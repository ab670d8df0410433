import { isTrue } from "@plinth/model";
import type { Rule } from "../../rule";

export const apiAuthorization: Rule = {
  id: "api-authorization",
  title: "Every route of an API knows who calls",
  why: "Whatever is behind the route is open to the internet.",
  fix: "set AWS_IAM, JWT or CUSTOM, or accept a route that is meant for everybody with a reason",
  level: "error",
  standards: { checkov: ["CKV_AWS_309", "CKV_AWS_59", "CKV2_AWS_70"], fsbp: ["APIGateway.8"] },
  types: ["aws_apigatewayv2_route", "aws_api_gateway_method"],
  check({ type, args }) {
    if (type === "aws_apigatewayv2_route") {
      return [undefined, "NONE"].includes(args.authorization_type as string | undefined) && "asks nobody who they are";
    }
    if (args.http_method === "OPTIONS" || isTrue(args.api_key_required)) return;
    return [undefined, "NONE"].includes(args.authorization as string | undefined) && "asks nobody who they are";
  },
};
