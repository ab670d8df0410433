"""Instances and the groups that launch them, asked with AWS's own client."""

import test_emulator

IMAGE = "ami-12c6146b"
TEMPLATE = {
    "ImageId": IMAGE,
    "InstanceType": "t4g.small",
    "TagSpecifications": [
        {"ResourceType": kind, "Tags": [{"Key": "Of", "Value": kind}]}
        for kind in ("instance", "volume", "network-interface")
    ],
}


class Case(test_emulator.EmulatorTest):
    def groups(self, *names, **arguments):
        """Auto Scaling groups of one instance each."""
        _vpc, subnets = self.vpc()
        template = self.client("ec2").create_launch_template(LaunchTemplateName="web", LaunchTemplateData=TEMPLATE)
        autoscaling = self.client("autoscaling")
        for name in names:
            autoscaling.create_auto_scaling_group(
                AutoScalingGroupName=name,
                MinSize=1,
                MaxSize=3,
                VPCZoneIdentifier=subnets[0],
                LaunchTemplate={
                    "LaunchTemplateId": template["LaunchTemplate"]["LaunchTemplateId"],
                    "Version": "1",
                },
                **arguments,
            )
        return autoscaling

    def group(self, autoscaling, name="web"):
        return autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"][0]


class Groups(Case):
    def test_a_group_remembers_its_maintenance_and_its_zones(self):
        asked = {
            "InstanceMaintenancePolicy": {"MinHealthyPercentage": 100, "MaxHealthyPercentage": 110},
            "AvailabilityZoneDistribution": {"CapacityDistributionStrategy": "balanced-only"},
            "MaxInstanceLifetime": 86400,
        }
        group = self.group(self.groups("web", **asked))
        self.assertEqual({key: group[key] for key in asked}, asked)

    def test_a_group_can_be_changed(self):
        autoscaling = self.groups("web")
        asked = {"CapacityRebalance": True, "TerminationPolicies": ["OldestInstance"]}
        autoscaling.update_auto_scaling_group(AutoScalingGroupName="web", **asked)
        group = self.group(autoscaling)
        self.assertEqual({key: group[key] for key in asked}, asked)

    def test_an_update_that_does_not_name_the_instances_leaves_them_mixed(self):
        template = self.client("ec2").create_launch_template(LaunchTemplateName="mixed", LaunchTemplateData=TEMPLATE)
        named = {"LaunchTemplateId": template["LaunchTemplate"]["LaunchTemplateId"], "Version": "1"}
        policy = {"LaunchTemplate": {"LaunchTemplateSpecification": named, "Overrides": [{"InstanceType": "t4g.small"}]}}
        _vpc, subnets = self.vpc()
        autoscaling = self.client("autoscaling")
        autoscaling.create_auto_scaling_group(
            AutoScalingGroupName="web",
            MinSize=1,
            MaxSize=3,
            VPCZoneIdentifier=subnets[0],
            MixedInstancesPolicy=policy,
        )
        autoscaling.update_auto_scaling_group(AutoScalingGroupName="web", DesiredCapacity=2)
        group = self.group(autoscaling)
        self.assertEqual(group["DesiredCapacity"], 2)
        self.assertEqual(group["MixedInstancesPolicy"]["LaunchTemplate"]["Overrides"], [{"InstanceType": "t4g.small"}])

    def test_what_a_group_launches_is_tagged_as_the_template_says(self):
        self.groups("web")
        tags = self.client("ec2").describe_tags(Filters=[{"Name": "key", "Values": ["Of"]}])["Tags"]
        self.assertEqual(
            sorted((tag["ResourceType"], tag["Value"]) for tag in tags),
            [(kind, kind) for kind in ("instance", "network-interface", "volume")],
        )

    def test_a_protected_instance_goes_when_it_is_protected_no_more(self):
        autoscaling = self.groups("web", NewInstancesProtectedFromScaleIn=True)
        autoscaling.update_auto_scaling_group(AutoScalingGroupName="web", MinSize=0, DesiredCapacity=0)
        instances = [one["InstanceId"] for one in self.group(autoscaling)["Instances"]]
        self.assertEqual(len(instances), 1)
        autoscaling.set_instance_protection(
            AutoScalingGroupName="web", InstanceIds=instances, ProtectedFromScaleIn=False
        )
        self.assertEqual(self.group(autoscaling)["Instances"], [])

    def test_policies_of_one_name_belong_to_their_groups(self):
        autoscaling = self.groups("api", "web")
        for name in ("api", "web"):
            autoscaling.put_scaling_policy(
                AutoScalingGroupName=name,
                PolicyName="cpu",
                PolicyType="TargetTrackingScaling",
                TargetTrackingConfiguration={
                    "TargetValue": 50,
                    "PredefinedMetricSpecification": {"PredefinedMetricType": "ASGAverageCPUUtilization"},
                },
            )
        autoscaling.delete_policy(AutoScalingGroupName="api", PolicyName="cpu")
        policies = autoscaling.describe_policies()["ScalingPolicies"]
        self.assertEqual([policy["AutoScalingGroupName"] for policy in policies], ["web"])

    def test_notifications_are_kept_by_group_and_topic(self):
        autoscaling = self.groups("web")
        topic = {"AutoScalingGroupName": "web", "TopicARN": "arn:aws:sns:eu-west-1:123456789012:ops"}
        event = "autoscaling:EC2_INSTANCE_LAUNCH_ERROR"
        autoscaling.put_notification_configuration(NotificationTypes=[event], **topic)
        kept = autoscaling.describe_notification_configurations()["NotificationConfigurations"]
        self.assertEqual(kept, [{**topic, "NotificationType": event}])
        autoscaling.delete_notification_configuration(**topic)
        self.assertEqual(autoscaling.describe_notification_configurations()["NotificationConfigurations"], [])

    def test_a_refresh_is_written_down(self):
        autoscaling = self.groups("web")
        refresh = autoscaling.start_instance_refresh(AutoScalingGroupName="web")["InstanceRefreshId"]
        found = autoscaling.describe_instance_refreshes(AutoScalingGroupName="web")["InstanceRefreshes"]
        self.assertEqual([(one["InstanceRefreshId"], one["Status"]) for one in found], [(refresh, "Successful")])


