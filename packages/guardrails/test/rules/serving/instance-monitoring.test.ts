import { instanceMonitoring } from "../../../src/rules/serving/instance-monitoring";
import { cases } from "../../cases";

const template = (enabled: boolean) => ({ resource: { aws_launch_template: { Web: { monitoring: { enabled } } } } });

cases(instanceMonitoring, {
  fails: {
    "an instance that says nothing": { resource: { aws_instance: { Web: { ami: "ami-1" } } } },
    "a template that says no": template(false),
  },
  passes: {
    "an instance that does": { resource: { aws_instance: { Web: { monitoring: true } } } },
    "a template that does": template(true),
  },
});
