import {
  firstOf,
  has,
  is,
  isOfType,
  mustBeSet,
  mustBeTrue,
  mustNot,
  mustNotBeFalse,
  unless,
  when,
} from "../checks/arguments";
import * as instances from "../checks/instances";
import { advice, error, warning } from "./row";

const FLEET = "aws_autoscaling_group";
const INSTANCE = "aws_instance";
const TEMPLATE = "aws_launch_template";
const CONFIGURATION = "aws_launch_configuration";

/** Instances, launch templates and Auto Scaling groups. */
export const EC2 = [
  error("fleet-health", FLEET, "CKV2_AWS_15, AutoScaling.1", {
    title: "A group behind a balancer replaces what the balancer finds unhealthy",
    why: "An instance that runs and does not answer stays in the group for ever.",
    fix: 'set health_check_type to "ELB"',
    check: unless(
      is("health_check_type", "ELB"),
      mustNot(instances.isBalanced, "is behind a balancer and does not ask it"),
    ),
  }),
  warning("fleet-tags", FLEET, "CKV_AWS_153, AutoScaling.10", {
    title: "Auto Scaling groups and what they start are tagged",
    why: "The default tags of the provider do not reach instances and volumes, whose costs then belong to nobody.",
    fix: "set tag on the group, and tag_specifications in its launch template",
    check: instances.startsWithoutTags,
  }),
  error("fleet-template", FLEET, "CKV_AWS_315, AutoScaling.9", {
    title: "Auto Scaling groups use a launch template",
    why: "Launch configurations take no new instance types and are no longer made in new accounts.",
    fix: "set launch_template or a mixed_instances_policy",
    check: unless(has("mixed_instances_policy"), mustBeSet("launch_template", "uses no launch template")),
  }),
  advice("instance-ebs-optimized", [INSTANCE, TEMPLATE], "CKV_AWS_135", {
    title: "Instances have a way of their own to their volumes",
    why: "On the types that leave a choice, network traffic and volumes slow each other down.",
    fix: "leave ebs_optimized out on current types, or set it",
    check: mustNotBeFalse("ebs_optimized", "shares its network with its volumes"),
  }),
  error(
    "instance-metadata",
    [INSTANCE, TEMPLATE, CONFIGURATION],
    "CKV_AWS_79, CKV_AWS_341, CIS 5.6, EC2.8, EC2.170, Autoscaling.4",
    {
      title: "Instances give their credentials by IMDSv2 only, and to themselves only",
      why: "Over IMDSv1 any server that can be made to fetch an address hands out the credentials of its role.",
      fix: "set metadata_options with http_tokens required and a hop limit of 1",
      check: instances.givesCredentialsAway,
    },
  ),
  advice("instance-monitoring", [INSTANCE, TEMPLATE], "CKV_AWS_126", {
    title: "Instances report every minute",
    why: "With a reading every five minutes scaling is late, and alarms are later.",
    fix: "set monitoring",
    check: firstOf(
      when(isOfType(INSTANCE), mustBeTrue("monitoring", "reports every five minutes")),
      when(isOfType(TEMPLATE), mustBeTrue("monitoring.enabled", "reports every five minutes")),
    ),
  }),
  error("instance-public-ip", [INSTANCE, TEMPLATE, CONFIGURATION], "CKV_AWS_88, EC2.9, EC2.25, Autoscaling.5", {
    title: "Instances have no public address",
    why: "Only a security group then stands between the instance and the internet.",
    fix: "put it into a private subnet, behind a balancer, and reach it by Session Manager",
    check: mustNot(instances.getsPublicAddress, "gets a public address"),
  }),
  warning("instance-role", [INSTANCE, TEMPLATE], "CKV2_AWS_41, CIS 1.18", {
    title: "Instances have a role",
    why: "Without one, programs on it are given access keys, which leak and stay valid.",
    fix: "set iam_instance_profile",
    check: mustBeSet("iam_instance_profile", "has no role"),
  }),
  error("instance-volumes", [INSTANCE, CONFIGURATION], "CKV_AWS_8, CIS 2.2.1, EC2.3", {
    title: "Volumes of instances are encrypted, the root volume too",
    why: "A root volume that nobody speaks of is made as the image says, which is in clear.",
    fix: "add a root_block_device with encrypted, and set it in each ebs_block_device",
    check: instances.hasOpenVolume,
  }),
  error("launch-template-encryption", TEMPLATE, "EC2.3", {
    title: "Volumes of a launch template are encrypted",
    why: "Instances of the template write to volumes and snapshots that anybody with access to the account can read.",
    fix: "set encrypted in the ebs block of each device, the root device included",
    check: instances.startsOpenVolumes,
  }),
  error("user-data-secrets", [INSTANCE, TEMPLATE, CONFIGURATION], "CKV_AWS_46", {
    title: "User data holds no credential",
    why: "Every process on the instance and every principal that may describe it can read user data; it is in the state too.",
    fix: "take the credential back, put a new one into Secrets Manager, and let the instance's role read it",
    check: mustNot(instances.hasSecretInUserData, "has a credential in its user data"),
  }),
];
