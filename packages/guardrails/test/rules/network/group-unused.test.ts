import { groupUnused } from "../../../src/rules/network/group-unused";
import { cases, type Resources } from "../../cases";

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
