"""Application Auto Scaling: tags of scalable targets."""

import json

from moto.applicationautoscaling.models import ApplicationAutoscalingBackend
from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse

from fixes.wrap import wrap


def apply():
    @wrap(ApplicationAutoscalingBackend, "__init__")
    def __init__(original, self, region_name, account_id):
        original(self, region_name, account_id)
        self.tags_by_arn = {}

    @wrap(ApplicationAutoScalingResponse, "register_scalable_target")
    def register_scalable_target(original, self):
        answer = original(self)
        if self._get_param("Tags"):
            self.applicationautoscaling_backend.tags_by_arn[json.loads(answer)["ScalableTargetARN"]] = self._get_param("Tags")
        return answer

    @wrap(ApplicationAutoscalingBackend, "deregister_scalable_target")
    def deregister_scalable_target(original, self, namespace, r_id, dimension):
        target = self.targets.get(dimension, {}).get(r_id)
        original(self, namespace, r_id, dimension)
        if target is not None:
            self.tags_by_arn.pop(target.arn, None)

    def list_tags_for_resource(self):
        tags = self.applicationautoscaling_backend.tags_by_arn
        return json.dumps({"Tags": tags.get(self._get_param("ResourceARN"), {})})

    ApplicationAutoScalingResponse.list_tags_for_resource = list_tags_for_resource
