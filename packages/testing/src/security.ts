import type { Arguments, Synthesized } from "./synth";

/** Each rule of a security group as one line, sorted, for a snapshot that can be reviewed. */
export function ruleRows(made: Synthesized): string[] {
  return (["ingress", "egress"] as const).flatMap((direction) =>
    Object.values(made.all(`aws_vpc_security_group_${direction}_rule`))
      .map((rule) => ruleRow(direction, rule))
      .sort(),
  );
}

/** Each statement of each policy as one line, in the order of addresses and statements, for a snapshot. */
export function statementRows(made: Synthesized): string[] {
  return made.addresses.flatMap((address) => {
    const [type, name] = address.split(".");
    return Object.entries(made.the(type, name)).flatMap(([argument, value]) =>
      statementsIn(value).map((statement) => `${address} ${argument}: ${statementRow(statement)}`),
    );
  });
}

function ruleRow(direction: string, rule: Arguments): string {
  const { ip_protocol, from_port: from, to_port: to, security_group_id, description } = rule;
  const ports = from === undefined ? "" : ` ${from === to ? from : `${from}-${to}`}`;
  const peer = rule.cidr_ipv4 ?? rule.cidr_ipv6 ?? rule.prefix_list_id ?? rule.referenced_security_group_id;
  return `${direction} ${ip_protocol}${ports} ${security_group_id}, peer ${peer}: ${description}`;
}

/** The statements of a policy document; none where the value is something else. */
function statementsIn(value: unknown): readonly Arguments[] {
  if (typeof value !== "string" || !value.includes('"Statement"')) return [];
  return [JSON.parse(value).Statement].flat();
}

function statementRow({ Sid, Effect, Principal, Action, Resource, Condition }: Arguments): string {
  return [
    Sid,
    Effect,
    Principal && JSON.stringify(Principal),
    [Action].flat().join(" "),
    Resource && `on ${[Resource].flat().join(" ")}`,
    Condition && `if ${JSON.stringify(Condition)}`,
  ]
    .filter((part) => part !== undefined)
    .join(" ");
}
