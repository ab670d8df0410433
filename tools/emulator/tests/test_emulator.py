"""python3 -m unittest discover -s tools/emulator/tests: what the account adds to moto, asked with AWS's own client."""

import atexit
import functools
import json
import os
import pathlib
import subprocess
import sys
import unittest
import urllib.error
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

SERVE = pathlib.Path(__file__).parents[1] / "serve.py"


# What no test asks for takes moto a second after each reset: AWS's own policies, and the images of a region.
QUICK = {"MOTO_IAM_LOAD_MANAGED_POLICIES": "false", "MOTO_EC2_LOAD_DEFAULT_AMIS": "false"}


@functools.cache
def emulator():
    """The address of one account for all tests; each begins with nothing in it."""
    command = [sys.executable, SERVE, "--port", "0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | QUICK)
    atexit.register(server.terminate)
    return "http://" + server.stdout.readline().split()[-1]


class EmulatorTest(unittest.TestCase):
    def setUp(self):
        self.url = emulator()
        self.call("/moto-api/reset", method="POST")

    def call(self, path, method="GET"):
        with urllib.request.urlopen(urllib.request.Request(self.url + path, method=method)) as answer:
            return json.loads(answer.read())

    def client(self, service, region="eu-west-1"):
        return boto3.client(
            service,
            region_name=region,
            endpoint_url=self.url,
            aws_access_key_id="test",
            aws_secret_access_key="test",
            config=Config(retries={"total_max_attempts": 1}),
        )

    def refusal(self, call, **arguments):
        with self.assertRaises(ClientError) as caught:
            call(**arguments)
        return caught.exception.response

    def vpc(self):
        ec2 = self.client("ec2")
        vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        zones = zip(("eu-west-1a", "eu-west-1b"), ("10.0.0.0/24", "10.0.1.0/24"))
        return vpc, [
            ec2.create_subnet(VpcId=vpc, AvailabilityZone=zone, CidrBlock=block)["Subnet"]["SubnetId"]
            for zone, block in zones
        ]


class Server(EmulatorTest):
    def test_what_is_not_there_is_refused_for_good(self):
        """Not with 500, which the provider would ask again 25 times."""
        self.assertEqual(self.status("backup", "/resources"), 501)
        self.assertEqual(self.status("ec2", "/", b"Action=DescribeFastLaunchImages&Version=2016-11-15"), 501)

    def status(self, service, path, body=None):
        signed = f"AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/{service}/aws4_request, SignedHeaders=, Signature="
        headers = {"Authorization": signed, "Content-Type": "application/x-www-form-urlencoded"}
        with self.assertRaises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(urllib.request.Request(self.url + path, body, headers))
        caught.exception.close()
        return caught.exception.code

    def test_a_new_account_holds_nothing_even_when_somebody_has_looked(self):
        self.client("ec2").describe_vpcs()
        self.client("ssm").get_parameter(
            Name="/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
        )
        self.assertEqual(self.call("/emulator/holdings"), {})

    def test_what_is_made_is_held_until_it_is_deleted(self):
        ec2 = self.client("ec2")
        vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        self.assertEqual(self.call("/emulator/holdings")["ec2.vpcs"], 1)
        ec2.delete_vpc(VpcId=vpc)
        self.assertEqual(self.call("/emulator/holdings"), {})

    def test_a_parameter_a_key_and_a_policy_are_held(self):
        self.client("ssm").put_parameter(Name="/shop/url", Value="x", Type="String")
        key = self.client("kms").create_key()["KeyMetadata"]["KeyId"]
        self.client("dlm").create_lifecycle_policy(
            ExecutionRoleArn="arn:aws:iam::123456789012:role/dlm", Description="daily", State="ENABLED", PolicyDetails={}
        )
        held = {"kms.keys": 1, "ssm._parameters": 1, "dlm.policies": 1}
        self.assertEqual({key: self.call("/emulator/holdings").get(key) for key in held}, held)
        self.client("kms").schedule_key_deletion(KeyId=key)
        self.assertNotIn("kms.keys", self.call("/emulator/holdings"))

    def test_reset_empties_the_stubs_too(self):
        self.client("dlm").create_lifecycle_policy(
            ExecutionRoleArn="arn:aws:iam::123456789012:role/dlm", Description="daily", State="ENABLED", PolicyDetails={}
        )
        self.call("/moto-api/reset", method="POST")
        self.assertEqual(self.client("dlm").get_lifecycle_policies()["Policies"], [])


class Fixes(EmulatorTest):
    def test_a_protected_balancer_cannot_be_deleted(self):
        _vpc, subnets = self.vpc()
        elbv2 = self.client("elbv2")
        arn = elbv2.create_load_balancer(Name="web", Subnets=subnets)["LoadBalancers"][0]["LoadBalancerArn"]
        protection = {"Key": "deletion_protection.enabled", "Value": "true"}
        elbv2.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=[protection])
        answer = self.refusal(elbv2.delete_load_balancer, LoadBalancerArn=arn)
        self.assertEqual(answer["Error"]["Code"], "OperationNotPermitted")
        elbv2.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=[{**protection, "Value": "false"}])
        elbv2.delete_load_balancer(LoadBalancerArn=arn)
        self.assertEqual(elbv2.describe_load_balancers()["LoadBalancers"], [])

    def test_a_protected_database_cannot_be_deleted(self):
        rds = self.client("rds")
        rds.create_db_instance(
            DBInstanceIdentifier="shop",
            DBInstanceClass="db.t4g.medium",
            Engine="postgres",
            AllocatedStorage=20,
            MasterUsername="dbadmin",
            ManageMasterUserPassword=True,
            DeletionProtection=True,
        )
        answer = self.refusal(rds.delete_db_instance, DBInstanceIdentifier="shop", SkipFinalSnapshot=True)
        self.assertIn("protected", answer["Error"]["Message"])

    def test_rules_keep_their_description(self):
        ec2 = self.client("ec2")
        vpc, _subnets = self.vpc()
        group = ec2.create_security_group(GroupName="web", Description="web", VpcId=vpc)["GroupId"]
        source = [{"GroupId": group, "Description": "From the balancer"}]
        permission = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "UserIdGroupPairs": source}
        ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[permission])
        rules = ec2.describe_security_group_rules(Filters=[{"Name": "group-id", "Values": [group]}])
        descriptions = [rule.get("Description") for rule in rules["SecurityGroupRules"] if not rule["IsEgress"]]
        self.assertEqual(descriptions, ["From the balancer"])

    def test_keys_remember_their_rotation(self):
        kms = self.client("kms")
        key = kms.create_key()["KeyMetadata"]["KeyId"]
        kms.enable_key_rotation(KeyId=key, RotationPeriodInDays=90)
        self.assertEqual(kms.get_key_rotation_status(KeyId=key)["RotationPeriodInDays"], 90)

    def test_a_policy_that_demands_tls_does_not_lock_the_bucket(self):
        s3 = self.client("s3", "us-east-1")
        s3.create_bucket(Bucket="logs")
        deny = {
            "Effect": "Deny",
            "Principal": "*",
            "Action": ["s3:*"],
            "Resource": ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"],
            "Condition": {"Bool": {"aws:SecureTransport": "false"}},
        }
        allow = {
            "Effect": "Allow",
            "Principal": {"Service": ["logging.s3.amazonaws.com"]},
            "Action": ["s3:PutObject"],
            "Resource": ["arn:aws:s3:::logs/*"],
        }
        s3.put_bucket_policy(Bucket="logs", Policy=json.dumps({"Version": "2012-10-17", "Statement": [deny, allow]}))
        s3.put_object(Bucket="logs", Key="a", Body=b"b")
        target = {"LoggingEnabled": {"TargetBucket": "logs", "TargetPrefix": "s3/"}}
        s3.put_bucket_logging(Bucket="logs", BucketLoggingStatus=target)
        self.assertEqual(s3.get_bucket_logging(Bucket="logs")["LoggingEnabled"]["TargetPrefix"], "s3/")


