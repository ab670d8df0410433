import type { Synthesized } from "@plinth/testing";
import type { InstanceModule, InstanceModuleProps } from "../src";
import { DATA, KEY, single, subnets } from "./fleet";

const instanceOf = (made: Synthesized) => made.the("aws_instance");

describe.each(["dev", "prod"] as const)("security in %s", (environment) => {
  const made = single({ environment }, (wiki) => wiki.addVolume("Data", DATA));
  const instance = instanceOf(made);

  test("the instance speaks IMDSv2 only and has no public address and no key pair", () => {
    expect(instance).toMatchObject({
      metadata_options: { http_tokens: "required", http_put_response_hop_limit: 1 },
      associate_public_ip_address: false,
      ebs_optimized: true,
    });
    expect(instance.key_name).toBeUndefined();
  });

  test("every volume is encrypted", () => {
    expect([instance.root_block_device.encrypted, made.the("aws_ebs_volume").encrypted]).toEqual([true, true]);
  });

  test("the security group is closed", () => {
    expect(made.addresses.filter((address) => /security_group_.*_rule/.test(address))).toEqual([]);
  });
});

test("prod is measured every minute and protected, and so are its volumes", () => {
  const [dev, prod] = (["dev", "prod"] as const).map((environment) =>
    single({ environment }, (wiki) => wiki.addVolume("Data", DATA)),
  );
  const of = (made: Synthesized) => [
    instanceOf(made).monitoring,
    instanceOf(made).disable_api_termination,
    made.the("aws_ebs_volume").lifecycle.prevent_destroy,
    made.the("aws_ebs_volume").final_snapshot,
  ];
  expect(of(dev)).toEqual([false, false, false, false]);
  expect(of(prod)).toEqual([true, true, true, true]);
  expect(
    of(single({ environment: "prod", deletionProtection: false }, (wiki) => wiki.addVolume("Data", DATA))),
  ).toEqual([true, false, false, false]);
});

test("instance and volumes are in the zone that is named, whatever the order of the subnets", () => {
  const reversed = {
    ...subnets,
    subnetIds: [...subnets.subnetIds].reverse(),
    availabilityZones: [...subnets.availabilityZones].reverse(),
  };
  for (const some of [subnets, reversed]) {
    const made = single({ subnets: some }, (wiki) => wiki.addVolume("Data", DATA));
    expect(instanceOf(made).subnet_id).toBe("subnet-0a1b2c3d4e5f60719");
    expect(made.the("aws_ebs_volume").availability_zone).toBe("us-east-1b");
  }
});

test("a new image and new user data leave it alone, unless they are to replace it", () => {
  const kept = instanceOf(single());
  expect(kept.lifecycle.ignore_changes).toEqual(["ami", "user_data_base64"]);
  expect(kept.user_data_replace_on_change).toBe(false);
  const followed = instanceOf(single({ replaceOn: ["userData"] }));
  expect([followed.lifecycle.ignore_changes, followed.user_data_replace_on_change]).toEqual([["ami"], true]);
  expect(instanceOf(single({ replaceOn: ["ami", "userData"] })).lifecycle).toBeUndefined();
});

test("a volume is as it is asked for", () => {
  const made = single({ encryptionKey: { arn: KEY } }, (wiki) =>
    wiki.addVolume("Data", { ...DATA, iops: 4000, throughput: 250, snapshotId: "snap-0a1b2c3d4e5f60718" }),
  );
  expect(made.the("aws_ebs_volume")).toMatchObject({
    type: "gp3",
    size: 100,
    iops: 4000,
    throughput: 250,
    kms_key_id: KEY,
    snapshot_id: "snap-0a1b2c3d4e5f60718",
  });
  expect(made.the("aws_volume_attachment")).toMatchObject({
    device_name: "/dev/sdf",
    stop_instance_before_detaching: true,
  });
});

test("tags reach the instance, its volumes and its network interface, and volumes those that snapshots look for", () => {
  const made = single({ tags: { Project: "shop" } }, (wiki) => wiki.addVolume("Data", DATA));
  const kept = { Project: "shop", Name: "test-wiki", "plinth:snapshots": "test-wiki" };
  expect(instanceOf(made).tags).toEqual({ Project: "shop", Name: "test-wiki" });
  expect(instanceOf(made).root_block_device.tags).toEqual(kept);
  expect(made.the("aws_ebs_volume").tags).toEqual({ ...kept, Name: "test-wiki-data" });
  const interfaceTags = Object.values(made.all("aws_ec2_tag")).map(({ key, value, resource_id }) => [
    key,
    value,
    resource_id,
  ]);
  const network = "${aws_instance.Wiki.primary_network_interface_id}";
  expect(interfaceTags).toEqual([
    ["Name", "test-wiki", network],
    ["Project", "shop", network],
  ]);
  single({}, ({ protection }) => expect(protection).toEqual({ volumeTags: { "plinth:snapshots": "test-wiki" } }));
});

