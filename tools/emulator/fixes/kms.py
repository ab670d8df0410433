"""KMS: the rotation period of a key, replicas of their own, and who manages the keys of AWS services."""

import json

from moto.kms.models import KmsBackend, kms_backends
from moto.kms.responses import KmsResponse

from fixes.wrap import wrap

#: AWS docs, "EnableKeyRotation".
DEFAULT_DAYS = 365


def apply():
    @wrap(KmsResponse, "enable_key_rotation")
    def enable_key_rotation(original, self):
        answer = original(self)
        key_of(self).rotation_period_days = self._get_param("RotationPeriodInDays") or DEFAULT_DAYS
        return answer

    @wrap(KmsResponse, "get_key_rotation_status")
    def get_key_rotation_status(original, self):
        status = json.loads(original(self))
        if status.get("KeyRotationEnabled"):
            status["RotationPeriodInDays"] = getattr(key_of(self), "rotation_period_days", DEFAULT_DAYS)
        return json.dumps(status)

    @wrap(KmsResponse, "replicate_key")
    def replicate_key(original, self):
        answer = json.loads(original(self))
        elsewhere = kms_backends[self.current_account][self._get_param("ReplicaRegion")]
        key = elsewhere.keys[key_of(self).id]
        key.description = self._get_param("Description") or ""
        key.aliases, key.grants = {}, {}
        # moto keeps a copy beside the keys, which nobody reads and which would count as something held.
        vars(self.kms_backend).pop("multi_region_configuration", None)
        key.policy = self._get_param("Policy") or key.generate_default_policy()
        key.multi_region_configuration = {**key.multi_region_configuration, "MultiRegionKeyType": "REPLICA"}
        tags = self._get_param("Tags") or []
        if tags:
            elsewhere.tag_resource(key.id, tags)
        return json.dumps({**answer, "ReplicaKeyMetadata": key.to_dict()["KeyMetadata"], "ReplicaTags": tags})

    @wrap(KmsBackend, "create_alias")
    def create_alias(original, self, target_key_id, alias_name):
        alias = original(self, target_key_id, alias_name)
        if alias_name.startswith("alias/aws/"):
            self.describe_key(target_key_id).key_manager = "AWS"
        return alias


def key_of(response):
    return response.kms_backend.describe_key(response._get_param("KeyId"))
