"""What the account adds to moto's Amazon S3."""

from test_emulator import EmulatorTest


class Locks(EmulatorTest):
    def test_a_bucket_with_objects_can_be_locked_and_unlocked_and_who_may_bypass_the_lock_deletes(self):
        s3 = self.client("s3", "us-east-1")
        s3.create_bucket(Bucket="backups")
        s3.put_bucket_versioning(Bucket="backups", VersioningConfiguration={"Status": "Enabled"})
        s3.put_object(Bucket="backups", Key="before", Body=b"b")
        rule = {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 1}}
        locked = {"ObjectLockEnabled": "Enabled", "Rule": rule}
        s3.put_object_lock_configuration(Bucket="backups", ObjectLockConfiguration=locked)
        self.assertEqual(s3.get_object_lock_configuration(Bucket="backups")["ObjectLockConfiguration"], locked)

        version = s3.put_object(Bucket="backups", Key="after", Body=b"a", ChecksumAlgorithm="SHA256")["VersionId"]
        s3.put_object_lock_configuration(Bucket="backups", ObjectLockConfiguration={"ObjectLockEnabled": "Enabled"})
        refusal = self.refusal(s3.delete_object, Bucket="backups", Key="after", VersionId=version)
        self.assertEqual(refusal["Error"]["Code"], "AccessDenied")
        s3.delete_object(Bucket="backups", Key="after", VersionId=version, BypassGovernanceRetention=True)
        self.assertEqual([one["Key"] for one in s3.list_object_versions(Bucket="backups")["Versions"]], ["before"])
