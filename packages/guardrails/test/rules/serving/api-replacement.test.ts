import { apiReplacement } from "../../../src/rules/serving/api-replacement";
import { cases } from "../../cases";

const deployment = (args: object) => ({
  resource: { aws_api_gateway_deployment: { D: { rest_api_id: "abc", ...args } } },
});

cases(apiReplacement, {
  onlyDocuments: true,
  fails: {
    "a deployment that says nothing": deployment({}),
    "a deployment that says no": deployment({ lifecycle: { create_before_destroy: false } }),
  },
  passes: {
    "a deployment that says so": deployment({ lifecycle: { create_before_destroy: true } }),
    "the same, with triggers": deployment({ triggers: { hash: "1" }, lifecycle: { create_before_destroy: true } }),
  },
});
