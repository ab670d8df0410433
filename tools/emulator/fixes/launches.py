"""Auto Scaling: instance refreshes are written down, and what a group launches is tagged as its template says."""

import uuid

from moto.autoscaling.models import AutoScalingBackend, FakeAutoScalingGroup
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult

from fixes.wrap import wrap


def apply():
    launches_are_tagged()
    refreshes_are_written_down()


def launches_are_tagged():
    """The tags of the template reach volumes and network interfaces too."""

    @wrap(FakeAutoScalingGroup, "replace_autoscaling_group_instances")
    def launch(original, self, count_needed, propagated_tags):
        before = len(self.instance_states)
        original(self, count_needed, propagated_tags)
        if self.ec2_launch_template is None:
            return
        version = self.ec2_launch_template.get_version(self.launch_template_version)
        tags = {
            one["ResourceType"]: {tag["Key"]: tag["Value"] for tag in one.get("Tags", [])}
            for one in version.data.get("TagSpecifications", [])
        }
        for state in self.instance_states[before:]:
            for device in state.instance.block_device_mapping.values():
                self.ec2_backend.get_volume(device.volume_id).add_tags(tags.get("volume", {}))
            for interface in state.instance.nics.values():
                interface.add_tags(tags.get("network-interface", {}))


def refreshes_are_written_down():
    """moto has none: they succeed at once, replace nothing, and go with their group."""

    def of_all_groups(backend):
        return vars(backend).setdefault("instance_refreshes", {})

    def kept(self):
        return of_all_groups(self.autoscaling_backend).setdefault(self._get_param("AutoScalingGroupName"), [])

    @wrap(AutoScalingBackend, "delete_auto_scaling_group")
    def delete_auto_scaling_group(original, self, group_name, *args, **kwargs):
        of_all_groups(self).pop(group_name, None)
        return original(self, group_name, *args, **kwargs)

    def start_instance_refresh(self):
        refresh = {
            "InstanceRefreshId": str(uuid.uuid4()),
            "AutoScalingGroupName": self._get_param("AutoScalingGroupName"),
            "Status": "Successful",
            "PercentageComplete": 100,
            "InstancesToUpdate": 0,
            "Preferences": self._get_param("Preferences", {}),
        }
        kept(self).insert(0, refresh)
        return ActionResult({"InstanceRefreshId": refresh["InstanceRefreshId"]})

    def describe_instance_refreshes(self):
        wanted = self._get_param("InstanceRefreshIds", [])
        found = [one for one in kept(self) if not wanted or one["InstanceRefreshId"] in wanted]
        return ActionResult({"InstanceRefreshes": found})

    AutoScalingResponse.start_instance_refresh = start_instance_refresh
    AutoScalingResponse.describe_instance_refreshes = describe_instance_refreshes
