import { fleetTemplate } from "../../../src/rules/serving/fleet-template";
import { cases } from "../../cases";

const group = (args: object) => ({
  resource: { aws_autoscaling_group: { Web: { min_size: 1, max_size: 2, ...args } } },
});

cases(fleetTemplate, {
  fails: { "a launch configuration": group({ launch_configuration: "web" }), nothing: group({}) },
  passes: {
    "a template": group({ launch_template: { id: "${aws_launch_template.Web.id}", version: "1" } }),
    "several types": group({
      mixed_instances_policy: { launch_template: { launch_template_specification: { version: "1" } } },
    }),
  },
});
