import { SECURITY_GROUPS } from "../../src/rules/security-groups";
import { type Arguments, fails, one, passes, stack, table } from "../cases";

const WORLD = { cidr_blocks: ["0.0.0.0/0"] };
const WORLD_IPV6 = { ipv6_cidr_blocks: ["::/0"] };
const GROUP = "${aws_security_group.Web.id}";

const ingress = (args: Arguments) => one("aws_vpc_security_group_ingress_rule.In")(args);
const egress = (args: Arguments) => one("aws_vpc_security_group_egress_rule.Out")(args);
const rule = (args: Arguments) => one("aws_security_group_rule.Rule", { type: "ingress" })(args);
const group = (args: Arguments) => one("aws_security_group.Web", { description: "web" })(args);
const ports = (protocol: unknown, from_port?: unknown, to_port: unknown = from_port) => ({
  protocol,
  from_port,
  to_port,
});
/** A way in by a rule of its own. */
const open = (
  ip_protocol: unknown,
  from_port?: unknown,
  to_port: unknown = from_port,
  cidr_ipv4: unknown = "0.0.0.0/0",
) => ingress({ ip_protocol, from_port, to_port, cidr_ipv4 });
const openFrom = (range: object) => ingress({ ip_protocol: "-1", ...range });
const from = (cidr_ipv4: string) => openFrom({ cidr_ipv4 });
const fromIpv6 = (cidr_ipv6: string) => openFrom({ cidr_ipv6 });
const ssh = ports("tcp", 22);
const everything = ports("-1", 0);
const itself = { ...everything, self: true };

const network = (group?: object, more: object = {}) =>
  stack({
    "aws_vpc.Main": { cidr_block: "10.0.0.0/16" },
    ...(group && { "aws_default_security_group.Default": { vpc_id: "${aws_vpc.Main.id}", ...group } }),
    ...more,
  });
const inDefault = (type: string) =>
  network({}, { [`${type}.Rule`]: { security_group_id: "${aws_default_security_group.Default.id}" } });
const usedBy = (type: string) =>
  one("aws_security_group.Web", { description: "web" })({}, { [`${type}.Other`]: { security_group_ids: [GROUP] } });
const EGRESS = "aws_vpc_security_group_egress_rule";
const INGRESS = "aws_vpc_security_group_ingress_rule";

const http = { ...ports("tcp", 80), ...WORLD };
/** A group with this way in, or a rule for it, that a resource of the type has. */
const front = (type: string, args: object, more: object = {}) =>
  stack({ "aws_security_group.Web": { ...args }, [`${type}.User`]: { security_groups: [GROUP] }, ...more });
const httpRule = { "aws_security_group_rule.Http": { type: "ingress", ...http, security_group_id: GROUP } };
const betweenGroups = {
  "aws_security_group.Other": { description: "other" },
  "aws_security_group_rule.Http": {
    ...{ type: "ingress", ...http, security_group_id: GROUP },
    source_security_group_id: "${aws_security_group.Other.id}",
  },
};

const DATABASES =
  "SQL Server on 1433 and Oracle on 1521 and NFS on 2049 and MySQL on 3306 and PostgreSQL on 5432 and " +
  "Redshift on 5439 and Redis on 6379 and OpenSearch on 9200 and Memcached on 11211 and MongoDB on 27017";
const BOTH = "offers SSH on 22 and RDP on 3389 to the world";
/** Protocol and ports that are all there are, and that are not. */
const ALL: [unknown?, unknown?, unknown?][] = [["-1"], ["-1", 443], ["tcp", 0, 65535], ["udp", 0, 65535], ["tcp"]];
const SOME: [unknown, unknown, unknown][] = [
  ["tcp", 1, 65535],
  ["tcp", 0, 65534],
  ["icmp", -1, -1],
];
const out = ([ip_protocol, from_port, to_port = from_port]: unknown[]) =>
  egress({ ip_protocol, from_port, to_port, cidr_ipv6: "::/0" });

