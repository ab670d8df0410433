import { lbDeletionProtection } from "../../../src/rules/serving/lb-deletion-protection";
import { cases } from "../../cases";

const lb = (args: object) => ({ resource: { aws_lb: { Front: args } } });

cases(lbDeletionProtection, {
  fails: {
    "a balancer that says nothing": lb({}),
    "a balancer that says no": lb({ enable_deletion_protection: false }),
  },
  passes: {
    "a protected balancer": lb({ enable_deletion_protection: true }),
    "a protected network balancer": lb({ enable_deletion_protection: "true", load_balancer_type: "network" }),
  },
});