class Instances(Case):
    def run_instance(self, **arguments):
        vpc, subnets = self.vpc()
        ec2 = self.client("ec2")
        group = ec2.create_security_group(GroupName="web", Description="web", VpcId=vpc)["GroupId"]
        interface = {
            "DeviceIndex": 0,
            "SubnetId": subnets[0],
            "Groups": [group],
            "AssociatePublicIpAddress": False,
        }
        made = ec2.run_instances(
            ImageId=IMAGE, MinCount=1, MaxCount=1, NetworkInterfaces=[interface], **arguments
        )["Instances"][0]
        described = ec2.describe_instances(InstanceIds=[made["InstanceId"]])["Reservations"][0]["Instances"][0]
        return ec2, group, described

    def test_a_private_instance_has_its_groups_and_no_public_address(self):
        _ec2, group, instance = self.run_instance()
        self.assertEqual([one["GroupId"] for one in instance["SecurityGroups"]], [group])
        self.assertNotIn("Association", instance["NetworkInterfaces"][0])

    def test_a_protected_instance_is_protected(self):
        ec2, _group, instance = self.run_instance(DisableApiTermination=True)
        self.assertEqual(
            self.refusal(ec2.terminate_instances, InstanceIds=[instance["InstanceId"]])["Error"]["Code"],
            "OperationNotPermitted",
        )

    def test_a_volume_is_as_fast_as_it_was_asked_to_be(self):
        speed = {"Iops": 4000, "Throughput": 250}
        ebs = {"VolumeSize": 8, "VolumeType": "gp3", **speed}
        ec2, _group, instance = self.run_instance(BlockDeviceMappings=[{"DeviceName": "/dev/xvda", "Ebs": ebs}])
        mapping = next(one for one in instance["BlockDeviceMappings"] if one["DeviceName"] == "/dev/xvda")
        volume = ec2.describe_volumes(VolumeIds=[mapping["Ebs"]["VolumeId"]])["Volumes"][0]
        self.assertEqual({key: volume[key] for key in speed}, speed)

    def test_an_instance_can_be_monitored_in_detail(self):
        ec2, _group, instance = self.run_instance()
        answer = ec2.monitor_instances(InstanceIds=[instance["InstanceId"]])
        self.assertEqual(answer["InstanceMonitorings"][0]["Monitoring"]["State"], "enabled")
