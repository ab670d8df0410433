import { openAdminPorts } from "../../../src/rules/network/open-admin-ports";
import { openDatabasePorts } from "../../../src/rules/network/open-database-ports";
import { openEgress } from "../../../src/rules/network/open-egress";
import { openEveryPort } from "../../../src/rules/network/open-every-port";
import { openHttp } from "../../../src/rules/network/open-http";
import { type Case, says } from "../../cases";

type Args = Readonly<Record<string, unknown>>;

const ingress = (args: Args) => ({ resource: { aws_vpc_security_group_ingress_rule: { In: args } } });
const egress = (args: Args) => ({ resource: { aws_vpc_security_group_egress_rule: { Out: args } } });
const open = (ip_protocol: unknown, from_port?: unknown, to_port?: unknown) =>
  ingress({ ip_protocol, from_port, to_port, cidr_ipv4: "0.0.0.0/0" });

const SSH = "offers SSH on 22 to the world";
const RDP = "offers RDP on 3389 to the world";
const BOTH = "offers SSH on 22 and RDP on 3389 to the world";

says(openAdminPorts, [
  ["TCP in capitals", open("TCP", 22, 22), SSH],
  ["TCP by its number", open("6", 22, 22), SSH],
  ["ports as text", open("tcp", "22", "22"), SSH],
  ["a range that ends at the port", open("tcp", 0, 22), SSH],
  ["a range that begins at the port", open("tcp", 22, 80), SSH],
  ["RDP alone", open("tcp", 3389, 3389), RDP],
  ["a range between the two", open("tcp", 23, 3388), undefined],
  ["a range above the two", open("tcp", 3390, 65535), undefined],
  ["TCP without ports", open("tcp"), BOTH],
  ["TCP from a port on", open("tcp", 23), RDP],
  ["TCP up to a port", open("tcp", undefined, 22), SSH],
  ["every protocol", open("-1"), BOTH],
  ["every protocol by its name", open("all"), BOTH],
  ["every protocol, with ports that do not matter", open("-1", 443, 443), BOTH],
  ["UDP", open("udp", 22, 22), undefined],
  ["UDP by its number", open("17", 22, 22), undefined],
  ["ICMP by its number", open("1", 22, 22), undefined],
  ["ICMPv6 by its number", open("58", 22, 22), undefined],
  ["no protocol", open(undefined, 22, 22), undefined],
  ["half of the world", ingress({ ip_protocol: "-1", cidr_ipv4: "0.0.0.0/1" }), BOTH],
  ["the widest range that is not allocated", ingress({ ip_protocol: "-1", cidr_ipv4: "16.0.0.0/7" }), BOTH],
  ["the widest range that is", ingress({ ip_protocol: "-1", cidr_ipv4: "17.0.0.0/8" }), undefined],
  ["all of IPv6, spelled out", ingress({ ip_protocol: "-1", cidr_ipv6: "0:0:0:0:0:0:0:0/0" }), BOTH],
  ["all addresses of IPv6 that are in use", ingress({ ip_protocol: "-1", cidr_ipv6: "2000::/3" }), BOTH],
  ["more of IPv6 than an organization has", ingress({ ip_protocol: "-1", cidr_ipv6: "2001:db8::/31" }), BOTH],
  ["the widest network of IPv6", ingress({ ip_protocol: "-1", cidr_ipv6: "2001:db8::/32" }), undefined],
  ["all local addresses of IPv6", ingress({ ip_protocol: "-1", cidr_ipv6: "fc00::/7" }), undefined],
  ["a range that is known later", ingress({ ip_protocol: "-1", cidr_ipv4: "${var.range}" }), undefined],
  ["ports that are known later", open("tcp", "${var.port}", "${var.port}"), undefined],
  ["a first port that is known later", open("tcp", "${var.port}", 65535), undefined],
  ["a prefix list", ingress({ ip_protocol: "-1", prefix_list_id: "pl-1" }), undefined],
]);

const ssh = { protocol: "tcp", from_port: 22, to_port: 22 };
const rule = (args: Args) => ({ resource: { aws_security_group_rule: { Rule: { ...ssh, ...args } } } });
const group = (type: string, args: Args) => ({ resource: { [type]: { Web: { description: "web", ...args } } } });

