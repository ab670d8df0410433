"""What the account adds to moto's Secrets Manager."""

import unittest

from test_emulator import EmulatorTest

FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:rotator"
RULES = {"ScheduleExpression": "cron(0 8 1 * ? *)", "Duration": "2h"}


class Rotations(EmulatorTest):
    def test_a_rotation_that_begins_later_needs_no_value_and_keeps_its_schedule(self):
        client = self.client("secretsmanager")
        client.create_secret(Name="shop")
        client.rotate_secret(SecretId="shop", RotationLambdaARN=FUNCTION, RotationRules=RULES, RotateImmediately=False)
        secret = client.describe_secret(SecretId="shop")
        self.assertEqual(secret["RotationRules"], RULES)
        self.assertTrue(secret["RotationEnabled"])
        self.assertNotIn("VersionIdsToStages", secret)
        client.cancel_rotate_secret(SecretId="shop")
        self.assertFalse(client.describe_secret(SecretId="shop")["RotationEnabled"])


class Replicas(EmulatorTest):
    def test_a_replica_keeps_the_key_of_its_region(self):
        key = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
        client = self.client("secretsmanager")
        client.create_secret(Name="shop", AddReplicaRegions=[{"Region": "us-east-1", "KmsKeyId": key}])
        self.assertEqual(client.describe_secret(SecretId="shop")["ReplicationStatus"][0]["KmsKeyId"], key)


if __name__ == "__main__":
    unittest.main()
