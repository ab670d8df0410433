import type { Rule } from "../../rule";
import { type Opening, openings } from "./shared-openings";

/** Ports that nothing offers to the world on purpose. */
const PORTS: Readonly<Record<number, string>> = { 22: "SSH", 3389: "RDP" };

export const openAdminPorts: Rule = {
  id: "open-admin-ports",
  title: "SSH and RDP are not open to the world",
  why: "Every address of the internet is scanned for these ports within minutes.",
  fix: "name the networks that may come in, or use Session Manager and open nothing",
  level: "error",
  standards: {
    checkov: ["CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_277"],
    cis: ["5.2", "5.3"],
    fsbp: ["EC2.13", "EC2.14", "EC2.19"],
  },
  types: [
    "aws_security_group",
    "aws_default_security_group",
    "aws_security_group_rule",
    "aws_vpc_security_group_ingress_rule",
  ],
  check(resource) {
    const exposed = openings(resource, "ingress")
      .filter(({ world }) => world)
      .flatMap((opening) => Object.entries(PORTS).filter(([port]) => takes(opening, Number(port))));
    const names = [...new Set(exposed.map(([port, service]) => `${service} on ${port}`))];
    return names.length > 0 && `offers ${names.join(" and ")} to the world`;
  },
};

function takes({ protocol, from, to }: Opening, port: number): boolean {
  return protocol === "all" || (protocol === "tcp" && from <= port && port <= to);
}
