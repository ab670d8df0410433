"""Auto Scaling: what a group launches, and its refreshes."""

from test_emulator import EmulatorTest


class Launches(EmulatorTest):
    def group(self):
        _vpc, subnets = self.vpc()
        kinds = ("instance", "volume", "network-interface")
        self.client("ec2").create_launch_template(
            LaunchTemplateName="web",
            LaunchTemplateData={
                "ImageId": "ami-12c6146b",
                "InstanceType": "t3.micro",
                "TagSpecifications": [
                    {"ResourceType": kind, "Tags": [{"Key": "Project", "Value": "shop"}]} for kind in kinds
                ],
            },
        )
        autoscaling = self.client("autoscaling")
        autoscaling.create_auto_scaling_group(
            AutoScalingGroupName="web",
            LaunchTemplate={"LaunchTemplateName": "web", "Version": "$Latest"},
            MinSize=1,
            MaxSize=1,
            VPCZoneIdentifier=",".join(subnets),
        )
        return autoscaling

    def test_volumes_and_interfaces_are_tagged_as_the_template_says(self):
        self.group()
        tags = self.client("ec2").describe_tags(Filters=[{"Name": "key", "Values": ["Project"]}])["Tags"]
        self.assertEqual({tag["ResourceType"] for tag in tags}, {"instance", "volume", "network-interface"})

    def test_a_refresh_is_written_down(self):
        autoscaling = self.group()
        started = autoscaling.start_instance_refresh(AutoScalingGroupName="web")["InstanceRefreshId"]
        shown = autoscaling.describe_instance_refreshes(AutoScalingGroupName="web")["InstanceRefreshes"]
        self.assertEqual([(one["InstanceRefreshId"], one["Status"]) for one in shown], [(started, "Successful")])
        autoscaling.delete_auto_scaling_group(AutoScalingGroupName="web", ForceDelete=True)
        self.assertNotIn("autoscaling.instance_refreshes", self.call("/emulator/holdings"))
