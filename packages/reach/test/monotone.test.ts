import { read } from "@plinth/model";
import fc from "fast-check";
import { allPaths } from "../src/paths";
import { ALL_TRAFFIC, aclRule, documentOf, id, OTHER, type Resources, rule, SHOP } from "./fixtures";

delete process.env.PLINTH_RECORD;

/**
 * Everything that lets through, of which any may be taken away. Subnets without an association fall back to the main route
 * table, which has no routes here, and no route is within another that leads further.
 */
const OPENINGS: Resources = {
  "aws_route.Internet": SHOP["aws_route.Internet"] ?? null,
  "aws_route.Nat": SHOP["aws_route.Nat"] ?? null,
  "aws_route_table_association.Public": SHOP["aws_route_table_association.Public"] ?? null,
  "aws_route_table_association.App": SHOP["aws_route_table_association.App"] ?? null,
  "aws_route.There": {
    route_table_id: id("aws_route_table.App"),
    destination_cidr_block: "10.1.0.0/16",
    vpc_peering_connection_id: id("aws_vpc_peering_connection.Other"),
  },
  "aws_route.Back": {
    route_table_id: `\${aws_vpc.Other.main_route_table_id}`,
    destination_cidr_block: "10.0.0.0/16",
    vpc_peering_connection_id: id("aws_vpc_peering_connection.Other"),
  },
  "aws_vpc_security_group_ingress_rule.Unknown": rule("aws_security_group.Data", 5433, "10.0.0.0/16", {
    cidr_ipv4: `\${aws_eip.Nat.public_ip}/32`,
  }),
  "aws_vpc_security_group_ingress_rule.Part": rule("aws_security_group.Data", 5432, "10.0.0.16/28"),
  "aws_vpc_security_group_egress_rule.Wide": rule("aws_security_group.Web", 5432, "0.0.0.0/0"),
  ...Object.fromEntries(Object.entries({ ...SHOP, ...OTHER }).filter(([address]) => address.includes("gress_rule."))),
};

const BASE: Resources = {
  ...SHOP,
  ...OTHER,
  "aws_vpc_peering_connection.Other": {
    vpc_id: id("aws_vpc.Main"),
    peer_vpc_id: id("aws_vpc.Other"),
    auto_accept: true,
  },
};

const opening = fc.constantFrom(...Object.keys(OPENINGS));
const port = fc.constantFrom(22, 80, 443, 5432, 8080);
const range = fc.constantFrom("0.0.0.0/0", "10.0.0.0/16", "10.0.1.0/24", "10.0.1.0/25", "203.0.113.0/24");
const entry = fc.record({ port, range, action: fc.constantFrom("allow", "deny") });

/** The shop with some of the openings, and a network ACL around the database. */
function network(openings: readonly string[], entries: readonly object[]): Resources {
  const closed = Object.fromEntries(Object.keys(OPENINGS).map((address) => [address, null]));
  const open = Object.fromEntries(openings.map((address) => [address, OPENINGS[address] ?? null]));
  const acl = {
    vpc_id: id("aws_vpc.Main"),
    subnet_ids: [id("aws_subnet.Data")],
    ingress: entries,
    egress: [ALL_TRAFFIC],
  };
  return { ...BASE, ...closed, ...open, "aws_network_acl.Data": acl };
}

/** What reaches what, with ports one by one; certain or not. */
function reached(resources: Resources): {
  readonly certain: ReadonlySet<string>;
  readonly possible: ReadonlySet<string>;
} {
  const certain = new Set<string>();
  const possible = new Set<string>();
  for (const path of allPaths(read(documentOf(resources)))) {
    for (const one of path.ports.split(", ")) {
      const key = `${path.from} ${path.range ?? ""} → ${path.to} ${path.protocol} ${one}`;
      possible.add(key);
      if (path.reachable === true) certain.add(key);
    }
  }
  return { certain, possible };
}

const wasThere = (now: ReadonlySet<string>, before: ReadonlySet<string>) =>
  [...now].filter((one) => !isIn(one, before));

/** A part of the internet may be all that is left of a wider one. */
function isIn(key: string, before: ReadonlySet<string>): boolean {
  return before.has(key) || [...before].some((one) => one === key.replace(/ \S+ → /, " 0.0.0.0/0 → "));
}

test("taking a rule, a route or an association away opens no way", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(opening, { minLength: 1 }),
      fc.array(entry, { maxLength: 4 }),
      fc.nat(),
      (all, acl, index) => {
        const entries = acl.map((one, at) =>
          aclRule(10 + at, one.action, [one.port, one.port], { cidr_block: one.range }),
        );
        const before = reached(network(all, [...entries, { ...ALL_TRAFFIC, rule_no: 32000 }]));
        const after = reached(
          network(
            all.filter((_, at) => at !== index % all.length),
            [...entries, { ...ALL_TRAFFIC, rule_no: 32000 }],
          ),
        );
        expect(wasThere(after.certain, before.certain)).toEqual([]);
        expect(wasThere(after.possible, before.possible)).toEqual([]);
      },
    ),
    { numRuns: 150, seed: 1 },
  );
});

test("taking what a network ACL allows away, or adding what it denies, opens no way", () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), fc.nat(), (acl, index) => {
      const entries = acl.map((one, at) =>
        aclRule(10 + at, one.action, [one.port, one.port], { cidr_block: one.range }),
      );
      const at = index % entries.length;
      const isAllow = acl[at]?.action === "allow";
      const fewer = entries.filter((_, other) => other !== at);
      const openings = Object.keys(OPENINGS);
      const [wide, narrow] = isAllow ? [entries, fewer] : [fewer, entries];
      const [before, after] = [reached(network(openings, wide)), reached(network(openings, narrow))];
      expect(wasThere(after.certain, before.certain)).toEqual([]);
      expect(wasThere(after.possible, before.possible)).toEqual([]);
    }),
    { numRuns: 100, seed: 2 },
  );
});

test("the order of the resources changes nothing", () => {
  const whole = network(Object.keys(OPENINGS), [ALL_TRAFFIC]);
  const expected = JSON.stringify(allPaths(read(documentOf(whole))));
  fc.assert(
    fc.property(fc.shuffledSubarray(Object.keys(whole), { minLength: Object.keys(whole).length }), (names) => {
      const shuffled = Object.fromEntries(names.map((name) => [name, whole[name] ?? null]));
      expect(JSON.stringify(allPaths(read(documentOf(shuffled))))).toBe(expected);
    }),
    { numRuns: 30, seed: 3 },
  );
});
