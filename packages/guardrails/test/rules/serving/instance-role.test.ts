import { instanceRole } from "../../../src/rules/serving/instance-role";
import { cases } from "../../cases";

cases(instanceRole, {
  fails: {
    "an instance without": { resource: { aws_instance: { Web: { ami: "ami-1" } } } },
    "a template without": { resource: { aws_launch_template: { Web: { image_id: "ami-1" } } } },
  },
  passes: {
    "an instance with": { resource: { aws_instance: { Web: { iam_instance_profile: "web" } } } },
    "a template with": {
      resource: {
        aws_launch_template: { Web: { iam_instance_profile: { arn: "${aws_iam_instance_profile.Web.arn}" } } },
      },
    },
  },
});
