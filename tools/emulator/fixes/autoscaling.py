"""Auto Scaling: what a group remembers, policies as they are shown, what a lifecycle hook tells whom, notifications,
instance refreshes that are written down, and that what a group launches is tagged as its template says."""

import uuid

from moto.autoscaling.models import AutoScalingBackend, FakeAutoScalingGroup, FakeScalingPolicy
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult, EmptyResult

from fixes.wrap import wrap

#: Arguments of a group that moto reads and forgets, and how they are read.
FORGOTTEN = {
    "DefaultInstanceWarmup": ("default_instance_warmup", int),
    "MaxInstanceLifetime": ("max_instance_lifetime", int),
    "InstanceMaintenancePolicy": ("instance_maintenance_policy", dict),
    "AvailabilityZoneDistribution": ("availability_zone_distribution", dict),
}
#: Arguments that moto remembers from the creation only.
CHANGED = {
    "CapacityRebalance": ("capacity_rebalance", bool),
    "TerminationPolicies": ("termination_policies", list),
    "PlacementGroup": ("placement_group", str),
}


def apply():
    groups_remember("create_auto_scaling_group", FORGOTTEN)
    groups_remember("update_auto_scaling_group", {**FORGOTTEN, **CHANGED})
    updates_keep_the_mixed_instances()
    launches_are_tagged()
    instances_that_are_no_longer_protected_may_go()
    policies_are_enabled()
    policies_belong_to_a_group()
    hooks_keep_their_target()
    notifications_are_kept()
    refreshes_are_written_down()


def groups_remember(action, arguments):
    @wrap(AutoScalingResponse, action)
    def put(original, self):
        answer = original(self)
        group = self.autoscaling_backend.autoscaling_groups[self._get_param("AutoScalingGroupName")]
        for argument, (attribute, read) in arguments.items():
            value = self._get_param(argument)
            if value is not None:
                setattr(group, attribute, read(value))
        return answer


def updates_keep_the_mixed_instances():
    """moto takes a policy that an update does not name for none."""

    @wrap(FakeAutoScalingGroup, "update")
    def update(original, self, **kwargs):
        before = self.mixed_instances_policy
        original(self, **kwargs)
        if not kwargs.get("mixed_instances_policy") and not kwargs.get("launch_template"):
            self.mixed_instances_policy = before


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


def instances_that_are_no_longer_protected_may_go():
    """A group that could not shrink shrinks then."""

    @wrap(AutoScalingResponse, "set_instance_protection")
    def set_instance_protection(original, self):
        answer = original(self)
        group = self.autoscaling_backend.autoscaling_groups[self._get_param("AutoScalingGroupName")]
        group.set_desired_capacity(group.desired_capacity)
        return answer


def policies_are_enabled():
    @wrap(FakeScalingPolicy, "__init__")
    def __init__(original, self, *args, **kwargs):
        original(self, *args, **kwargs)
        self.enabled = True
        if self.policy_type != "PredictiveScaling":
            self.predictive_scaling_configuration = None


def policies_belong_to_a_group():
    """moto knows them by name alone, so that the policies of two groups overwrite each other."""

    @wrap(AutoScalingBackend, "put_scaling_policy")
    def put_scaling_policy(original, self, *args, **kwargs):
        others = dict(self.policies)
        policy = original(self, *args, **kwargs)
        self.policies.clear()
        self.policies.update(others)
        self.policies[(policy.auto_scaling_group_name, policy.name)] = policy
        return policy

    def delete_policy(self):
        key = self._get_param("AutoScalingGroupName"), self._get_param("PolicyName")
        self.autoscaling_backend.policies.pop(key, None)
        return EmptyResult()

    AutoScalingResponse.delete_policy = delete_policy


def hooks_keep_their_target():
    @wrap(AutoScalingResponse, "put_lifecycle_hook")
    def put_lifecycle_hook(original, self):
        answer = original(self)
        names = self._get_param("AutoScalingGroupName"), [self._get_param("LifecycleHookName")]
        for hook in self.autoscaling_backend.describe_lifecycle_hooks(*names):
            hook.role_arn = self._get_param("RoleARN")
            hook.notification_target_arn = self._get_param("NotificationTargetARN")
            hook.notification_metadata = self._get_param("NotificationMetadata")
        return answer


def notifications_are_kept():
    """moto has none: by group and topic, the events."""

    def kept(self):
        backend = self.autoscaling_backend
        backend.__dict__.setdefault("notifications", {})
        return backend.notifications

    def put_notification_configuration(self):
        key = self._get_param("AutoScalingGroupName"), self._get_param("TopicARN")
        kept(self)[key] = list(self._get_param("NotificationTypes", []))
        return EmptyResult()

    def describe_notification_configurations(self):
        wanted = self._get_param("AutoScalingGroupNames", [])
        return ActionResult(
            {
                "NotificationConfigurations": [
                    {"AutoScalingGroupName": group, "TopicARN": topic, "NotificationType": event}
                    for (group, topic), events in kept(self).items()
                    for event in events
                    if not wanted or group in wanted
                ]
            }
        )

    def delete_notification_configuration(self):
        kept(self).pop((self._get_param("AutoScalingGroupName"), self._get_param("TopicARN")), None)
        return EmptyResult()

    for action in (
        put_notification_configuration,
        describe_notification_configurations,
        delete_notification_configuration,
    ):
        setattr(AutoScalingResponse, action.__name__, action)


def refreshes_are_written_down():
    """moto has none: they succeed at once and replace nothing, and are forgotten with their group."""

    def kept(self):
        group = self.autoscaling_backend.autoscaling_groups[self._get_param("AutoScalingGroupName")]
        return group.__dict__.setdefault("instance_refreshes", [])

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
