import { instanceEbsOptimized } from "../../../src/rules/serving/instance-ebs-optimized";
import { cases } from "../../cases";

const instance = (args: object) => ({ resource: { aws_instance: { Web: args } } });

cases(instanceEbsOptimized, {
  fails: {
    "an instance that says no": instance({ ebs_optimized: false }),
    "a template that says no": { resource: { aws_launch_template: { Web: { ebs_optimized: "false" } } } },
  },
  passes: {
    "an instance that says yes": instance({ ebs_optimized: true }),
    "an instance that leaves it to its type": instance({}),
  },
});