class Stubs(EmulatorTest):
    def test_snapshot_policies_live_and_die(self):
        dlm = self.client("dlm")
        details = {"ResourceTypes": ["VOLUME"], "TargetTags": [{"Key": "a", "Value": "b"}]}
        made = dlm.create_lifecycle_policy(
            ExecutionRoleArn="arn:aws:iam::123456789012:role/dlm",
            Description="daily",
            State="ENABLED",
            PolicyDetails=details,
            Tags={"Name": "web"},
        )
        policy = dlm.get_lifecycle_policy(PolicyId=made["PolicyId"])["Policy"]
        self.assertEqual((policy["PolicyDetails"], policy["Tags"]), (details, {"Name": "web"}))
        self.assertIn(":eu-west-1:123456789012:", policy["PolicyArn"])
        dlm.update_lifecycle_policy(PolicyId=made["PolicyId"], Description="weekly")
        dlm.tag_resource(ResourceArn=policy["PolicyArn"], Tags={"Owner": "me"})
        dlm.untag_resource(ResourceArn=policy["PolicyArn"], TagKeys=["Name"])
        policy = dlm.get_lifecycle_policy(PolicyId=made["PolicyId"])["Policy"]
        self.assertEqual((policy["Description"], policy["Tags"]), ("weekly", {"Owner": "me"}))
        dlm.delete_lifecycle_policy(PolicyId=made["PolicyId"])
        answer = self.refusal(dlm.get_lifecycle_policy, PolicyId=made["PolicyId"])
        self.assertEqual(answer["Error"]["Code"], "ResourceNotFoundException")

    def test_backup_selections_belong_to_a_plan(self):
        backup = self.client("backup")
        backup.create_backup_vault(BackupVaultName="vault")
        rule = {"RuleName": "daily", "TargetBackupVaultName": "vault"}
        plan = backup.create_backup_plan(BackupPlan={"BackupPlanName": "plan", "Rules": [rule]})["BackupPlanId"]
        wanted = {"SelectionName": "database", "IamRoleArn": "arn:aws:iam::123456789012:role/b", "Resources": ["arn:x"]}
        made = backup.create_backup_selection(BackupPlanId=plan, BackupSelection=wanted)["SelectionId"]
        shown = backup.get_backup_selection(BackupPlanId=plan, SelectionId=made)["BackupSelection"]
        self.assertEqual(shown, wanted)
        backup.delete_backup_selection(BackupPlanId=plan, SelectionId=made)
        answer = self.refusal(backup.get_backup_selection, BackupPlanId=plan, SelectionId=made)
        self.assertEqual(answer["Error"]["Code"], "ResourceNotFoundException")

    def test_lifecycle_rules_come_back_as_they_were_put_and_go_with_the_bucket(self):
        s3 = self.client("s3", "us-east-1")
        s3.create_bucket(Bucket="uploads")
        rules = [
            {
                "ID": "expire",
                "Status": "Enabled",
                "Filter": {"And": {"Prefix": "tmp/", "ObjectSizeGreaterThan": 1024}},
                "Expiration": {"Days": 7},
            }
        ]
        s3.put_bucket_lifecycle_configuration(Bucket="uploads", LifecycleConfiguration={"Rules": rules})
        self.assertEqual(s3.get_bucket_lifecycle_configuration(Bucket="uploads")["Rules"], rules)
        s3.delete_bucket(Bucket="uploads")
        self.assertEqual(self.call("/emulator/holdings"), {})


if __name__ == "__main__":
    unittest.main()
