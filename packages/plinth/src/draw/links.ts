import { type Resource, type StackDocument, text } from "./document";
import { type Network, tierId } from "./network";

/** An arrow: who reaches whom, by what. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** Everybody. */
export const INTERNET = "Internet";

/** Arrows from security group rules, permissions, integrations and logs; one for each pair and label. */
export function linksOf(stack: StackDocument, more: readonly Link[] = []): readonly Link[] {
  const links = [
    ...reach(stack),
    ...apis(stack),
    ...integrations(stack),
    ...permissions(stack),
    ...logs(stack),
    ...more,
  ];
  const ports = new Map<string, Link>();
  for (const link of links) {
    const key = `${link.from}→${link.to}`;
    const known = ports.get(key);
    if (!known) ports.set(key, link);
    else if (!known.label.split(", ").includes(link.label))
      ports.set(key, { ...known, label: `${known.label}, ${link.label}` });
  }
  return [...ports.values()];
}

/** Security groups belong to the construct that holds them. */
function reach(stack: StackDocument): Link[] {
  return stack.all("aws_vpc_security_group_ingress_rule").flatMap((rule) => {
    const to = stack.referent(rule, "security_group_id")?.owner;
    const source = stack.referent(rule, "referenced_security_group_id")?.owner;
    const from = source ?? (isWorld(rule) ? INTERNET : undefined);
    if (from === undefined || to === undefined || from === to) return [];
    return [{ from, to, label: portsOf(rule) }];
  });
}

function apis(stack: StackDocument): Link[] {
  return stack.all("aws_apigatewayv2_api").map(({ owner }) => ({ from: INTERNET, to: owner, label: "443" }));
}

/** An API reaches a balancer through its link into the network. */
function integrations(stack: StackDocument): Link[] {
  return stack.all("aws_apigatewayv2_integration").flatMap((integration) => {
    const from = stack.referent(integration, "api_id")?.owner;
    const [balancer] = stack.reach(integration, "aws_lb", "aws_lb_listener");
    if (from === undefined || !balancer || !stack.referent(integration, "connection_id")) return [];
    return [{ from, to: balancer.owner, label: "VPC link" }];
  });
}

/** What may call the world from a private tier leaves by the NAT gateways. */
export function outwards(stack: StackDocument, network: Network | undefined): Link[] {
  const exit = network?.tiers.find(({ cells }) => cells.some(({ natGateway }) => natGateway));
  const inside = network?.tiers.filter(({ kind }) => kind === "private").flatMap(({ placed }) => placed) ?? [];
  if (!exit) return [];
  return stack.all("aws_vpc_security_group_egress_rule").flatMap((rule) => {
    const from = stack.referent(rule, "security_group_id")?.owner;
    const out = from !== undefined && isWorld(rule) && inside.some(({ owner }) => owner === from);
    return out ? [{ from, to: tierId(exit), label: portsOf(rule) }] : [];
  });
}

/** A permission stands below its giver, and names the role of whom it is for. */
function permissions(stack: StackDocument): Link[] {
  return stack.all("aws_iam_role_policy").flatMap((policy) => {
    const role = stack.referent(policy, "role");
    if (!role || role.owner === policy.owner) return [];
    const verb = policy.path.split("/").at(-1)?.split("-")[0] ?? "";
    return [{ from: role.owner, to: policy.owner, label: words(verb) }];
  });
}

function logs(stack: StackDocument): Link[] {
  const through = ["aws_s3_bucket_policy"];
  return stack.all("aws_lb").flatMap((writer) =>
    stack
      .reach(writer, "aws_s3_bucket", ...through)
      .filter(({ owner }) => owner !== writer.owner)
      .map(({ owner }) => ({ from: writer.owner, to: owner, label: "access log" })),
  );
}

function isWorld(rule: Resource): boolean {
  return text(rule, "cidr_ipv4") === "0.0.0.0/0" || text(rule, "cidr_ipv6") === "::/0";
}

function portsOf({ block }: Resource): string {
  if (block.from_port === undefined) return "all";
  return block.from_port === block.to_port ? `${block.from_port}` : `${block.from_port}–${block.to_port}`;
}

/** `ReadWrite` is "read write". */
function words(verb: string): string {
  return verb.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}
