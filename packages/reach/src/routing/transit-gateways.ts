import { isTrue, type Resource } from "@plinth/model";
import type { Network } from "../network";
import { closed, open, type Step, unclear } from "../sets/step";
import type { Place } from "../ways/place";
import { lookup, type Route } from "./routes";
import { rangesOf, type Subnet } from "./subnets";

/**
 * A transit gateway passes on by the route table that the attachment of the source is associated with. AWS docs, "How AWS
 * Transit Gateway works", https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
 */
export function transitStep(
  network: Network,
  gateway: Resource,
  { address, from, to }: { readonly address: string; readonly from: Subnet; readonly to: Place },
): Step {
  const [source, destination] = [from.vpc?.address, to.subnet.vpc?.address].map((vpc) =>
    attachmentOf(network, gateway, vpc),
  );
  if (gateway.mode === "data")
    return unclear(gateway.address, "its attachments and route tables are not in this stack");
  if ((!source || !destination) && hasUnknown(network, gateway)) {
    return unclear(gateway.address, "not known which VPCs are attached to it");
  }
  if (source === undefined)
    return closed(address, `is a blackhole: ${from.vpc?.address} is not attached to ${gateway.address}`);
  if (destination === undefined) return closed(gateway.address, `has no attachment of ${to.subnet.vpc?.address}`);
  const table = tableOf(network, gateway, source);
  if (table === undefined) return closed(source.address, "is associated with no route table of the transit gateway");
  const { best, others } = lookup(
    { address: table, routes: routesOf(network, gateway, table), isForeign: false },
    to.peer,
  );
  if (best === undefined) {
    const says = `has no route to ${to.peer.title} for what comes from ${source.address}`;
    return others.length > 0
      ? unclear(table, `not known whether it has a route to ${to.peer.title}`)
      : closed(table, says);
  }
  if (best.target.kind === "blackhole") return closed(best.address, `is a blackhole for ${to.peer.title}`);
  if (others.length > 0) return unclear(table, `not known which of its routes leads to ${to.peer.title}`);
  if (best.target.name !== destination.address) return closed(best.address, `leads to ${best.target.name}`);
  return open(address, `leads over ${gateway.address} to ${destination.address}`);
}

/** Security groups can be named over a transit gateway that both the gateway and its attachments allow it for. */
export function refersToGroupsOver(network: Network, one: Subnet, other: Subnet): boolean {
  return network.stack.all("aws_ec2_transit_gateway").some((gateway) => {
    const attachments = [one, other].map(({ vpc }) => attachmentOf(network, gateway, vpc?.address));
    const isEnabled = ({ args }: Resource) => args.security_group_referencing_support === "enable";
    return (
      isEnabled(gateway) && attachments.every((attachment) => attachment !== undefined && isNotDisabled(attachment))
    );
  });
}

function isNotDisabled({ args }: Resource): boolean {
  return args.security_group_referencing_support !== "disable";
}

/** An attachment of a VPC that is known only after apply. */
function hasUnknown({ references, subnets }: Network, gateway: Resource): boolean {
  return references
    .referring(gateway, "transit_gateway_id", ATTACHMENT)
    .some((one) => subnets.vpcIn(one) === undefined);
}

function attachmentOf(
  { references, subnets }: Network,
  gateway: Resource,
  vpc: string | undefined,
): Resource | undefined {
  const all = references.referring(gateway, "transit_gateway_id", ATTACHMENT);
  return vpc === undefined ? undefined : all.find((one) => subnets.vpcIn(one)?.address === vpc);
}

const DEFAULT = "the default route table of ";

/** The table that an attachment is associated with: by a resource, else the default one. */
function tableOf({ references }: Network, gateway: Resource, attachment: Resource): string | undefined {
  for (const one of references.referring(attachment, "transit_gateway_attachment_id", ASSOCIATION)) {
    const [table] = references.find(one, one.args.transit_gateway_route_table_id, TABLES).resources;
    if (table) return nameOf(table);
  }
  const { default_route_table_association: ofGateway } = gateway.args;
  const { transit_gateway_default_route_table_association: own } = attachment.args;
  return isOn(ofGateway) && isOn(own) ? DEFAULT + gateway.address : undefined;
}

const TABLES = ["aws_ec2_transit_gateway_route_table", "aws_ec2_transit_gateway"];

function nameOf(table: Resource): string {
  return table.type === "aws_ec2_transit_gateway" ? DEFAULT + table.address : table.address;
}

function isOn(value: unknown): boolean {
  return value === undefined || isTrue(value) || value === "enable";
}

/** Static routes come before those that attachments propagate. */
function routesOf(network: Network, gateway: Resource, table: string): Route[] {
  const { stack, references, ranges } = network;
  const tableIn = (one: Resource) => {
    const [found] = references.find(one, one.args.transit_gateway_route_table_id, TABLES).resources;
    return found && nameOf(found);
  };
  const attachmentIn = (one: Resource) => references.one(one, "transit_gateway_attachment_id", ATTACHMENT)?.address;
  const fixed = stack
    .all("aws_ec2_transit_gateway_route")
    .filter((route) => tableIn(route) === table)
    .map((route): Route => {
      const isBlackhole = isTrue(route.args.blackhole);
      const name = isBlackhole ? "nowhere" : (attachmentIn(route) ?? "another attachment");
      const target = { kind: isBlackhole ? "blackhole" : "transit_gateway_id", name } as const;
      return { address: route.address, ranges: ranges.in(route, route.args, "destination_cidr_block"), target };
    });
  const propagating = stack
    .all("aws_ec2_transit_gateway_route_table_propagation")
    .filter((one) => tableIn(one) === table)
    .map(attachmentIn);
  const attachments = references.referring(gateway, "transit_gateway_id", ATTACHMENT).filter((attachment) => {
    const isDefault = table === DEFAULT + gateway.address && isOn(gateway.args.default_route_table_propagation);
    const { transit_gateway_default_route_table_propagation: own } = attachment.args;
    return propagating.includes(attachment.address) || (isDefault && isOn(own));
  });
  return [...fixed, ...attachments.map((attachment) => propagated(network, attachment))];
}

const ASSOCIATION = "aws_ec2_transit_gateway_route_table_association";
const ATTACHMENT = "aws_ec2_transit_gateway_vpc_attachment";

function propagated({ subnets }: Network, attachment: Resource): Route {
  const { address } = attachment;
  const vpc = subnets.vpcIn(attachment);
  const ranges = vpc ? rangesOf(vpc) : [{ text: `the ranges of ${address}` }];
  return { address, ranges, target: { kind: "transit_gateway_id", name: address } };
}
