import { groupUnused } from "../../../src/rules/network/group-unused";
import { cases, type Resources, says } from "../../cases";

const group = (more: Resources = {}) => ({
  resource: { aws_security_group: { Web: { description: "web" } }, ...more },
});
const id = "${aws_security_group.Web.id}";

cases(groupUnused, {
  fails: {
    "a group alone": group(),
    "a group with a rule": group({
      aws_vpc_security_group_ingress_rule: { In: { security_group_id: id, ip_protocol: "-1" } },
    }),
  },
  passes: {
    "the group of a template": group({ aws_launch_template: { Web: { vpc_security_group_ids: [id] } } }),
    "the group of a database": group({ aws_db_instance: { Main: { vpc_security_group_ids: [id] } } }),
  },
});

const UNUSED = "guards nothing in this stack";
const referredBy = (type: string) => group({ [type]: { Other: { security_group_id: id } } });
says(groupUnused, [
  ["a group alone", group(), UNUSED],
  ["a way out of it", referredBy("aws_vpc_security_group_egress_rule"), UNUSED],
  ["an older rule of it", referredBy("aws_security_group_rule"), UNUSED],
  ["the default group that refers to it", referredBy("aws_default_security_group"), UNUSED],
  ["an interface in it", referredBy("aws_network_interface"), undefined],
  ["an interface whose attachment names it", referredBy("aws_network_interface_sg_attachment"), undefined],
]);
