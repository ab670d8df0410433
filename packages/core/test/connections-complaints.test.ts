import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { type Synthesized, synth } from "@plinth/testing";
import { Construct } from "constructs";
import fc from "fast-check";
import { Connections } from "../src";

/** What users of other libraries were burned by, each named after its report. */
const group = (scope: Construct, id: string) => {
  const own = new Construct(scope, id);
  return { connections: new Connections(own, new SecurityGroup(own, "Group", {}).id, 80) };
};

const ranges = (said: readonly string[]) =>
  synth((stack) => {
    const { connections } = group(stack, "Web");
    for (const range of said) connections.allowFrom(range, 443);
  });

const rules = (made: Synthesized) => made.addresses.filter((address) => /_(ingress|egress)_rule\./.test(address));

const all = Array.from({ length: 12 }, (_, index) => `10.0.${index}.0/24`);

test("sg#351: ranges in another order are the same rules at the same addresses", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (said) => {
      expect(ranges(said).document.resource).toEqual(ranges(all).document.resource);
    }),
    { numRuns: 50 },
  );
});

test("prov#19082: a range more or less replaces no rule of another", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: 1 }), fc.constantFrom(...all), (said, one) => {
      const [before, after] = [ranges(said), ranges(said.filter((range) => range !== one))];
      expect(rules(after).every((address) => rules(before).includes(address))).toBe(true);
      expect(rules(before).length - rules(after).length).toBe(said.includes(one) ? 1 : 0);
    }),
    { numRuns: 50 },
  );
});

test("tf#23137, prov#1487, prov#3464: ranges, groups and prefix lists meet on one group without inline rules", () => {
  const made = synth((stack) => {
    const [web, database] = [group(stack, "Web"), group(stack, "Database")];
    web.connections.allowTo(database);
    web.connections.allowFrom("10.0.0.0/16", 443);
    web.connections.allowTo({ prefixListId: "pl-63a5400a", name: "S3" }, 443);
  });
  for (const one of Object.values(made.all("aws_security_group"))) {
    expect([one.ingress, one.egress]).toEqual([undefined, undefined]);
  }
  expect(rules(made)).toHaveLength(4);
});

test("cdk#9740, cdk#13256: there is no egress but what was said, and what was said is never ignored", () => {
  const silent = synth((stack) => void group(stack, "Web"));
  expect(rules(silent)).toEqual([]);
  const said = synth((stack) => group(stack, "Web").connections.allowTo("0.0.0.0/0", 443));
  expect(said.the("aws_vpc_security_group_egress_rule")).toMatchObject({ cidr_ipv4: "0.0.0.0/0", from_port: 443 });
});

test("cdk#3254: a group that reaches itself has the egress too", () => {
  const made = synth((stack) => {
    const web = group(stack, "Web");
    web.connections.allowTo(web, 7946);
  });
  expect(rules(made).map((address) => address.split(".")[0])).toEqual([
    "aws_vpc_security_group_egress_rule",
    "aws_vpc_security_group_ingress_rule",
  ]);
});

test("cdk#3355, cdk#15297: rules are added to an existing group, and nothing of it is taken away", () => {
  const made = synth((stack) => {
    const existing = new Connections(new Construct(stack, "Existing"), "sg-0a1b2c3d4e5f60718", 5432);
    group(stack, "Web").connections.allowTo({ connections: existing });
  });
  expect(Object.keys(made.all("aws_security_group"))).toHaveLength(1);
  expect(made.the("aws_vpc_security_group_ingress_rule").security_group_id).toBe("sg-0a1b2c3d4e5f60718");
});
