"""Secrets Manager: keys of replicas, a rotation as it was said, without running its function, and none of AWS's own."""

from moto.awslambda.models import LambdaBackend
from moto.secretsmanager.models import FakeSecret, SecretsManagerBackend

from fixes.wrap import wrap


def apply():
    @wrap(LambdaBackend, "invoke")
    def invoke(_original, _self, *_args, **_kwargs):
        return b"null"

    @wrap(FakeSecret, "create_replicas")
    def create_replicas(original, self, replica_regions, **options):
        replicas = original(self, replica_regions, **options)
        for replica, wanted in zip(replicas, replica_regions or []):
            replica.config["KmsKeyId"] = wanted.get("KmsKeyId") or replica.config["KmsKeyId"]
        return replicas

    @wrap(SecretsManagerBackend, "rotate_secret")
    def rotate_secret(original, self, secret_id, rotation_rules=None, rotate_immediately=True, **options):
        secret = self.secrets[secret_id]
        secret.rotation_rules = rotation_rules or getattr(secret, "rotation_rules", None)
        if rotate_immediately:
            return original(self, secret_id, rotation_rules=rotation_rules, **options)
        # What is rotated later needs no value yet, and gets no version.
        secret.rotation_requested = secret.rotation_enabled = True
        secret.rotation_lambda_arn = options.get("rotation_lambda_arn") or secret.rotation_lambda_arn
        return secret.to_short_dict()

    @wrap(FakeSecret, "to_dict")
    def to_dict(original, self):
        answer = original(self)
        if "RotationRules" in answer and getattr(self, "rotation_rules", None):
            answer["RotationRules"] = self.rotation_rules
        return answer

    @wrap(SecretsManagerBackend, "cancel_rotate_secret")
    def cancel_rotate_secret(original, self, secret_id):
        secret = self.secrets[secret_id]
        if not secret.name.startswith("rds!"):
            return original(self, secret_id)
        secret.rotation_enabled = False
        return secret.to_short_dict()
