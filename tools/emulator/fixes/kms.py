"""KMS: the rotation period of a key, and who manages the keys of AWS services."""

import json

from moto.kms.models import KmsBackend
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

    @wrap(KmsBackend, "create_alias")
    def create_alias(original, self, target_key_id, alias_name):
        alias = original(self, target_key_id, alias_name)
        if alias_name.startswith("alias/aws/"):
            self.describe_key(target_key_id).key_manager = "AWS"
        return alias


def key_of(response):
    return response.kms_backend.describe_key(response._get_param("KeyId"))
