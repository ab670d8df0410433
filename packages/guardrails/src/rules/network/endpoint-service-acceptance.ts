import { isTrue, isUnknown } from "@plinth/model";
import type { Rule } from "../../rule";

export const endpointServiceAcceptance: Rule = {
  id: "endpoint-service-acceptance",
  title: "Whoever connects to an endpoint service is accepted by hand",
  why: "Every account that may see the service can connect to it.",
  fix: "set acceptance_required",
  level: "error",
  standards: { checkov: ["CKV_AWS_123"] },
  types: ["aws_vpc_endpoint_service"],
  check: ({ args }) =>
    !isTrue(args.acceptance_required) && !isUnknown(args.acceptance_required) && "accepts everybody who connects",
};
