import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { ALBModule } from "@plinth/alb";
import { RdsModule } from "@plinth/rds";
import { dependencies, type Synthesized, stacks, synthesizedAll } from "@plinth/testing";
import { Construct } from "constructs";
import { EC2Module, InstanceModule } from "../src";
import { subnets } from "./fleet";

const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f";
const support = { environment: "dev", subnets, port: 8080, instanceType: "m7g.large" } as const;

/** Links, registrations and grants. */
const links = (made: Synthesized | undefined) =>
  (made?.addresses ?? [])
    .filter((address) =>
      /group_\w+_rule\.|listener_rule|attachment|ScaleOnRequests|Connect|target_group\./.test(address),
    )
    .map((address) => address.replace(/_[0-9A-F]{8}$/, ""));

const createDatabase = (scope: Construct) => {
  const engine = { engine: "postgres", engineVersion: "17", instanceClass: "db.t4g.micro" } as const;
  return new RdsModule(scope, "Db", { environment: "dev", subnets, ...engine });
};
const createBalancer = (scope: Construct, backend: EC2Module | InstanceModule) =>
  new ALBModule(scope, "Lb", { environment: "dev", subnets, certificateArn: CERTIFICATE, backend });

/** What an app says of a fleet and its database, in both orders. */
const SENTENCES: readonly ((web: EC2Module, db: RdsModule) => void)[] = [
  (web, db) => web.connections.allowTo(db),
  (web, db) => db.connections.allowFrom(web),
  (web, db) => void db.grantConnect(web, "web"),
];

