import { apiWebAcl } from "../../../src/rules/serving/api-web-acl";
import { cases, type Resources } from "../../cases";

const stage = (api: object, more: Resources = {}) => ({
  resource: {
    aws_api_gateway_rest_api: { Api: api },
    aws_api_gateway_stage: { Live: { rest_api_id: "${aws_api_gateway_rest_api.Api.id}", stage_name: "live" } },
    ...more,
  },
});
const association = (resource_arn: string) => ({
  aws_wafv2_web_acl_association: { A: { resource_arn, web_acl_arn: "arn" } },
});

cases(apiWebAcl, {
  fails: {
    "a public API": stage({ name: "api" }),
    "a public API beside one with": stage({ name: "api" }, association("arn:other")),
  },
  passes: {
    "a public API with": stage({ name: "api" }, association("${aws_api_gateway_stage.Live.arn}")),
    "a private API": stage({ name: "api", endpoint_configuration: { types: ["PRIVATE"] } }),
  },
});