table(SECURITY_GROUPS, {
  "default-group-closed": [
    fails("leaves its default security group as AWS made it", network()),
    fails(
      "has rules in its default security group aws_default_security_group.Default",
      ...[network({ ingress: [itself] }), network({ egress: [everything] })],
      ...[EGRESS, INGRESS, "aws_security_group_rule"].map(inDefault),
    ),
    passes(network({}), inDefault("aws_instance")),
    passes(network({}, { "aws_security_group.Web": { vpc_id: "${aws_vpc.Main.id}", ingress: [ssh] } })),
  ],
  "group-descriptions": [
    fails("has no description", group({ description: undefined }), group({ description: "Managed by Terraform" })),
    fails("has no description", egress(ports("tcp", 443)), rule({}), group({ description: undefined, ingress: [ssh] })),
    fails("has a rule without a description", group({ ingress: [ssh] }), group({ egress: [ssh] })),
    fails("has a rule without a description", group({ ingress: [{ ...ssh, description: "a" }, ports("udp")] })),
    passes(group({}), group({ ingress: [{ ...ssh, description: "health checks" }] })),
    passes(egress({ description: "to the registry" }), rule({ type: "egress", description: "a" })),
  ],
  "group-unused": [
    fails("guards nothing in this stack", group({}), usedBy(INGRESS), usedBy(EGRESS)),
    fails("guards nothing in this stack", usedBy("aws_security_group_rule"), usedBy("aws_default_security_group")),
    passes(usedBy("aws_launch_template"), usedBy("aws_db_instance"), usedBy("aws_network_interface")),
    passes(usedBy("aws_network_interface_sg_attachment")),
  ],
  "open-admin-ports": [
    fails("offers SSH on 22 to the world", open("tcp", 22), open("TCP", 22), open("6", 22), open("tcp", "22")),
    fails("offers SSH on 22 to the world", open("tcp", 0, 22), open("tcp", 22, 80), open("tcp", undefined, 22)),
    fails(
      "offers SSH on 22 to the world",
      ingress({ ip_protocol: "tcp", from_port: 22, to_port: 22, cidr_ipv6: "::/0" }),
    ),
    fails("offers SSH on 22 to the world", rule({ ...ssh, cidr_blocks: ["10.0.0.0/8", "0.0.0.0/0"] })),
    fails("offers SSH on 22 to the world", rule({ ...ssh, ...WORLD_IPV6 }), group({ ingress: [{ ...ssh, ...WORLD }] })),
    fails("offers SSH on 22 to the world", group({ ingress: { ...ssh, ...WORLD_IPV6 } })),
    fails("offers SSH on 22 to the world", group({ ingress: [itself, { ...ssh, ...WORLD }] })),
    fails("offers SSH on 22 to the world", one("aws_default_security_group.Web")({ ingress: [{ ...ssh, ...WORLD }] })),
    fails("offers RDP on 3389 to the world", open("tcp", 3389), open("tcp", 23, null)),
    fails("offers RDP on 3389 to the world", group({ ingress: [{ ...ports("tcp", 3000, 4000), ...WORLD }] })),
    fails(BOTH, open("tcp"), open("-1"), open("all"), open("-1", 443), from("0.0.0.0/1"), from("16.0.0.0/7")),
    fails(BOTH, ...["::/0", "0:0:0:0:0:0:0:0/0", "2000::/3", "2001:db8::/31"].map(fromIpv6)),
    passes(open("tcp", 23, 3388), open("tcp", 3390, 65535), open("tcp", 443), open("tcp", 22, 22, "10.0.0.0/8")),
    passes(...["udp", "17", "1", "58", undefined].map((protocol) => open(protocol, 22))),
    passes(from("17.0.0.0/8"), from("${var.range}"), fromIpv6("2001:db8::/32"), fromIpv6("fc00::/7")),
    passes(open("tcp", "${var.port}"), open("tcp", "${var.port}", 65535), openFrom({ prefix_list_id: "pl-1" })),
    passes(group({ ingress: [itself] }), group({ egress: [{ ...ssh, ...WORLD }] })),
    passes(rule({ type: "egress", ...everything, ...WORLD }), rule({ type: "egress", ...ssh, ...WORLD })),
  ],
  "open-database-ports": [
    fails("offers PostgreSQL on 5432 to the world", open("tcp", 5432)),
    fails("offers MySQL on 3306 to the world", rule({ ...ports("tcp", 3306), ...WORLD_IPV6 })),
    fails("offers Redis on 6379 to the world", open("tcp", 6000, 7000)),
    fails(`offers ${DATABASES} to the world`, open("tcp", 0, 65535)),
    passes(open("tcp", 5432, 5432, "10.0.0.0/8"), open("tcp", "${var.port}"), open("tcp", 443)),
    passes(ingress({ ip_protocol: "tcp", from_port: 5432, to_port: 5432, referenced_security_group_id: GROUP })),
  ],
  "open-egress": [
    fails("lets everything out to the world", ...ALL.map(out), egress({ ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" })),
    fails("lets everything out to the world", group({ egress: [{ ...everything, ...WORLD }] })),
    fails("lets everything out to the world", group({ egress: [{ ...everything, ...WORLD_IPV6 }] })),
    fails("lets everything out to the world", rule({ type: "egress", ...ports("all"), ...WORLD })),
    passes(...SOME.map(out), out(["tcp", 443]), group({ egress: [] }), rule({ ...ports("all"), ...WORLD })),
    passes(group({ egress: [{ ...everything, cidr_blocks: ["10.0.0.0/8"] }] })),
  ],
  "open-every-port": [
    fails("lets the world in on every port", ...ALL.map((way) => open(...way)), fromIpv6("::/0")),
    fails(
      "lets the world in on every port",
      group({
        ingress: [
          { ...everything, ...WORLD },
          { ...ssh, ...WORLD },
        ],
      }),
    ),
    passes(...SOME.map((way) => open(...way)), open("tcp", 443), from("10.0.0.0/8")),
  ],
  "open-http": [
    fails(
      "offers HTTP to the world, and is not the group of a balancer",
      ...[group({ ingress: [http] }), open("tcp", 80), front("aws_instance", { ingress: [http] })],
      ...[front("aws_instance", {}, httpRule), front("aws_lb", {}, betweenGroups)],
    ),
    passes(front("aws_lb", { ingress: [http] }), front("aws_alb", { ingress: [http] }), front("aws_lb", {}, httpRule)),
    passes(open("tcp", 80, 80, "10.0.0.0/8"), group({ ingress: [{ ...http, protocol: "udp" }] })),
    passes(open("tcp", 0, 79), open("tcp", 81, 90)),
  ],
});
