import { blocks, text } from "@plinth/model";
import { type Check, type Condition, mustNot } from "../checks/arguments";
import { openings, opens, opensEverything, opensHttp } from "../checks/openings";
import { error, warning } from "./row";

const GROUP = "aws_security_group";
const INGRESS = "aws_vpc_security_group_ingress_rule";
const EGRESS = "aws_vpc_security_group_egress_rule";
const RULE = "aws_security_group_rule";

const ADMIN_PORTS = { 22: "SSH", 3389: "RDP" };
const DATABASE_PORTS = {
  ...{ 1433: "SQL Server", 1521: "Oracle", 2049: "NFS", 3306: "MySQL", 5432: "PostgreSQL", 5439: "Redshift" },
  ...{ 6379: "Redis", 9200: "OpenSearch", 11211: "Memcached", 27017: "MongoDB" },
};

/** What the provider writes when nobody wrote anything. */
const BY_TERRAFORM = "Managed by Terraform";

/** What speaks of a group without being guarded by it. */
const SPEAKERS = [INGRESS, EGRESS, RULE, GROUP, "aws_default_security_group"];

const isUnused: Condition = (group, stack) => stack.referringTo(group).every(({ type }) => SPEAKERS.includes(type));

const isUndescribed: Check = (resource) => {
  const { description } = resource.args;
  if (description === undefined || text(description) === BY_TERRAFORM) return "has no description";
  const all = [...openings(resource, "ingress"), ...openings(resource, "egress")];
  return resource.type === GROUP && all.some((one) => !one.described) && "has a rule without a description";
};

const hasOpenDefaultGroup: Check = (vpc, stack) => {
  const [group] = stack.referringTo(vpc, "aws_default_security_group");
  if (!group) return "leaves its default security group as AWS made it";
  const inline = [...blocks(group.args, "ingress"), ...blocks(group.args, "egress")];
  const rules = stack.referringTo(group, RULE, INGRESS, EGRESS);
  return inline.length + rules.length > 0 && `has rules in its default security group ${group.address}`;
};

/** Security groups and their rules. */
export const SECURITY_GROUPS = [
  error("default-group-closed", "aws_vpc", "CKV2_AWS_12, CIS 5.4, EC2.2", {
    title: "The default security group of a network is empty",
    why: "Whatever is made without a group lands in it, and its members reach each other and the world.",
    fix: "adopt it by an aws_default_security_group without rules",
    check: hasOpenDefaultGroup,
  }),
  warning("group-descriptions", [GROUP, RULE, INGRESS, EGRESS], "CKV_AWS_23", {
    title: "Security groups and their rules say what they are for",
    why: "A rule that nobody can explain is never removed.",
    fix: "set a description that names who and what for",
    check: isUndescribed,
  }),
  warning("group-unused", GROUP, "CKV2_AWS_5, EC2.22", {
    title: "Every security group guards something",
    why: "A group that guards nothing is taken for one that does.",
    fix: "attach it, or remove it",
    check: mustNot(isUnused, "guards nothing in this stack"),
  }),
  error(
    "open-admin-ports",
    [GROUP, "aws_default_security_group", RULE, INGRESS],
    "CKV_AWS_24, CKV_AWS_25, CIS 5.2, CIS 5.3, EC2.13, EC2.14, EC2.19",
    {
      title: "SSH and RDP are not open to the world",
      why: "Every address of the internet is scanned for these ports within minutes.",
      fix: "name the networks that may come in, or use Session Manager and open nothing",
      check: opens(ADMIN_PORTS),
    },
  ),
  error("open-database-ports", [GROUP, RULE, INGRESS], "EC2.19", {
    title: "No database is open to the world",
    why: "A database on the internet is one leaked password, or one unpatched bug, away from being copied.",
    fix: "let in the security groups of those who use it",
    check: opens(DATABASE_PORTS),
  }),
  error("open-egress", [GROUP, RULE, EGRESS], "CKV_AWS_382", {
    title: "No security group lets everything out to the world",
    why: "What breaks in can carry everything away, to any port of any address.",
    fix: "open the ports that are needed, to those who are needed",
    check: mustNot(opensEverything("egress"), "lets everything out to the world"),
  }),
  error("open-every-port", [GROUP, RULE, INGRESS], "CKV_AWS_277, EC2.18", {
    title: "No security group lets the world in on every port",
    why: "Whatever is started behind it, next year too, is on the internet.",
    fix: "name the ports that are meant",
    check: mustNot(opensEverything("ingress"), "lets the world in on every port"),
  }),
  error("open-http", [GROUP, RULE, INGRESS], "CKV_AWS_260", {
    title: "Port 80 is open to the world only on balancers",
    why: "A balancer answers there with a redirect; an instance would speak without encryption.",
    fix: "put a balancer in front, which redirects to HTTPS",
    check: mustNot(opensHttp, "offers HTTP to the world, and is not the group of a balancer"),
  }),
];
