"""What the account adds to moto's KMS."""

import json
import unittest

from test_emulator import EmulatorTest


class Replicas(EmulatorTest):
    def replicated(self):
        key = self.client("kms").create_key(MultiRegion=True, Description="of the shop")["KeyMetadata"]["KeyId"]
        policy = json.dumps({"Version": "2012-10-17", "Statement": []})
        answer = self.client("kms").replicate_key(
            KeyId=key,
            ReplicaRegion="us-east-1",
            Description="elsewhere",
            Policy=policy,
            Tags=[{"TagKey": "Team", "TagValue": "shop"}],
        )
        return key, policy, answer["ReplicaKeyMetadata"]

    def test_a_replica_has_description_policy_and_tags_of_its_own(self):
        key, policy, metadata = self.replicated()
        self.assertEqual(metadata["MultiRegionConfiguration"]["MultiRegionKeyType"], "REPLICA")
        elsewhere = self.client("kms", "us-east-1")
        self.assertEqual(elsewhere.describe_key(KeyId=key)["KeyMetadata"]["Description"], "elsewhere")
        self.assertEqual(elsewhere.get_key_policy(KeyId=key, PolicyName="default")["Policy"], policy)
        self.assertEqual(elsewhere.list_resource_tags(KeyId=key)["Tags"], [{"TagKey": "Team", "TagValue": "shop"}])

    def test_both_can_have_the_same_alias(self):
        key, _, _ = self.replicated()
        for region in ("eu-west-1", "us-east-1"):
            self.client("kms", region).create_alias(AliasName="alias/shop", TargetKeyId=key)

    def test_only_the_two_keys_are_held(self):
        self.replicated()
        self.assertEqual(self.call("/emulator/holdings"), {"kms.keys": 2})

    def test_its_key_stays_as_it_was(self):
        key, _, _ = self.replicated()
        metadata = self.client("kms").describe_key(KeyId=key)["KeyMetadata"]
        self.assertEqual(metadata["Description"], "of the shop")
        self.assertEqual(metadata["MultiRegionConfiguration"]["MultiRegionKeyType"], "PRIMARY")
        self.assertEqual(self.client("kms").list_resource_tags(KeyId=key)["Tags"], [])


if __name__ == "__main__":
    unittest.main()
