import type { TerraformStack } from "cdktf";
import { rawResources, refersTo } from "./raw-resources";

/** Something in a subnet that takes addresses of it. */
export interface Placement {
  /** Address of the subnet, `aws_subnet.Public_Subnet-us-east-1a_…`. */
  readonly subnet: string;
  /** Address of what is placed there. */
  readonly what: string;
  readonly addresses: number;
}

/** Addresses that must be free in each subnet of a balancer. AWS docs, "Subnets for your load balancer". */
const BALANCER = 8;

const TYPES =
  /^aws_(autoscaling_group|vpc_endpoint|lb|nat_gateway|instance|network_interface|db_instance|rds_cluster_instance|db_subnet_group|rds_cluster|route_table_association)$/;

/**
 * What the stack places in subnets, at its largest: an Auto Scaling group spreads its maximum, and a database may be in
 * any of its subnets. What other stacks place there is not seen.
 */
export function readPlacements(stack: TerraformStack): Placement[] {
  const resources = rawResources(stack, TYPES);
  const of = (type: string) => resources.filter((resource) => resource.type === type);
  const subnetOfPair = new Map(
    of("aws_route_table_association").map((pair) => [pair.address, refersTo(pair.text("subnetId"))]),
  );
  const subnetOf = (reference: string | undefined) => {
    const address = refersTo(reference);
    return address === undefined ? undefined : (subnetOfPair.get(address) ?? address);
  };
  const place = (what: string, references: readonly (string | undefined)[], addresses: number): Placement[] =>
    references
      .map(subnetOf)
      .flatMap((subnet) => (subnet && addresses > 0 ? [{ subnet, what, addresses: Math.ceil(addresses) }] : []));

  const groups = new Map(of("aws_db_subnet_group").map((group) => [group.address, group.list("subnetIds")]));
  const clusters = new Map(
    of("aws_rds_cluster").map((cluster) => [cluster.address, refersTo(cluster.text("dbSubnetGroupName"))]),
  );
  const groupOf = (reference: string | undefined) => groups.get(refersTo(reference) ?? "") ?? [];

  return [
    ...of("aws_autoscaling_group").flatMap((group) => {
      const subnets = group.list("vpcZoneIdentifier");
      return place(group.address, subnets, (group.number("maxSize") ?? 0) / subnets.length);
    }),
    ...of("aws_vpc_endpoint").flatMap((endpoint) => place(endpoint.address, endpoint.list("subnetIds"), 1)),
    ...of("aws_lb").flatMap((balancer) => place(balancer.address, balancer.list("subnets"), BALANCER)),
    ...["aws_nat_gateway", "aws_instance", "aws_network_interface"]
      .flatMap(of)
      .flatMap((one) => place(one.address, [one.text("subnetId")], 1)),
    ...of("aws_db_instance").flatMap((database) =>
      place(database.address, groupOf(database.text("dbSubnetGroupName")), 1),
    ),
    ...of("aws_rds_cluster_instance").flatMap((one) =>
      place(one.address, groups.get(clusters.get(refersTo(one.text("clusterIdentifier")) ?? "") ?? "") ?? [], 1),
    ),
  ];
}
