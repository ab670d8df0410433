import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { Eip } from "@cdktf/provider-aws/lib/eip";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { inputFaults, synth } from "@plinth/testing";
import { Construct } from "constructs";
import { Connections } from "../src";

class Thing extends Construct {
  public readonly connections: Connections;
  constructor(scope: Construct, id: string, defaultPort?: number) {
    super(scope, id);
    this.connections = new Connections(this, new SecurityGroup(this, "Group", {}).id, defaultPort);
  }
}

const things = (speak: (web: Thing, database: Thing) => void) =>
  synth((stack) => speak(new Thing(stack, "Web", 80), new Thing(stack, "Database", 5432)));

const rules = (made: ReturnType<typeof synth>) => made.addresses.filter((address) => address.includes("_rule."));

test("a link is an egress rule of the client and an ingress rule of the server", () => {
  const made = things((web, database) => web.connections.allowTo(database));
  expect(made.the("aws_vpc_security_group_egress_rule")).toMatchObject({
    security_group_id: "${aws_security_group.Web_Group_78E9E3F4.id}",
    referenced_security_group_id: "${aws_security_group.Database_Group_FFB30332.id}",
    description: "test/Web to test/Database on 5432",
    from_port: 5432,
    to_port: 5432,
    ip_protocol: "tcp",
  });
  expect(made.the("aws_vpc_security_group_ingress_rule")).toMatchObject({
    security_group_id: "${aws_security_group.Database_Group_FFB30332.id}",
    referenced_security_group_id: "${aws_security_group.Web_Group_78E9E3F4.id}",
  });
});

test("both ways of saying a link, and saying it twice, give the same rules at the same addresses", () => {
  const to = things((web, database) => web.connections.allowTo(database));
  const from = things((web, database) => database.connections.allowFrom(web));
  const twice = things((web, database) => {
    database.connections.allowFrom(web);
    web.connections.allowTo(database);
  });
  expect(from.document.resource).toEqual(to.document.resource);
  expect(twice.document.resource).toEqual(to.document.resource);
});

test("a further link touches no other address", () => {
  const one = things((web, database) => web.connections.allowTo(database));
  const two = things((web, database) => {
    database.connections.allowTo(web, { protocol: "udp", from: 1000, to: 2000 });
    web.connections.allowTo(database, 5433);
    web.connections.allowTo(database);
  });
  expect(rules(two)).toEqual(expect.arrayContaining(rules(one)));
  expect(rules(two)).toHaveLength(6);
});

test("the world and prefix lists are named", () => {
  const made = things((web) => {
    web.connections.allowFrom("0.0.0.0/0", 443);
    web.connections.allowFrom("::/0", 443);
    web.connections.allowTo({ prefixListId: "pl-63a5400a", name: "S3" }, 443);
  });
  const sources = Object.values(made.all("aws_vpc_security_group_ingress_rule"));
  expect(sources.map(({ description }) => description)).toEqual(["From ::/0 on 443", "From 0.0.0.0/0 on 443"]);
  expect(made.the("aws_vpc_security_group_egress_rule").description).toBe("To S3 on 443");
  expect(sources.map((rule) => rule.cidr_ipv4 ?? rule.cidr_ipv6)).toEqual(["::/0", "0.0.0.0/0"]);
  expect(made.the("aws_vpc_security_group_egress_rule").prefix_list_id).toBe("pl-63a5400a");
});

test.each([
  [
    "a port that does not exist",
    70000,
    "test/Web.connections.allowTo() (Thing) is misconfigured:\n  - port must be 0 to 65535, got 70000",
  ],
  [
    "a range upside down",
    { from: 20, to: 10 },
    "test/Web.connections.allowTo() (Thing) is misconfigured:\n  - port.to must be 20 or more, got 10",
  ],
])("%s is refused", (_what, port, message) => {
  expect(() => things((web, database) => web.connections.allowTo(database, port))).toThrow(message);
});

test("a link needs a port from one of the two", () => {
  expect(() => synth((stack) => new Thing(stack, "A").connections.allowTo(new Thing(stack, "B")))).toThrow(
    "test/A cannot connect to test/B: a port must be named, the other side has no default",
  );
});

test("a network is a literal range", () => {
  expect(() => things((web) => web.connections.allowFrom("everybody", 443))).toThrow(
    'test/Web.connections.allowFrom() (Thing) is misconfigured:\n  - peer: a network must be a literal range such as 10.0.0.0/16, { cidr, name } for a range that is known only after apply, or { prefixListId, name }, got "everybody"',
  );
});

test("a range of ports, UDP, ICMP and everything are rules of one resource each", () => {
  const made = things((web, database) => {
    web.connections.allowTo(database, { protocol: "udp", from: 5000, to: 5010 });
    web.connections.allowTo(database, { protocol: "icmp", type: 8 });
    web.connections.allowFrom("10.0.0.0/8", { protocol: "all" });
  });
  const written = Object.values(made.all("aws_vpc_security_group_ingress_rule")).map(
    ({ ip_protocol, from_port, to_port }) => [ip_protocol, from_port, to_port],
  );
  expect(written.sort()).toEqual([
    ["-1", undefined, undefined],
    ["icmp", 8, -1],
    ["udp", 5000, 5010],
  ]);
});

