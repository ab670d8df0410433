import { aclUnused } from "../../../src/rules/network/acl-unused";
import { cases, type Resources } from "../../cases";

const acl = (args: object, more: Resources = {}) => ({
  resource: { aws_network_acl: { Acl: { vpc_id: "vpc-1", ...args } }, ...more },
});
const rule = { aws_network_acl_rule: { In: { network_acl_id: "${aws_network_acl.Acl.id}", protocol: "-1" } } };

cases(aclUnused, {
  fails: { "an ACL alone": acl({}), "an ACL with rules": acl({}, rule) },
  passes: {
    "an ACL with subnets": acl({ subnet_ids: ["${aws_subnet.A.id}"] }),
    "an ACL that is associated": acl(
      {},
      { aws_network_acl_association: { A: { network_acl_id: "${aws_network_acl.Acl.id}", subnet_id: "subnet-1" } } },
    ),
  },
});
