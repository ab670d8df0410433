import { endpointServiceAcceptance } from "../../../src/rules/network/endpoint-service-acceptance";
import { cases, says } from "../../cases";

const service = (args: object) => ({ resource: { aws_vpc_endpoint_service: { Api: args } } });

cases(endpointServiceAcceptance, {
  fails: {
    "a service that says no": service({ acceptance_required: false }),
    "a service that says nothing": service({}),
  },
  passes: {
    "a service that asks": service({ acceptance_required: true }),
    "a service of which it is known later": service({ acceptance_required: "${var.ask}" }),
  },
});

says(endpointServiceAcceptance, [
  ["a service that says no, as text", service({ acceptance_required: "false" }), "accepts everybody who connects"],
  ["a service that asks, as text", service({ acceptance_required: "true" }), undefined],
]);
