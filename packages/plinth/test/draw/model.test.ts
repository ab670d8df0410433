import { architectureIn, comment, group, rule, stack, zone } from "./documents";

test("the name and the region are those of the stack", () => {
  expect(architectureIn(stack())).toMatchObject({ name: "shop", region: "eu-west-1" });
});

test("a stack without a network is drawn without one", () => {
  expect(architectureIn({ resource: {} })).toMatchObject({ network: undefined, services: [], links: [] });
});

test("what a tier is follows from where its routes lead, and tiers stand from the outside in", () => {
  const route = (tier: string, way: object) => ({
    aws_route: { [tier]: { ...comment(`${tier}/Route`), route_table_id: `\${aws_route_table.${tier}_a.id}`, ...way } },
  });
  const made = architectureIn(
    stack(
      zone("Data", "a", "10.0.2.0/24"),
      zone("Inner", "a", "10.0.1.0/24"),
      zone("Outer", "a", "10.0.0.0/24"),
      route("Inner", { nat_gateway_id: "${aws_nat_gateway.N.id}" }),
      route("Outer", { gateway_id: "${aws_internet_gateway.I.id}" }),
    ),
  );
  expect(made.network?.tiers.map(({ id, kind }) => [id, kind])).toEqual([
    ["Outer", "public"],
    ["Inner", "private"],
    ["Data", "isolated"],
  ]);
});

test("zones come in order, with their ranges and the NAT gateways that stand in them", () => {
  const gateway = { ...comment("Outer/NatGateway-b"), subnet_id: "${aws_route_table_association.Outer_b.subnet_id}" };
  const made = architectureIn(
    stack(zone("Outer", "b", "10.0.1.0/24"), zone("Outer", "a", "10.0.0.0/24"), { aws_nat_gateway: { B: gateway } }),
  );
  expect(made.network?.zones).toEqual(["a", "b"]);
  expect(made.network?.tiers[0].cells).toMatchObject([
    { zone: "a", cidrBlock: "10.0.0.0/24", natGateway: false },
    { zone: "b", cidrBlock: "10.0.1.0/24", natGateway: true },
  ]);
});

test("a database is found through its subnet group", () => {
  const made = architectureIn(
    stack(zone("Data", "a", "10.0.2.0/24"), {
      aws_db_subnet_group: {
        D: { ...comment("Orders/SubnetGroup"), subnet_ids: ["${aws_route_table_association.Data_a.subnet_id}"] },
      },
      aws_db_instance: {
        D: {
          ...comment("Orders/Default"),
          db_subnet_group_name: "${aws_db_subnet_group.D.name}",
          engine: "postgres",
          engine_version: "17",
          instance_class: "db.t4g.medium",
          multi_az: true,
          deletion_protection: true,
        },
      },
    }),
  );
  expect(made.network?.tiers[0].placed).toMatchObject([
    { id: "Orders", title: "Orders: postgres 17", detail: "db.t4g.medium, Multi-AZ, protected" },
  ]);
});

test("arrows follow security group rules, in whatever direction they were said, and name their ports once", () => {
  const made = architectureIn(
    stack(
      zone("Outer", "a", "10.0.0.0/24"),
      group("Front"),
      group("Back"),
      rule("A", {
        security_group_id: "${aws_security_group.Front.id}",
        cidr_ipv4: "0.0.0.0/0",
        from_port: 443,
        to_port: 443,
      }),
      rule("B", {
        security_group_id: "${aws_security_group.Front.id}",
        cidr_ipv6: "::/0",
        from_port: 443,
        to_port: 443,
      }),
      rule("C", {
        security_group_id: "${aws_security_group.Back.id}",
        referenced_security_group_id: "${aws_security_group.Front.id}",
        from_port: 8000,
        to_port: 8010,
      }),
      ...["Front", "Back"].map((owner) => ({
        aws_lb: {
          [owner]: { ...comment(`${owner}/Default`), subnets: ["${aws_route_table_association.Outer_a.subnet_id}"] },
        },
      })),
    ),
  );
  expect(made.links).toEqual([
    { from: "Internet", to: "Front", label: "443" },
    { from: "Front", to: "Back", label: "8000–8010" },
  ]);
});

test("a permission is an arrow from who has it to what it is for; a role's own policies are none", () => {
  const made = architectureIn(
    stack(zone("Inner", "a", "10.0.0.0/24"), {
      aws_iam_role: { R: comment("Web/Role") },
      aws_iam_role_policy: {
        P: { ...comment("Uploads/ReadWrite-Web--Role"), role: "${aws_iam_role.R.name}" },
        Q: { ...comment("Web/Agent"), role: "${aws_iam_role.R.name}" },
      },
      aws_s3_bucket: { U: comment("Uploads/Default") },
      aws_autoscaling_group: {
        W: {
          ...comment("Web/Default"),
          min_size: 1,
          max_size: 2,
          vpc_zone_identifier: ["${aws_route_table_association.Inner_a.subnet_id}"],
        },
      },
    }),
  );
  expect(made.links).toEqual([{ from: "Web", to: "Uploads", label: "read write" }]);
});

test("an arrow to something that is not drawn is left out", () => {
  const made = architectureIn(
    stack(group("Job"), rule("A", { security_group_id: "${aws_security_group.Job.id}", cidr_ipv4: "0.0.0.0/0" })),
  );
  expect(made.links).toEqual([]);
});
