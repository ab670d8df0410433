import { apiClientCertificate } from "../../../src/rules/serving/api-client-certificate";
import { cases } from "../../cases";

const stage = (args: object) => ({ resource: { aws_api_gateway_stage: { Live: { stage_name: "live", ...args } } } });

cases(apiClientCertificate, {
  fails: { "a stage that says nothing": stage({}), "a traced stage": stage({ xray_tracing_enabled: true }) },
  passes: {
    "a certificate of the stack": stage({ client_certificate_id: "${aws_api_gateway_client_certificate.C.id}" }),
    "a certificate by its id": stage({ client_certificate_id: "a1b2c3" }),
  },
});
