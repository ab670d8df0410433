"""Auto Scaling: warm-up of a group, policies as they are shown, what a lifecycle hook tells whom."""

from moto.autoscaling.models import FakeScalingPolicy
from moto.autoscaling.responses import AutoScalingResponse

from fixes.wrap import wrap

#: Arguments of a group that moto reads and forgets.
FORGOTTEN = {"DefaultInstanceWarmup": "default_instance_warmup", "MaxInstanceLifetime": "max_instance_lifetime"}


def apply():
    groups_remember("create_auto_scaling_group")
    groups_remember("update_auto_scaling_group")
    policies_are_enabled()
    hooks_keep_their_target()


def groups_remember(action):
    @wrap(AutoScalingResponse, action)
    def put(original, self):
        answer = original(self)
        group = self.autoscaling_backend.autoscaling_groups[self._get_param("AutoScalingGroupName")]
        for argument, attribute in FORGOTTEN.items():
            value = self._get_param(argument)
            if value is not None:
                setattr(group, attribute, int(value))
        return answer


def policies_are_enabled():
    @wrap(FakeScalingPolicy, "__init__")
    def __init__(original, self, *args, **kwargs):
        original(self, *args, **kwargs)
        self.enabled = True
        if self.policy_type != "PredictiveScaling":
            self.predictive_scaling_configuration = None


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
