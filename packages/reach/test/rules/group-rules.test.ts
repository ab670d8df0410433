import { explain } from "../../src/explain";
import { answers, group, id, instance, questionOf, rule, shop, stackOf } from "../fixtures";

const ASKED = "aws_instance.App → aws_db_instance.Data tcp 5432";
const INLINE = { protocol: "tcp", from_port: 5432, to_port: 5432 };
const NONE = { "aws_vpc_security_group_ingress_rule.Data": null, "aws_vpc_security_group_egress_rule.App": null };
/** The database with the default group, and the group of App open to it. */
const byDefault = {
  "aws_db_instance.Data": { vpc_security_group_ids: undefined },
  "aws_vpc_security_group_egress_rule.Any": rule("aws_security_group.App", 5432, "10.0.0.0/16"),
};
const classic = (type: string, of: string, more: object) => ({
  type,
  security_group_id: id(of),
  protocol: "tcp",
  from_port: 5432,
  to_port: 5432,
  ...more,
});

answers([
  [
    "inline rules let through",
    shop({
      ...NONE,
      "aws_security_group.App": { egress: [{ ...INLINE, cidr_blocks: ["10.0.2.0/24"] }] },
      "aws_security_group.Data": { ingress: [{ ...INLINE, security_groups: [id("aws_security_group.App")] }] },
    }),
    ASKED,
    true,
    "aws_security_group.Data",
  ],
  [
    "a group without inline rules is closed in both directions",
    shop({ ...NONE, "aws_vpc_security_group_ingress_rule.Any": rule("aws_security_group.Data", 5432, "10.0.0.0/8") }),
    ASKED,
    false,
    "aws_security_group.App",
  ],
  [
    "aws_security_group_rule lets through in its direction",
    shop({
      ...NONE,
      "aws_security_group_rule.In": classic("ingress", "aws_security_group.Data", {
        source_security_group_id: id("aws_security_group.App"),
      }),
      "aws_security_group_rule.Out": classic("egress", "aws_security_group.App", { cidr_blocks: ["10.0.0.0/16"] }),
    }),
    ASKED,
    true,
    "aws_security_group_rule.In",
  ],
  [
    "self lets the members of a group reach each other",
    shop({
      "aws_security_group_rule.In": classic("ingress", "aws_security_group.App", { self: true }),
      "aws_security_group_rule.Out": classic("egress", "aws_security_group.App", { self: true }),
      "aws_instance.Twin": instance("aws_subnet.App", "aws_security_group.App"),
    }),
    "aws_instance.Twin → aws_instance.App tcp 5432",
    true,
    "aws_security_group_rule.In",
  ],
  [
    "self lets nobody else in",
    shop({
      ...NONE,
      "aws_security_group_rule.In": classic("ingress", "aws_security_group.Data", { self: true }),
      "aws_vpc_security_group_egress_rule.Any": rule("aws_security_group.App", 5432, "10.0.0.0/16"),
    }),
    ASKED,
    false,
    "aws_security_group.Data",
  ],
  [
    "the default group lets nobody in but its members",
    shop(byDefault),
    ASKED,
    false,
    "the default security group of aws_vpc.Main",
  ],
  [
    "members of the default group reach each other",
    shop({ ...byDefault, "aws_instance.App": { vpc_security_group_ids: undefined } }),
    ASKED,
    true,
    "the default security group of aws_vpc.Main",
  ],
  [
    "an adopted default group has the rules that are written",
    shop({
      ...byDefault,
      "aws_instance.App": { vpc_security_group_ids: undefined },
      "aws_default_security_group.Main": group(),
    }),
    ASKED,
    false,
    "the default security group of aws_vpc.Main",
  ],
  [
    "a rule can be added to the default group by the attribute of the VPC",
    shop({
      ...byDefault,
      "aws_vpc_security_group_ingress_rule.Default": rule("aws_security_group.App", 5432, "10.0.1.0/24", {
        security_group_id: `\${aws_vpc.Main.default_security_group_id}`,
      }),
    }),
    ASKED,
    true,
    "aws_vpc_security_group_ingress_rule.Default",
  ],
  [
    "inline rules that are known only after apply are unknown",
    shop({
      ...NONE,
      "aws_ssm_parameter.Rules": { name: "rules", type: "String", value: "[]" },
      "aws_security_group.Data": { ingress: `\${jsondecode(aws_ssm_parameter.Rules.value)}` },
      "aws_vpc_security_group_egress_rule.Any": rule("aws_security_group.App", 5432, "10.0.0.0/16"),
    }),
    ASKED,
    "unknown",
    "aws_security_group.Data",
  ],
]);

/** As a plan has it: the groups of a rule are one value, which names one of them. */
const planned = (egress: object[]) =>
  stackOf(
    shop({
      "aws_vpc_security_group_ingress_rule.Data": null,
      "aws_vpc_security_group_egress_rule.Wide": rule("aws_security_group.Web", 5432, "10.0.0.0/16"),
      "aws_security_group.Data": {
        ingress: [{ ...INLINE, security_groups: "${toset([aws_security_group.App.id])}" }],
        egress,
      },
    }),
  );
const toData = (from: string) => questionOf(`${from} → aws_db_instance.Data tcp 5432`);

test("groups of an inline rule that a plan does not know are the one that it names", () => {
  const stack = planned([]);
  expect(explain(stack, toData("aws_instance.App")).reachable).toBe(true);
  expect(explain(stack, toData("aws_instance.Web")).reachable).toBe(false);
});

test("when the group names others as well, it is not known of which rule they are", () => {
  const stack = planned([{ ...INLINE, security_groups: [id("aws_security_group.Web")] }]);
  expect(explain(stack, toData("aws_instance.App")).reachable).toBe(true);
  expect(explain(stack, toData("aws_instance.Web")).reachable).toBe("unknown");
});
