import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type Arguments, synth } from "@plinth/testing";
import { Aspects, type TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { EC2Module, InstanceModule } from "../src";
import { DATA, fleet, KEY, single, subnets } from "./fleet";

const support = { environment: "prod", subnets, port: 8080, instanceType: "m7g.large" } as const;
const TOPIC = "arn:aws:sns:us-west-2:123456789012:ops";
const west = (stack: TerraformStack) => new AwsProvider(stack, "West", { alias: "west", region: "us-west-2" });
const far = { ...subnets, availabilityZones: ["us-west-2a", "us-west-2b"] };

/** A fleet and an instance with everything that they can create. */
function createAll(scope: Construct, more: object, zone = "us-east-1b") {
  const all = { ...support, logFiles: [{ name: "web", path: "/var/log/web.log" }], ...more };
  const web = new EC2Module(scope, "Web", { ...all, capacity: { placement: { strategy: "spread" } } });
  web.scaleOnSchedule("Nights", { cron: "0 20 * * *", minSize: 0 });
  web.addHook("Drain", { on: "terminate", notify: { topicArn: TOPIC } });
  web.notify("Errors", { topicArn: TOPIC });
  const metric = { namespace: "Shop", name: "Depth", dimensions: {}, statistic: "Average" } as const;
  web.scaleBySteps("Depth", { metric, steps: [{ atLeast: 1, add: 1 }] });
  web.backend.attach({ key: "Default", arn: "arn:group", requestCountLabel: "app/web" });
  const wiki = new InstanceModule(scope, "Wiki", {
    ...all,
    zone,
    ...("name" in more && { name: `${more.name}-wiki` }),
  });
  wiki.addVolume("Data", DATA);
  wiki.backend.attach({ key: "Default", arn: "arn:group" });
}

function resources(build: (stack: TerraformStack) => void): (readonly [type: string, Arguments])[] {
  const { document } = synth(build);
  return Object.entries(document.resource as Record<string, Record<string, Arguments>>).flatMap(([type, all]) =>
    Object.values(all).map((one) => [type, one] as const),
  );
}

test("all children of a fleet and of an instance have its provider", () => {
  const made = resources((stack) => createAll(stack, { subnets: far, provider: west(stack) }, "us-west-2b"));
  expect(made.length).toBeGreaterThan(30);
  expect(made.map(([type, { provider }]) => [type, provider])).toEqual(made.map(([type]) => [type, "aws.west"]));
});

test("with names, no argument that forces a replacement changes when modules move below another construct", () => {
  const forced = /^(name|name_prefix|alarm_name|availability_zone|user_data|user_data_base64)$/;
  const argumentsOf = (isMoved: boolean) =>
    resources((stack) => createAll(isMoved ? new Construct(stack, "Below") : stack, { name: "shop" })).flatMap(
      ([type, all]) =>
        Object.entries(all).flatMap(([key, value]) => (forced.test(key) ? [`${type}.${key} ${value}`] : [])),
    );
  expect(argumentsOf(true)).toEqual(argumentsOf(false));
  expect(argumentsOf(false)).toEqual(
    expect.arrayContaining([
      "aws_autoscaling_group.name_prefix shop-",
      "aws_launch_template.name_prefix shop-",
      "aws_cloudwatch_log_group.name /plinth/ec2/shop/web",
      "aws_iam_role.name_prefix shop-wiki-",
    ]),
  );
});

test.each(["Shop", "-a", "a-", "a--b", "1a", "a".repeat(38), ""])("the name %j is refused", (name) => {
  const refusal = `name must have 1 to 37 lower-case letters, digits and single hyphens, a letter first, got "${name}"`;
  expect(() => fleet({ name })).toThrow(refusal);
  expect(() => single({ name })).toThrow(refusal);
});

test("two fleets of one name are refused: a rule of one would overwrite that of the other", () => {
  const twice = () =>
    synth((stack) => {
      for (const id of ["Web", "Api"]) new EC2Module(stack, id, { ...support, name: "shop" });
    });
  expect(twice).toThrow(
    'test/Web/LaunchFailures and test/Api/LaunchFailures both have the name "shop-launchfailures", which AWS wants unique',
  );
});

test("a log group can have a name of the caller's, in the agent's configuration too", () => {
  const made = fleet({ logFiles: [{ name: "web", path: "/var/log/web.log", logGroupName: "/shop/web" }] });
  expect(made.the("aws_cloudwatch_log_group").name).toBe("/shop/web");
  const userData = Buffer.from(made.the("aws_launch_template").user_data, "base64").toString();
  expect(userData).toContain('"log_group_name":"/shop/web"');
});

test("tags are on everything that can have them, and a `Name` of the caller stays", () => {
  const tags = { Name: "shop", Team: "orders" };
  const made = resources((stack) => createAll(stack, { tags }));
  const tagged = made.filter(([, one]) => one.tags);
  expect([...new Set(tagged.map(([type]) => type))].sort()).toEqual([
    "aws_cloudwatch_event_rule",
    "aws_cloudwatch_log_group",
    "aws_ebs_volume",
    "aws_iam_instance_profile",
    "aws_iam_role",
    "aws_instance",
    "aws_launch_template",
    "aws_placement_group",
    "aws_security_group",
  ]);
  for (const [, one] of tagged)
    expect(one.tags).toMatchObject({ Name: expect.stringMatching(/^shop/), Team: "orders" });
  const group = made.find(([type]) => type === "aws_autoscaling_group")?.[1];
  expect(group?.tag).toEqual(Object.entries(tags).map(([key, value]) => ({ key, value, propagate_at_launch: false })));
});

test("TerraConstructs/base#125: an aspect that tags resources reaches the group and all that is launched", () => {
  const made = synth((stack) => {
    createAll(stack, {});
    Aspects.of(stack).add({
      visit(node: IConstruct & { tags?: unknown; tagsInput?: Record<string, string> }) {
        if ("tags" in node && "tagsInput" in node) node.tags = { ...node.tagsInput, Team: "orders" };
      },
    });
  });
  expect(made.the("aws_autoscaling_group").tag).toContainEqual({
    key: "Team",
    value: "orders",
    propagate_at_launch: false,
  });
  const { tag_specifications } = made.the("aws_launch_template");
  expect(tag_specifications).toHaveLength(3);
  for (const { tags } of tag_specifications) expect(tags.Team).toBe("orders");
  expect(made.the("aws_instance").root_block_device.tags.Team).toBe("orders");
});

test("what AWS wants in the region of the instances is refused from another one", () => {
  class Key extends Construct {
    readonly arn = KEY;
  }
  class Subnets extends Construct {
    readonly vpcId = subnets.vpcId;
    readonly subnetIds = subnets.subnetIds;
    readonly availabilityZones = far.availabilityZones;
  }
  const refused = (props: (stack: TerraformStack) => object) => () =>
    synth((stack) => createAll(stack, { subnets: far, provider: west(stack), ...props(stack) }, "us-west-2b"));
  expect(refused((stack) => ({ encryptionKey: new Key(stack, "Key") }))).toThrow(
    "encryptionKey must be in us-west-2, the region of this module, got test/Key in us-east-1",
  );
  expect(refused(() => ({ encryptionKey: { arn: KEY } }))).toThrow(
    "encryptionKey must be in us-west-2, the region of this module, got one in us-east-1",
  );
  expect(refused((stack) => ({ subnets: new Subnets(stack, "Subnets") }))).toThrow(
    "subnets must be in us-west-2, the region of this module, got test/Subnets in us-east-1",
  );
  const zones = "subnets must be in us-west-2, the region of this module, got one in us-east-1";
  expect(refused(() => ({ subnets }))).toThrow(`test/Web (EC2Module) is misconfigured:\n  - ${zones}`);
  expect(() =>
    synth((stack) => new InstanceModule(stack, "Wiki", { ...support, zone: "us-east-1a", provider: west(stack) })),
  ).toThrow(`test/Wiki (InstanceModule) is misconfigured:\n  - ${zones}`);
});

test("an alarm of another region cannot roll back a refresh", () => {
  class Alarm extends Construct {
    readonly alarmName = "errors";
  }
  const refused = () =>
    synth((stack) => {
      const web = new EC2Module(stack, "Web", { ...support, subnets: far, provider: west(stack) });
      web.rollBackOn("latency", new Alarm(stack, "Errors"));
    });
  expect(refused).toThrow(
    "test/Web.rollBackOn() (EC2Module) is misconfigured:\n  - alarms[1] must be in us-west-2, the region of this module, got test/Errors in us-east-1",
  );
});