says(openAdminPorts, [
  ["a rule over IPv4", rule({ type: "ingress", cidr_blocks: ["10.0.0.0/8", "0.0.0.0/0"] }), SSH],
  ["a rule over IPv6", rule({ type: "ingress", ipv6_cidr_blocks: ["::/0"] }), SSH],
  ["a rule of the way out", rule({ type: "egress", cidr_blocks: ["0.0.0.0/0"] }), undefined],
  ["a group over IPv4", group("aws_security_group", { ingress: [{ ...ssh, cidr_blocks: ["0.0.0.0/0"] }] }), SSH],
  ["a group over IPv6", group("aws_security_group", { ingress: { ...ssh, ipv6_cidr_blocks: ["::/0"] } }), SSH],
  [
    "the way out of a group",
    group("aws_security_group", { egress: [{ ...ssh, cidr_blocks: ["0.0.0.0/0"] }] }),
    undefined,
  ],
  [
    "the default group",
    group("aws_default_security_group", { ingress: [{ ...ssh, cidr_blocks: ["0.0.0.0/0"] }] }),
    SSH,
  ],
]);

says(openDatabasePorts, [
  [
    "every port over TCP",
    open("tcp", 0, 65535),
    "offers SQL Server on 1433 and Oracle on 1521 and NFS on 2049 and MySQL on 3306 and PostgreSQL on 5432 and " +
      "Redshift on 5439 and Redis on 6379 and OpenSearch on 9200 and Memcached on 11211 and MongoDB on 27017 to the world",
  ],
]);

const IN = "lets the world in on every port";
const OUT = "lets everything out to the world";

const EVERYTHING: readonly [title: string, protocol: string, from: unknown, to: unknown, everything: boolean][] = [
  ["every protocol", "-1", undefined, undefined, true],
  ["every protocol, with ports that do not matter", "-1", 443, 443, true],
  ["every port over TCP", "tcp", 0, 65535, true],
  ["every port over UDP", "udp", 0, 65535, true],
  ["TCP without ports", "tcp", undefined, undefined, true],
  ["all ports but the first", "tcp", 1, 65535, false],
  ["all ports but the last", "tcp", 0, 65534, false],
  ["every ICMP message", "icmp", -1, -1, false],
];

says(
  openEveryPort,
  EVERYTHING.map(([title, protocol, from, to, all]) => [title, open(protocol, from, to), all ? IN : undefined]),
);
says(openEveryPort, [
  [
    "a group that is open beside a narrow rule",
    group("aws_security_group", {
      ingress: [
        { protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] },
        { protocol: "tcp", from_port: 443, to_port: 443, cidr_blocks: ["0.0.0.0/0"] },
      ],
    }),
    IN,
  ],
]);
says(
  openEgress,
  EVERYTHING.map(([title, ip_protocol, from_port, to_port, all]) => [
    title,
    egress({ ip_protocol, from_port, to_port, cidr_ipv6: "::/0" }),
    all ? OUT : undefined,
  ]),
);
says(openEgress, [
  ["a rule of the way out", rule({ type: "egress", protocol: "all", cidr_blocks: ["0.0.0.0/0"] }), OUT],
  ["a rule of the way in", rule({ type: "ingress", protocol: "all", cidr_blocks: ["0.0.0.0/0"] }), undefined],
]);

const HTTP = "offers HTTP to the world, and is not the group of a balancer";
const front = { security_groups: ["${aws_security_group.Front.id}"] };
const http = (type: string, from_port: number, to_port: number): Case => ({
  resource: {
    aws_security_group: {
      Front: { description: "front", ingress: [{ protocol: "tcp", from_port, to_port, cidr_blocks: ["0.0.0.0/0"] }] },
    },
    [type]: { User: front },
  },
});
const inlineOf = (protocol: string) =>
  group("aws_security_group", { ingress: [{ protocol, from_port: 80, to_port: 80, cidr_blocks: ["0.0.0.0/0"] }] });

says(openHttp, [
  ["a group whose own rule it is, without a balancer", inlineOf("tcp"), HTTP],
  ["HTTP over UDP", inlineOf("udp"), undefined],
  ["a rule of a group that is elsewhere", open("tcp", 80, 80), HTTP],
  ["a group of a balancer whose own rule it is", http("aws_lb", 80, 80), undefined],
  ["a group of a balancer by its older name", http("aws_alb", 80, 80), undefined],
  ["a group of an instance", http("aws_instance", 80, 80), HTTP],
  ["ports below", http("aws_instance", 0, 79), undefined],
  ["ports above", http("aws_instance", 81, 90), undefined],
  [
    "a rule between the group of a balancer and another group",
    {
      resource: {
        aws_security_group: { Front: { description: "front" }, Other: { description: "other" } },
        aws_lb: { Front: front },
        aws_security_group_rule: {
          Http: {
            type: "ingress",
            protocol: "tcp",
            from_port: 80,
            to_port: 80,
            cidr_blocks: ["0.0.0.0/0"],
            security_group_id: front.security_groups[0],
            source_security_group_id: "${aws_security_group.Other.id}",
          },
        },
      },
    },
    HTTP,
  ],
]);