test("a module linked to itself reaches its own members", () => {
  const made = things((web) => web.connections.allowTo(web, 7946));
  for (const type of ["aws_vpc_security_group_egress_rule", "aws_vpc_security_group_ingress_rule"]) {
    const { security_group_id, referenced_security_group_id } = made.the(type);
    expect(security_group_id).toBe(referenced_security_group_id);
  }
});

test("rules said in another order have the same addresses", () => {
  const ranges = ["10.0.0.0/8", "192.168.0.0/16", "2001:db8::/32"];
  const say = (order: string[]) =>
    things((web) => {
      for (const range of order) web.connections.allowFrom(range, 443);
    });
  expect(say([...ranges].reverse()).document.resource).toEqual(say(ranges).document.resource);
  expect(rules(say(ranges.slice(1)))).toEqual(rules(say(ranges)).filter((address) => !address.includes("10000--8")));
});

test("every rule has a description that AWS accepts", () => {
  const made = synth((stack) => new Thing(stack, "Wéb", 80).connections.allowFrom(new Thing(stack, "Client?")));
  const all = [
    ...Object.values(made.all("aws_vpc_security_group_ingress_rule")),
    ...Object.values(made.all("aws_vpc_security_group_egress_rule")),
  ];
  expect(all.map(({ description }) => description)).toEqual(Array(2).fill("test/Client- to test/W-b on 80"));
});

test("a description is cut where AWS takes no longer one", () => {
  const made = synth((stack) =>
    new Thing(stack, "W".repeat(250), 80).connections.allowFrom(new Thing(stack, "Client")),
  );
  expect(made.the("aws_vpc_security_group_ingress_rule").description).toBe(`test/Client to test/${"W".repeat(235)}`);
});

test("a group has no rules before there is a link, and may be opened to prefix lists and to the way out", () => {
  const made = things((web) => {
    expect(web.connections.rules).toEqual([]);
    web.connections.allowFrom({ prefixListId: "pl-63a5400a", name: "Offices" }, 22);
    web.connections.allowTo("0.0.0.0/0", 22);
  });
  expect(made.the("aws_vpc_security_group_ingress_rule")).toMatchObject({
    prefix_list_id: "pl-63a5400a",
    from_port: 22,
  });
  expect(made.the("aws_vpc_security_group_egress_rule")).toMatchObject({ cidr_ipv4: "0.0.0.0/0", from_port: 22 });
});

test.each([
  ["0.0.0.0/0", 22, "SSH on 22"],
  ["::/0", 5432, "PostgreSQL on 5432"],
  ["0.0.0.0/0", { from: 3300, to: 3310 }, "MySQL on 3306"],
  ["0.0.0.0/0", { from: 3300, to: 3400 }, "MySQL on 3306, RDP on 3389"],
] as const)("%s on %j is not opened", (world, port, exposed) => {
  expect(() => things((web) => web.connections.allowFrom(world, port))).toThrow(
    `test/Web: cannot open ingress for "${world}": it would offer ${exposed} to the world: name the networks, or use Session Manager`,
  );
});

test("a rule that another makes useless is refused", () => {
  const shadowed = () =>
    things((web) => {
      web.connections.allowFrom("10.0.0.0/8", { from: 1, to: 1000 });
      web.connections.allowFrom("10.1.0.0/16", 443);
    });
  expect(shadowed).toThrow(
    "test/Web: ingress for 10.1.0.0/16 on 443 adds nothing to 10.0.0.0/8 on 1-1000: remove one of the two",
  );
});

test("a link that another makes useless is refused on both sides", () => {
  const shadowed = () =>
    things((web, database) => {
      web.connections.allowTo(database);
      web.connections.allowTo(database, { from: 5000, to: 6000 });
    });
  for (const message of [
    "test/Web: egress for test/Database on 5432 adds nothing to test/Database on 5000-6000: remove one of the two",
    "test/Database: ingress for test/Web on 5432 adds nothing to test/Web on 5000-6000: remove one of the two",
  ]) {
    expect(shadowed).toThrow(message);
  }
});

test("more rules than a security group may have are refused", () => {
  const many = (count: number) =>
    things((web) => {
      for (let index = 0; index < count; index++) web.connections.allowFrom(`10.0.${index}.0/24`, 443);
    });
  expect(() => many(60)).not.toThrow();
  expect(() => many(61)).toThrow(
    "test/Web has 61 ingress rules, a security group may have 60: use ranges or a prefix list",
  );
});

