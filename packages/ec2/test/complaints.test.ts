import type { KeyUse } from "@plinth/core";
import type { InstanceModule, InstancesProps, VolumeProps } from "../src";
import { DATA, fleet, groupOf, KEY, single } from "./fleet";

const TAGS = { Project: "shop", Environment: "prod", Owner: "shop@example.com", CostCenter: "4711" };
const TYPES: InstancesProps = { types: ["m7g.large", "m6g.large"] };
const LATEST = /^\$\{aws_launch_template.Web_LaunchTemplate_\w+.latest_version\}$/;

test("asg#155: the group names the number of the newest template version, so a new one is a change in the plan", () => {
  expect(groupOf(fleet()).launch_template.version).toMatch(LATEST);
  const mixed = groupOf(fleet({ instances: TYPES })).mixed_instances_policy.launch_template;
  expect(mixed.launch_template_specification.version).toMatch(LATEST);
  expect(groupOf(fleet()).instance_refresh.triggers).toBeUndefined();
});

test("asg#126: volumes and network interfaces carry the tags", () => {
  const { tag_specifications } = fleet({ tags: TAGS }).the("aws_launch_template");
  for (const { tags } of tag_specifications) expect(tags).toMatchObject(TAGS);
  expect(tag_specifications.map(({ resource_type }: { resource_type: string }) => resource_type)).toEqual([
    "instance",
    "network-interface",
    "volume",
  ]);
});

test("asg#162: the group carries the tags too, and hands none down that the template already gives", () => {
  const { tag } = groupOf(fleet({ tags: TAGS }));
  expect(Object.fromEntries(tag.map(({ key, value }: Record<string, string>) => [key, value]))).toEqual({
    ...TAGS,
    Name: "test-web",
  });
  expect(new Set(tag.map(({ key }: { key: string }) => key)).size).toBe(tag.length);
  expect(tag.some(({ propagate_at_launch }: Record<string, boolean>) => propagate_at_launch)).toBe(false);
});

test("cdk#34491: a key of one's own learns that Auto Scaling uses it", () => {
  const uses: KeyUse[] = [];
  fleet({ encryptionKey: { arn: KEY, admit: (use) => uses.push(use) } });
  expect(uses).toContain("autoscaling");
});

test("prov#14540: target groups are attached by resources of their own, and the group does not take them off", () => {
  const arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/73e2d6bc24d8a067";
  const made = fleet({}, (web) => web.backend.attach({ key: "Default", arn, requestCountLabel: "app/web" }));
  expect(made.the("aws_autoscaling_attachment").lb_target_group_arn).toBe(arn);
  expect(groupOf(made).target_group_arns).toBeUndefined();
  expect(groupOf(made).lifecycle.ignore_changes).toContain("target_group_arns");
});

test("asg#250: no apply resets the capacity, and a schedule needs no other group", () => {
  const plain = fleet();
  const scheduled = fleet({}, (web) => web.scaleOnSchedule("Nights", { cron: "0 20 * * *", minSize: 0 }));
  expect(groupOf(plain).desired_capacity).toBeUndefined();
  expect(scheduled.addresses).toEqual(expect.arrayContaining(plain.addresses));
});

test("asg#202: the group follows its template by id, and a new template comes before the old one goes", () => {
  const made = fleet();
  expect(groupOf(made).launch_template.id).toMatch(/^\$\{aws_launch_template.Web_LaunchTemplate_\w+.id\}$/);
  expect(made.the("aws_launch_template")).toMatchObject({
    name_prefix: "test-web-",
    lifecycle: { create_before_destroy: true },
  });
});

test("asg#270: the newest image is looked up at the plan, so a new one is seen before it is rolled out", () => {
  expect(fleet().the("aws_launch_template").image_id).toMatch(
    /^\$\{data.aws_ssm_parameter.Web_Image_\w+.insecure_value\}$/,
  );
});

test("compiler-explorer/infra#2358: an image under version control is what is rolled out, and nothing newer", () => {
  const lock = { id: "ami-0a1b2c3d4e5f60718", name: "web-41", date: new Date().toISOString() };
  expect(fleet({ ami: { lock } }).the("aws_launch_template").image_id).toBe(lock.id);
});

test("prov#17405: an apply waits for instances in service, and not for a balancer that is attached only later", () => {
  expect(groupOf(fleet())).toMatchObject({ wait_for_capacity_timeout: "10m", min_size: 1 });
  expect(groupOf(fleet()).min_elb_capacity).toBeUndefined();
  expect(groupOf(fleet()).wait_for_elb_capacity).toBeUndefined();
});

test("vault-starter#44: what the balancer takes for ill is replaced", () => {
  expect(groupOf(fleet())).toMatchObject({ health_check_type: "ELB", health_check_grace_period: 120 });
});

describe("volumes of a single instance", () => {
  const LOGS: VolumeProps = { sizeGiB: 10, device: "/dev/sdg" };
  const one = single({}, (wiki) => wiki.addVolume("Data", DATA));
  const with_ = (speak: (wiki: InstanceModule) => void) => single({}, speak);

  test("ec2-instance#401: adding one changes nothing of the instance", () => {
    const two = with_((wiki) => ["Logs", "Data"].map((name) => wiki.addVolume(name, name === "Data" ? DATA : LOGS)));
    expect(two.the("aws_instance")).toEqual(one.the("aws_instance"));
    expect(two.the("aws_instance").ebs_block_device).toBeUndefined();
    expect(two.the("aws_instance").volume_tags).toBeUndefined();
  });

  test("tf#22975: adding one touches neither the other volumes nor their attachments", () => {
    const two = with_((wiki) => ["Logs", "Data"].map((name) => wiki.addVolume(name, name === "Data" ? DATA : LOGS)));
    for (const type of ["aws_ebs_volume", "aws_volume_attachment"]) {
      expect(two.all(type)).toMatchObject(one.all(type));
      expect(Object.keys(two.all(type))).toHaveLength(2);
    }
  });

  test("tf#2957: they come off a running instance when it is replaced, because it is stopped first", () => {
    expect(one.the("aws_volume_attachment").stop_instance_before_detaching).toBe(true);
    expect(one.the("aws_instance").lifecycle.create_before_destroy).toBeUndefined();
  });

  test("prov#15520: a new size is a change of the same volume", () => {
    const larger = with_((wiki) => wiki.addVolume("Data", { ...DATA, sizeGiB: 200 }));
    expect(larger.addresses).toEqual(one.addresses);
    const { size: _old, ...before } = one.the("aws_ebs_volume");
    const { size, ...after } = larger.the("aws_ebs_volume");
    expect([size, after]).toEqual([200, before]);
  });

  test("a changed snapshot does not replace a volume", () => {
    expect(one.the("aws_ebs_volume").lifecycle.ignore_changes).toEqual(["snapshot_id"]);
  });
});
