import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { synth } from "@plinth/testing";
import { App, TerraformStack, Testing } from "cdktf";
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
  expect(sources.map((rule) => rule.cidr_ipv4 ?? rule.cidr_ipv6)).toEqual(["::/0", "0.0.0.0/0"]);
  expect(made.the("aws_vpc_security_group_egress_rule").prefix_list_id).toBe("pl-63a5400a");
});

test("between stacks both rules live in the speaker's, once", () => {
  const app = new App({ outdir: "/tmp/plinth-synth" });
  const [data, serving] = ["data", "serving"].map((id) => new TerraformStack(app, id));
  const database = new Thing(data, "Database", 5432);
  const web = new Thing(serving, "Web");
  web.connections.allowTo(database);
  database.connections.allowFrom(web);
  const count = (stack: TerraformStack) =>
    (Testing.synth(stack).match(/"description": "serving\/Web to data/g) ?? []).length;
  expect([count(data), count(serving)]).toEqual([0, 2]);
});

test.each([
  [
    "a port that does not exist",
    70000,
    "test/Web cannot connect to test/Database: a port must be 0 to 65535, got 70000",
  ],
  [
    "a range upside down",
    { from: 20, to: 10 },
    'test/Web cannot connect to test/Database: a port must be 0 to 65535, got {"from":20,"to":10}',
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
    'test/Web: cannot open ingress for "everybody": a network must be a literal range such as 10.0.0.0/16, or { prefixListId, name }',
  );
});
