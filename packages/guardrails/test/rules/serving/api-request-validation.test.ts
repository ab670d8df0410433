import { apiRequestValidation } from "../../../src/rules/serving/api-request-validation";
import { cases } from "../../cases";

const method = (args: object) => ({ resource: { aws_api_gateway_method: { M: { http_method: "POST", ...args } } } });

cases(apiRequestValidation, {
  fails: { "a method without": method({}), "a method with authorization": method({ authorization: "AWS_IAM" }) },
  passes: {
    "a method with": method({ request_validator_id: "${aws_api_gateway_request_validator.V.id}" }),
    "what a browser asks first": method({ http_method: "OPTIONS" }),
  },
});
