import { numberOr } from "@plinth/model";
import { has, is, mustBeReferredToBy, mustNot, unless } from "../checks/arguments";
import { letsWorldIn } from "../checks/network-acls";
import { advice, error, warning } from "./row";

const ADMIN_PORTS = { 20: "FTP data", 21: "FTP", 22: "SSH", 3389: "RDP" };

/** Network ACLs and their rules. */
export const NETWORK_ACLS = [
  // The default ACL lets everything through, as AWS makes it: there the security groups are the guard.
  error(
    "acl-admin-ports",
    ["aws_network_acl", "aws_network_acl_rule"],
    "CKV_AWS_229, CKV_AWS_230, CKV_AWS_231, CKV_AWS_232, CIS 5.1, EC2.21",
    {
      title: "Network ACLs do not let the world in on administration ports",
      why: "The ACL is the last line when a security group is opened by mistake.",
      fix: "refuse these ports, or name the networks that may come in",
      check: letsWorldIn(ADMIN_PORTS),
    },
  ),
  advice("acl-every-port", "aws_network_acl_rule", "CKV_AWS_352", {
    title: "Rules of a network ACL that let in name their ports",
    why: "A rule for every port and protocol is no guard at all.",
    fix: "set from_port and to_port, or refuse",
    check: unless(
      [is("rule_action", "deny"), is("egress", "true")],
      mustNot(({ args }) => numberOr(args.from_port, 0) === 0, "lets in every port"),
    ),
  }),
  warning("acl-unused", "aws_network_acl", "CKV2_AWS_1, EC2.16", {
    title: "Every network ACL guards a subnet",
    why: "An ACL without subnets guards nothing and is taken for one that does.",
    fix: "name its subnets, or remove it",
    check: unless(has("subnet_ids"), mustBeReferredToBy("aws_network_acl_association", "has no subnets")),
  }),
];