test.each([
  ["as they come", SENTENCES],
  ["in reverse", [...SENTENCES].reverse()],
])("aws-cdk#1654: a fleet reaches a database of another stack, and logs in: sentences %s", (_order, sentences) => {
  const { plat, app } = stacks("plat", "app");
  const db = createDatabase(plat);
  const userData = `#!/bin/bash\necho ${db.address}\n`;
  const web = new EC2Module(app, "Web", { ...support, userData });
  for (const say of sentences) say(web, db);
  const [own, other] = synthesizedAll(plat, app);
  expect([plat, app].map(dependencies)).toEqual([[], ["plat"]]);
  expect(links(own)).toEqual([]);
  expect(links(other)).toEqual([
    "aws_iam_role_policy.Web_Connect-web-plat--Db",
    "aws_vpc_security_group_egress_rule.Web_To-plat--Db-5432",
    "aws_vpc_security_group_ingress_rule.Web_From-app--Web-5432-Of-plat--Db",
  ]);
  expect(other?.the("aws_launch_template").user_data).toMatch(/^\$\{base64encode\(local\./);
});

test("a fleet of the platform that a database of the app lets in: the app depends on the platform where it says so", () => {
  const { plat, app } = stacks("plat", "app");
  app.addDependency(plat);
  const web = new EC2Module(plat, "Bastion", support);
  const db = createDatabase(app);
  db.connections.allowFrom(web);
  const [own, other] = synthesizedAll(plat, app);
  expect([plat, app].map(dependencies)).toEqual([[], ["plat"]]);
  expect(links(own)).toEqual([]);
  expect(links(other)).toHaveLength(2);
});

test("aws-cdk#3689, #13492: fleets of two service stacks stand behind a balancer of the platform", () => {
  const { platform, orders, users } = stacks("platform", "orders", "users");
  const lb = createBalancer(platform, new EC2Module(platform, "Home", support));
  for (const [stack, name, priority] of [
    [orders, "Orders", 1],
    [users, "Users", 2],
  ] as const) {
    const forwardTo = lb.addBackend(name, new EC2Module(stack, name, support));
    lb.addRoute(name, { priority, when: { paths: [`/${name}/*`] }, forwardTo });
  }
  const made = synthesizedAll(platform, orders, users);
  expect([platform, orders, users].map(dependencies)).toEqual([[], ["platform"], ["platform"]]);
  expect(links(made[0])).toMatchInlineSnapshot(`
[
  "aws_autoscaling_attachment.Home_Attachment-Lb",
  "aws_autoscaling_policy.Home_ScaleOnRequests-Lb",
  "aws_lb_target_group.Lb_TargetGroup",
  "aws_vpc_security_group_egress_rule.Lb_To-Home-8080",
  "aws_vpc_security_group_ingress_rule.Home_From-Lb-8080",
]
`);
  expect(links(made[1])).toMatchInlineSnapshot(`
[
  "aws_autoscaling_attachment.Orders_Attachment-platform--Lb-Orders",
  "aws_autoscaling_policy.Orders_ScaleOnRequests-platform--Lb-Orders",
  "aws_lb_listener_rule.Orders_Route-Orders-Of-platform--Lb",
  "aws_lb_target_group.Orders_TargetGroup-Orders-Of-platform--Lb",
  "aws_vpc_security_group_egress_rule.Orders_To-orders--Orders-8080-Of-platform--Lb",
  "aws_vpc_security_group_ingress_rule.Orders_From-platform--Lb-8080",
]
`);
  const rule = made[1]?.the("aws_lb_listener_rule");
  expect(rule?.depends_on).toEqual([expect.stringMatching(/^aws_autoscaling_attachment\./)]);
});

test.each(["fleet", "instance"])(
  "a balancer that is created with the %s of another stack registers it beside itself",
  (kind) => {
    const { platform, service } = stacks("platform", "service");
    const one =
      kind === "fleet"
        ? new EC2Module(service, "Web", support)
        : new InstanceModule(service, "Web", { ...support, zone: "us-east-1a" });
    createBalancer(platform, one);
    const [own, other] = synthesizedAll(platform, service);
    expect(dependencies(platform)).toEqual(["service"]);
    expect(links(other)).toEqual([]);
    const attachment = kind === "fleet" ? "aws_autoscaling_attachment" : "aws_lb_target_group_attachment";
    expect(links(own)).toContainEqual(
      expect.stringContaining(`${attachment}.Lb_Attachment-platform--Lb-Of-service--Web`),
    );
    const listener = Object.values(own?.all("aws_lb_listener") ?? {}).find(({ port }) => port === 443);
    expect(listener?.depends_on).toEqual([expect.stringMatching(new RegExp(`^${attachment}\\.`))]);
  },
);

test("a balancer of the same stack waits until an instance is registered", () => {
  const { app } = stacks("app");
  createBalancer(app, new InstanceModule(app, "Web", { ...support, zone: "us-east-1a" }));
  const [made] = synthesizedAll(app);
  const listener = Object.values(made?.all("aws_lb_listener") ?? {}).find(({ port }) => port === 443);
  expect(listener?.depends_on).toEqual([expect.stringMatching(/^aws_lb_target_group_attachment\.Web_Attachment-Lb/)]);
});

test("a fleet cannot name the security group of another region", () => {
  const { app } = stacks("app");
  const provider = new AwsProvider(app, "West", { alias: "west", region: "us-west-2" });
  const far = { ...subnets, availabilityZones: ["us-west-2a", "us-west-2b"] };
  const web = new EC2Module(app, "Web", { ...support, subnets: far, provider });
  const db = createDatabase(app);
  expect(() => web.connections.allowTo(db)).toThrow(
    "app/Web cannot connect to app/Db: a rule cannot name a security group of another region, and these are in us-west-2 and us-east-1",
  );
});

test("one fleet serves two balancers of one id, below two constructs", () => {
  const { app } = stacks("app");
  const web = new EC2Module(app, "Web", support);
  for (const id of ["Shop", "Admin"]) createBalancer(new Construct(app, id), web);
  const [made] = synthesizedAll(app);
  expect(Object.keys(made?.all("aws_autoscaling_attachment") ?? {})).toHaveLength(2);
});
