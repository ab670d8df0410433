import { number, type Resource, text } from "@plinth/model";
import { traffic } from "../sets/traffic";
import {
  dualStack,
  groupsIn,
  interfaceIn,
  type Node,
  type NodeContext,
  type NodeReader,
  noPublicAddress,
  publicBy,
} from "./node";

/** RDS DB instances and clusters, in the subnets of their subnet group. Instances of a cluster have its groups. */
export const database: NodeReader = {
  types: ["aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster"],
  read(resource, context): Node {
    const { args, address } = resource;
    const group = context.references.one(resource, nameOfGroup(resource), ...GROUPS);
    const subnets = context.subnets.placing(group ?? resource, (group ?? resource).args, "subnet_ids");
    const isCluster = resource.type !== "aws_db_instance";
    return {
      address,
      interfaces: subnets.map((subnet) =>
        interfaceIn(subnet, {
          groups: groupsIn(resource, { names: ["vpc_security_group_ids"], vpc: subnet.vpc }, context),
          has: dualStack(args.network_type, subnet),
          publicAddress: publicAddressOf(isCluster ? instancesOf(resource, context) : [resource], address),
        }),
      ),
      isInEverySubnet: false,
      initiates: true,
      accepts: acceptsOf(resource),
    };
  },
};

const GROUPS = ["aws_db_subnet_group", "aws_docdb_subnet_group", "aws_neptune_subnet_group"];

function nameOfGroup({ type }: Resource): string {
  return type === "aws_neptune_cluster" ? "neptune_subnet_group_name" : "db_subnet_group_name";
}

function instancesOf(cluster: Resource, { references }: NodeContext): readonly Resource[] {
  return references.referring(cluster, "cluster_identifier", "aws_rds_cluster_instance");
}

function publicAddressOf(instances: readonly Resource[], address: string) {
  const absent = noPublicAddress(address, "is not publicly accessible");
  const all = instances.map((one) =>
    publicBy(one.args.publicly_accessible, { address: one.address, name: "publicly_accessible", absent }),
  );
  return all.find(({ answer }) => answer === "yes") ?? all.find(({ answer }) => answer === "unknown") ?? absent;
}

/** Default ports. AWS docs, "CreateDBInstance", https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html */
const PORTS: readonly (readonly [engine: RegExp, port: number])[] = [
  [/postgres/, 5432],
  [/mysql|mariadb|^aurora$/, 3306],
  [/oracle/, 1521],
  [/sqlserver/, 1433],
  [/db2/, 50_000],
  [/docdb/, 27_017],
  [/neptune/, 8182],
];

function acceptsOf({ args, type }: Resource): Node["accepts"] {
  const engine = text(args.engine) ?? type;
  // Aurora listens on 3306 unless its engine is PostgreSQL.
  const port = args.port === undefined ? PORTS.find(([name]) => name.test(engine))?.[1] : number(args.port);
  return port === undefined ? undefined : { traffic: traffic("tcp", port), says: `listens on tcp ${port}` };
}