test("the agent and the signals know the instance by its id", () => {
  const made = single({}, ({ signals }) => {
    expect(Object.keys(signals)).toEqual(["cpu", "memory", "disk", "statusChecks", "volumeChecks"]);
    expect(Object.keys(signals.memory.metric.dimensions)).toEqual(["InstanceId"]);
    expect(signals.volumeChecks.metric.name).toBe("StatusCheckFailed_AttachedEBS");
  });
  const script = Buffer.from(instanceOf(made).user_data_base64, "base64").toString();
  const config = JSON.parse(/<<'CONFIG'\n(.*)\nCONFIG/.exec(script)?.[1] ?? "");
  expect(config.metrics).toMatchObject({
    append_dimensions: { InstanceId: "${aws:InstanceId}" },
    aggregation_dimensions: [["InstanceId"]],
  });
});

test("behind a balancer it is registered once with each target group", () => {
  const arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/wiki/73e2d6bc24d8a067";
  const made = single({}, ({ backend }) => {
    for (const _twice of [1, 2]) backend.attach({ key: "Default", arn, requestCountLabel: "app/wiki" });
  });
  expect(made.the("aws_lb_target_group_attachment")).toMatchObject({
    target_group_arn: arn,
    target_id: "${aws_instance.Wiki.id}",
    port: 8080,
  });
});

test.each<[Partial<InstanceModuleProps>, string]>([
  [{ zone: "us-east-1c" }, 'zone must be one of us-east-1a, us-east-1b, got "us-east-1c"'],
  [{ instanceType: "small" }, 'instanceType must be a type such as "m7g.large", got "small"'],
  [{ port: 0 }, "port must be 1 to 65535, got 0"],
  [{ rootVolume: { sizeGiB: 0 } }, "rootVolume.sizeGiB must be 1 to 16384, got 0"],
])("%j is refused", (props, message) => {
  expect(() => single(props)).toThrow(`test/Wiki (InstanceModule) is misconfigured:\n  - ${message}`);
});

test("every mistake of a volume is told at once, before it is made", () => {
  const wrong = (wiki: InstanceModule) => {
    wiki.addVolume("Data", DATA);
    wiki.addVolume("Data", { ...DATA, sizeGiB: 0, throughput: 2000, snapshotId: "last" });
  };
  expect(() => single({}, wrong)).toThrow(
    [
      'test/Wiki.addVolume("Data") (InstanceModule) is misconfigured:',
      '  - name must be new, got "Data"',
      "  - sizeGiB must be 1 to 16384, got 0",
      "  - throughput must be 125 to 1000, got 2000",
      '  - snapshotId must be an id such as "snap-0a1b2c3d4e5f60718", got "last"',
      "  - throughput must be at most a quarter of the IOPS, got 2000 for 3000",
      "  - device must be free, got /dev/sdf again",
    ].join("\n"),
  );
  expect(() => single({}, (wiki) => wiki.addVolume("my data", { ...DATA, device: "/dev/xvda" }))).toThrow(
    [
      'test/Wiki.addVolume("my data") (InstanceModule) is misconfigured:',
      '  - name must be letters and digits, a letter first, got "my data"',
      '  - device must be a device such as "/dev/sdf", got "/dev/xvda"',
      "  - device must be free, got /dev/xvda again",
    ].join("\n"),
  );
});

test("every address is the one of the snapshot", () => {
  const made = single({ logFiles: [{ name: "wiki", path: "/var/log/wiki.log" }] }, (wiki) => {
    wiki.addVolume("Logs", { sizeGiB: 10, device: "/dev/sdg" });
    wiki.addVolume("Data", DATA);
  });
  expect(made.addresses).toMatchInlineSnapshot(`
[
  "aws_cloudwatch_log_group.Wiki_LogGroup-wiki_142A4C5D",
  "aws_ebs_volume.Wiki_Volume-Data_38E6739B",
  "aws_ebs_volume.Wiki_Volume-Logs_C5DAEEF0",
  "aws_ec2_tag.Wiki_InterfaceTag-Name_FEB510B8",
  "aws_iam_instance_profile.Wiki_InstanceProfile_EC46D65E",
  "aws_iam_role.Wiki_Role_0DBDC923",
  "aws_iam_role_policy.Wiki_Agent_02D099CC",
  "aws_iam_role_policy.Wiki_SessionManager_39A6FD13",
  "aws_instance.Wiki",
  "aws_security_group.Wiki_SecurityGroup_ED4061B5",
  "aws_volume_attachment.Wiki_VolumeAttachment-Data_DCBC9094",
  "aws_volume_attachment.Wiki_VolumeAttachment-Logs_407D8381",
]
`);
});
