import { Synthesized } from "@plinth/testing";
import { all, count, made } from "./prod";

/** All IAM policy statements of the stack's roles. */
const statements = all("aws_iam_role_policy").flatMap(({ policy }) => Synthesized.json(policy).Statement);

describe("network", () => {
  test("the VPC has public, private and isolated subnets in three zones", () => {
    const zones = all("aws_subnet").map((subnet) => subnet.availability_zone);
    expect(zones.sort()).toEqual([..."aaabbbccc"].map((letter) => `us-east-1${letter}`));
  });

  test("there is an internet gateway, and a NAT gateway with an elastic IP in each zone", () => {
    expect([count("aws_internet_gateway"), count("aws_nat_gateway"), count("aws_eip")]).toEqual([1, 3, 3]);
  });

  test("every subnet is associated with a route table", () => {
    const associated = all("aws_route_table_association").map((association) => association.subnet_id);
    expect(new Set(associated).size).toBe(9);
  });

  test("public subnets lead to the internet gateway, private ones to NAT, isolated ones nowhere", () => {
    const routes = all("aws_route");
    expect(routes.filter((route) => route.gateway_id)).toHaveLength(3);
    expect(new Set(routes.map((route) => route.nat_gateway_id).filter(Boolean)).size).toBe(3);
    expect(routes).toHaveLength(6);
  });

  test("the default security group is empty and all traffic is logged", () => {
    expect(all("aws_default_security_group")[0].ingress).toBeUndefined();
    expect(all("aws_flow_log")[0].traffic_type).toBe("ALL");
  });
});

describe("least privilege", () => {
  test("no security group has inline rules", () => {
    expect(all("aws_security_group").filter((group) => group.ingress || group.egress)).toEqual([]);
  });

  test("the world reaches the balancer on 80 and 443, and nothing else", () => {
    const open = all("aws_vpc_security_group_ingress_rule").filter((rule) => rule.cidr_ipv4 || rule.cidr_ipv6);
    expect(open.map((rule) => rule.from_port).sort()).toEqual([443, 80]);
    expect(open.every((rule) => rule.security_group_id.includes("Balancer"))).toBe(true);
  });

  test("only the fleet and nobody else reaches the database", () => {
    const [rule, ...more] = all("aws_vpc_security_group_ingress_rule").filter((rule) => rule.from_port === 5432);
    expect(more).toEqual([]);
    expect(rule.referenced_security_group_id).toContain("Web");
  });

  test("no role may do everything, or anything to everything", () => {
    expect(statements.filter(({ Action }) => [Action].flat().includes("*"))).toEqual([]);
    const writes = statements.filter(({ Resource }) => [Resource].flat().includes("*")).flatMap(({ Action }) => Action);
    expect(writes.filter((action: string) => /^(s3|rds|kms|secretsmanager|iam|dynamodb|logs):/.test(action))).toEqual(
      [],
    );
  });

  test("every service has a role of its own", () => {
    const trusted = all("aws_iam_role").map(
      (role) => Synthesized.json(role.assume_role_policy).Statement[0].Principal.Service[0],
    );
    expect([...new Set(trusted)].sort()).toEqual(
      expect.arrayContaining([
        "backup.amazonaws.com",
        "dlm.amazonaws.com",
        "ec2.amazonaws.com",
        "monitoring.rds.amazonaws.com",
      ]),
    );
  });
});

describe("database", () => {
  const [database] = all("aws_db_instance");

  test("it is Multi-AZ, encrypted with the customer key and private", () => {
    expect(database).toMatchObject({ multi_az: true, storage_encrypted: true, publicly_accessible: false });
    expect(database.kms_key_id).toContain("Key");
  });

  test("it cannot be deleted by mistake, and leaves a snapshot", () => {
    expect(database).toMatchObject({ deletion_protection: true, skip_final_snapshot: false });
    expect(database.backup_retention_period).toBeGreaterThanOrEqual(7);
  });

  test("nobody knows its password but Secrets Manager", () => {
    expect(database.manage_master_user_password).toBe(true);
    expect(made.text).not.toMatch(/"password"/);
  });

  test("connections must use TLS", () => {
    const forced = all("aws_db_parameter_group").flatMap((group) => group.parameter);
    expect(forced).toContainEqual(expect.objectContaining({ name: "rds.force_ssl", value: "1" }));
  });
});

describe("storage", () => {
  const buckets = count("aws_s3_bucket");

  test("every bucket is encrypted, versioned, blocked from the public, and cleans up", () => {
    for (const type of [
      "aws_s3_bucket_server_side_encryption_configuration",
      "aws_s3_bucket_versioning",
      "aws_s3_bucket_public_access_block",
      "aws_s3_bucket_lifecycle_configuration",
    ]) {
      expect([type, count(type)]).toEqual([type, buckets]);
    }
    for (const block of all("aws_s3_bucket_public_access_block")) {
      expect(block).toMatchObject({
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      });
    }
  });

  test("volumes are encrypted", () => {
    const volumes = all("aws_launch_template").flatMap((template) => template.block_device_mappings);
    expect(volumes.filter((volume) => volume.ebs.encrypted !== "true" && volume.ebs.encrypted !== true)).toEqual([]);
  });

  test("EBS snapshots have a lifecycle, and the database and the uploads are in a backup plan", () => {
    expect(count("aws_dlm_lifecycle_policy")).toBe(1);
    expect(count("aws_backup_selection")).toBe(2);
  });
});

describe("secrets", () => {
  test("the application's secret is in Secrets Manager, and its value is in no document", () => {
    expect(count("aws_secretsmanager_secret")).toBe(1);
    expect(count("aws_secretsmanager_secret_version")).toBe(0);
  });
});
