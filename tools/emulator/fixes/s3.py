"""S3: policies with conditions, and with lists where moto reads single words; locks of buckets that hold objects."""

import json

from moto.iam.access_control import PermissionResult
from moto.s3.models import FakeBucket, S3Backend

from fixes.wrap import wrap


def apply():
    statements_with_conditions_are_not_judged()
    log_delivery_is_permitted_in_any_notation()
    buckets_with_objects_can_be_locked()


def statements_with_conditions_are_not_judged():
    """moto overlooks conditions: "deny without TLS" would deny everything."""

    @wrap(FakeBucket, "get_permission")
    def get_permission(original, self, action, resource):
        if not self.policy:
            return original(self, action, resource)
        whole = self.policy
        document = json.loads(whole)
        document["Statement"] = [one for one in listed(document["Statement"]) if not one.get("Condition")]
        if not document["Statement"]:
            return PermissionResult.NEUTRAL
        self.policy = json.dumps(document).encode()
        try:
            return original(self, action, resource)
        finally:
            self.policy = whole


def log_delivery_is_permitted_in_any_notation():
    def permitted(target_bucket, target_prefix):
        bucket = f"arn:{target_bucket.partition}:s3:::{target_bucket.name}"
        resources = {bucket, f"{bucket}/*", f"{bucket}/{target_prefix or ''}*"}
        statements = listed(json.loads(target_bucket.policy)["Statement"]) if target_bucket.policy else []
        return any(
            one["Effect"] == "Allow"
            and "logging.s3.amazonaws.com" in services(one)
            and "s3:PutObject" in listed(one["Action"])
            and resources & set(listed(one["Resource"]))
            for one in statements
        )

    FakeBucket._log_permissions_enabled_policy = staticmethod(permitted)


def buckets_with_objects_can_be_locked():
    """AWS takes and changes a lock at any time since November 2023; moto takes one for an empty bucket only."""

    @wrap(S3Backend, "put_object_lock_configuration")
    def put_object_lock_configuration(original, self, bucket_name, *args, **kwargs):
        bucket = self.get_bucket(bucket_name)
        kept, bucket.keys = bucket.keys, type(bucket.keys)()
        try:
            original(self, bucket_name, *args, **kwargs)
        finally:
            bucket.keys = kept


def services(statement):
    principal = statement.get("Principal")
    return listed(principal.get("Service", [])) if isinstance(principal, dict) else []


def listed(value):
    return value if isinstance(value, list) else [value]
