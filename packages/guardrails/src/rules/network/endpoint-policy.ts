import { statements } from "@plinth/model";
import type { Rule } from "../../rule";

export const endpointPolicy: Rule = {
  id: "endpoint-policy",
  title: "Endpoints say who may use them for what",
  why: "Without a policy an endpoint carries any request of any account to the service, data on its way out included.",
  fix: "set a policy that names the account, the organization or the resources",
  level: "advice",
  standards: {},
  types: ["aws_vpc_endpoint"],
  check({ args }, stack) {
    if (args.policy === undefined) return "has no policy";
    const open = statements(args.policy, stack)?.some(
      ({ effect, actions, resources, conditions }) =>
        effect === "Allow" && actions.includes("*") && resources.includes("*") && conditions.length === 0,
    );
    return open && "has a policy that allows everything";
  },
};