test.each([
  ["60 of IPv4 and 60 of IPv6 are counted apart", { ipv4: 60, ipv6: 60, groups: 0 }, undefined],
  ["61 of IPv6 are too many", { ipv4: 0, ipv6: 61, groups: 0 }, 61],
  ["groups count with the ranges of IPv4", { ipv4: 40, ipv6: 0, groups: 21 }, 61],
  ["groups count with the ranges of IPv6", { ipv4: 0, ipv6: 40, groups: 21 }, 61],
  ["groups count once where both families are few", { ipv4: 40, ipv6: 40, groups: 20 }, undefined],
])("of the rules of a group, %s", (_what, count, refused) => {
  const each = (number: number) => Array.from({ length: number }, (_, index) => index);
  const made = () =>
    synth((stack) => {
      const web = new Thing(stack, "Web", 80);
      for (const index of each(count.ipv4)) web.connections.allowFrom(`10.0.${index}.0/24`);
      for (const index of each(count.ipv6)) web.connections.allowFrom(`2001:db8:${index + 1}::/48`);
      for (const index of each(count.groups)) web.connections.allowFrom(new Thing(stack, `Client${index}`));
    });
  if (refused) expect(made).toThrow(`test/Web has ${refused} ingress rules, a security group may have 60`);
  else expect(made).not.toThrow();
});

test("a group in another region has its rules there", () => {
  const made = synth((stack) => {
    const provider = new AwsProvider(stack, "Elsewhere", { region: "eu-west-1", alias: "elsewhere" });
    const group = new SecurityGroup(stack, "There", { provider });
    const there = new Connections(new Construct(stack, "Thing"), group.id, 5432, undefined, provider);
    there.allowFrom("10.0.0.0/16");
    new Thing(stack, "Web", 80).connections.allowTo({ connections: there });
  });
  const providers = (type: string) => Object.values(made.all(type)).map(({ provider }) => provider);
  expect(providers("aws_vpc_security_group_ingress_rule")).toEqual(["aws.elsewhere", "aws.elsewhere"]);
  expect(providers("aws_vpc_security_group_egress_rule")).toEqual([undefined]);
});

test("2001:DB8::/32 (provider-aws#15982): AWS answers a range in canonical spelling, so the plan would never be empty", () => {
  const made = things((web) => {
    web.connections.allowFrom("2001:DB8::/32", 443);
    web.connections.allowFrom("2001:db8:0::/32", 443);
  });
  expect(made.the("aws_vpc_security_group_ingress_rule").cidr_ipv6).toBe("2001:db8::/32");
});

test("aws-cdk#13884, aws-cdk#28213: the address of an Elastic IP and the range of a VPC that is looked up are peers", () => {
  const made = things((web) => {
    const ip = new Eip(web, "Partner", {}).publicIp;
    web.connections.allowFrom({ cidr: `${ip}/32`, name: "Partner" }, 443);
    web.connections.allowTo({ ipv6Cidr: new DataAwsVpc(web, "Network", {}).ipv6CidrBlock, name: "Network" }, 443);
    expect(() => web.connections.allowFrom(`${ip}/32`, 443)).toThrow(
      "peer: a network must be a literal range such as 10.0.0.0/16, { cidr, name }",
    );
  });
  expect(made.the("aws_vpc_security_group_ingress_rule")).toMatchObject({
    cidr_ipv4: expect.stringMatching(/^\$\{aws_eip\.Web_Partner_\w+\.public_ip\}\/32$/),
    description: "From Partner on 443",
  });
  expect(made.the("aws_vpc_security_group_egress_rule").cidr_ipv6).toMatch(/^\$\{data\.aws_vpc\./);
});

test.each(["Partner's office", "Büro Köln", "x".repeat(300)])(
  "provider-aws#18874: the name %s gives a description that AWS takes",
  (name) => {
    const made = things((web) => web.connections.allowFrom({ prefixListId: "pl-63a5400a", name }, 8080));
    expect(made.the("aws_vpc_security_group_ingress_rule").description).toMatch(/^From [a-zA-Z0-9. -]{1,250}$/);
  },
);

test.each([null, undefined, {}, { name: "Bucket" }, 7, { connections: { securityGroupId: "sg-1" } }])(
  "allowTo(%j) is refused, because it is no network and no module",
  (given) => {
    expect(() => things((web) => web.connections.allowTo(given as never, 443))).toThrow(
      /^test\/Web\.connections\.allowTo\(\) \(Thing\) is misconfigured:\n {2}- peer/,
    );
  },
);

test.each([
  ["a network", "10.0.0.0/8", 443],
  ["a named range", { cidr: "10.0.0.0/8", name: "Office" }, { protocol: "udp", from: 53, to: 54 }],
  ["a prefix list", { prefixListId: "pl-63a5400a", name: "S3" }, { protocol: "icmp", type: 8, code: 0 }],
  ["everything", "10.0.0.0/8", { protocol: "all" }],
] as const)(
  "every argument of allowFrom for %s passes a value known after apply, or is refused by name",
  (_kind, peer, port) => {
    const faults = inputFaults({
      create: (stack, given: { peer: never; port: never }) =>
        new Thing(stack, "Web", 80).connections.allowFrom(given.peer, given.port),
      props: () => ({ peer, port }),
      unions: ["peer", "port"],
    });
    // The two are arguments, and no object of props.
    expect(faults.filter((fault) => !fault.startsWith("props ="))).toEqual([]);
  },
);
