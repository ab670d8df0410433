import { fleetTags } from "../../../src/rules/serving/fleet-tags";
import { cases } from "../../cases";

const group = (tags: object[], specifications: object[] = []) => ({
  resource: {
    aws_launch_template: { Web: { image_id: "ami-1", tag_specifications: specifications } },
    aws_autoscaling_group: { Web: { launch_template: { id: "${aws_launch_template.Web.id}" }, tag: tags } },
  },
});
const owner = { key: "Owner", value: "web" };

cases(fleetTags, {
  fails: { "a group without": group([]), "a group that keeps them": group([{ ...owner, propagate_at_launch: false }]) },
  passes: {
    "a group that hands them on": group([{ ...owner, propagate_at_launch: true }]),
    "a template that has them": group(
      [{ ...owner, propagate_at_launch: false }],
      [{ resource_type: "instance", tags: { Owner: "web" } }],
    ),
  },
});
