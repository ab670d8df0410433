import { DataAwsSubnets } from "@cdktf/provider-aws/lib/data-aws-subnets";
import { type Arguments, synth } from "@plinth/testing";
import { ref, type TerraformStack, Token } from "cdktf";
import { Construct } from "constructs";
import { AuroraModule, MultiAzClusterModule, RdsModule } from "../src";
import { BUCKET, database, ownPassword, role, subnets, threeZones } from "./database";

const INSTANCE = { environment: "prod", engine: "sqlserver-ee", engineVersion: "16.00", subnets } as const;
const AURORA = { environment: "prod", engine: "aurora-postgresql", engineVersion: "16", subnets } as const;
const MULTI_AZ = { environment: "prod", engine: "postgres", engineVersion: "16", subnets: threeZones } as const;

/** Arguments of all resources without those that a change of the path updates in place, and without references. */
function lastingArguments({ resource }: Arguments): string[] {
  return Object.entries<Record<string, Arguments>>(resource).flatMap(([type, named]) =>
    Object.values(named).map(({ "//": _metadata, tags: _tags, description: _description, depends_on: _on, ...rest }) =>
      `${type} ${JSON.stringify(rest)}`.replace(/\$\{[^}]*\}/g, "${…}"),
    ),
  );
}

test.each<[string, (scope: Construct, stack: TerraformStack) => void]>([
  [
    "an instance",
    (scope, stack) => {
      const db = new RdsModule(scope, "Database", { ...INSTANCE, ...ownPassword, identifier: "orders" });
      db.addReplica("Reporting").connections.allowTo(db.addProxy("Pool"));
      db.publishConnection("App").grantRead(role(stack));
      db.importFrom(BUCKET);
    },
  ],
  [
    "an Aurora cluster",
    (scope, stack) => {
      const cluster = new AuroraModule(scope, "Database", { ...AURORA, clusterIdentifier: "orders" });
      cluster.addEndpoint("Reports", { members: [cluster.addReader("Reporting")] });
      cluster.scaleReaders({ min: 1, max: 2 });
      cluster.addProxy("Pool");
      cluster.grantConnect(role(stack), "app");
    },
  ],
  [
    "a Multi-AZ cluster",
    (scope) => new MultiAzClusterModule(scope, "Database", { ...MULTI_AZ, clusterIdentifier: "orders" }),
  ],
])(
  "aws-cdk#8120, provider-aws#34935: %s with an identifier moves to another scope without a replacement",
  (_title, create) => {
    const here = synth((stack) => create(stack, stack));
    const there = synth((stack) => create(new Construct(stack, "Data"), stack));
    expect(lastingArguments(there.document).sort()).toEqual(lastingArguments(here.document).sort());
  },
);

test("everything that belongs to a database has names that begin with its identifier", () => {
  const made = database({ ...ownPassword, identifier: "orders", engine: "mysql", engineVersion: "8.4" }, (db) => {
    db.addReplica("Reporting");
    db.addReplica("Search", { identifier: "search" });
    db.publishConnection("App");
  });
  expect(Object.values(made.all("aws_db_instance")).map(({ identifier }) => identifier)).toEqual([
    "orders",
    "orders-replica-reporting",
    "search",
  ]);
  expect(made.the("aws_ssm_parameter").name).toBe("/orders/app");
  expect(made.text).not.toContain("test-database");
});

test.each(["Orders", "a--b", "1a", "a-", "a".repeat(64)])("the identifier %j is refused", (identifier) => {
  const rule = "must have 1 to 63 lower-case letters, digits and single hyphens, and begin with a letter";
  expect(() => database({ identifier })).toThrow(`identifier ${rule}, got "${identifier}"`);
});

describe("adding a zone", () => {
  const proxyIn = (subnetIds: readonly string[], name?: string) =>
    database({ subnets: { ...subnets, subnetIds } }, (db, stack) => {
      db.addProxy("Pool", { name });
      if (Token.isUnresolved(subnetIds)) new DataAwsSubnets(stack, "data");
    }).the("aws_db_proxy");

  test("replaces a proxy by one of another name, which is created before the old one is deleted", () => {
    const [two, three] = [proxyIn(subnets.subnetIds), proxyIn(threeZones.subnetIds)];
    expect(two.name).not.toBe(three.name);
    expect(two.lifecycle).toEqual({ create_before_destroy: true });
  });

  test("names a proxy by its subnets, in any order and known after apply", () => {
    const ids = Token.asList(ref("data.aws_subnets.data.ids"));
    expect(proxyIn(ids).name).toBe(
      'test-database-proxy-pool-${substr(sha256(join(",", sort(data.aws_subnets.data.ids))), 0, 8)}',
    );
  });

  test("replaces a proxy with a name of its own after it is deleted, for two have not one name", () => {
    const named = proxyIn(subnets.subnetIds, "pool");
    expect([named.name, named.lifecycle]).toEqual(["pool", undefined]);
  });
});
