"""Two accounts and two regions in one emulator."""

import boto3

from test_emulator import EmulatorTest

OTHER = "111122223333"


class Accounts(EmulatorTest):
    def session(self):
        """In the other account, by a role of it."""
        role = f"arn:aws:iam::{OTHER}:role/deploy"
        found = self.client("sts").assume_role(RoleArn=role, RoleSessionName="e2e")["Credentials"]
        return boto3.Session(found["AccessKeyId"], found["SecretAccessKey"], found["SessionToken"], "eu-west-1")

    def test_an_assumed_role_leads_to_its_account(self):
        other = self.session()
        self.assertEqual(other.client("sts", endpoint_url=self.url).get_caller_identity()["Account"], OTHER)
        other.client("sqs", endpoint_url=self.url).create_queue(QueueName="jobs")
        self.assertNotIn("QueueUrls", self.client("sqs").list_queues())

    def test_what_a_stub_holds_belongs_to_an_account_and_a_region(self):
        other = self.session().client("dlm", endpoint_url=self.url)
        made = other.create_lifecycle_policy(
            ExecutionRoleArn=f"arn:aws:iam::{OTHER}:role/dlm", Description="daily", State="ENABLED", PolicyDetails={}
        )
        policy = other.get_lifecycle_policy(PolicyId=made["PolicyId"])["Policy"]
        self.assertIn(f":{OTHER}:", policy["PolicyArn"])
        for client in (self.client("dlm"), self.client("dlm", "us-east-1")):
            answer = self.refusal(client.get_lifecycle_policy, PolicyId=made["PolicyId"])
            self.assertEqual(answer["Error"]["Code"], "ResourceNotFoundException")

    def test_a_role_that_is_assumed_leaves_nothing_behind(self):
        self.session()
        self.assertEqual(self.call("/emulator/holdings"), {})
