"""Requests that break AWS's model of their operation, asked with a client that does not look at them first."""

import boto3
from botocore.config import Config

from test_emulator import EmulatorTest

ROLE = {"RoleName": "web", "AssumeRolePolicyDocument": "{}"}
KEY = "arn:aws:iam::123456789012:role/dlm"
FIXED = "1 validation error detected: Value"


class Contract(EmulatorTest):
    def unchecked(self, service):
        return boto3.client(
            service,
            region_name="eu-west-1",
            endpoint_url=self.url,
            aws_access_key_id="test",
            aws_secret_access_key="test",
            config=Config(retries={"total_max_attempts": 1}, parameter_validation=False),
        )

    def refused(self, service, operation, code, message, **arguments):
        error = self.refusal(getattr(self.unchecked(service), operation), **arguments)["Error"]
        self.assertEqual((error["Code"], error["Message"]), (code, f"{FIXED} {message}"))

    def test_a_text_has_a_greatest_length(self):
        name = "x" * 65
        rule = "failed to satisfy constraint: Member must have length less than or equal to 64"
        self.refused("iam", "create_role", "ValidationError", f"'{name}' at 'roleName' {rule}", **(ROLE | {"RoleName": name}))

    def test_a_text_has_a_least_length(self):
        rule = "failed to satisfy constraint: Member must have length greater than or equal to 1"
        self.refused("ssm", "get_parameter", "ValidationException", f"'' at 'name' {rule}", Name="")

    def test_a_text_has_a_pattern(self):
        rule = r"failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]+"
        self.refused("iam", "create_role", "ValidationError", f"'a b' at 'roleName' {rule}", **(ROLE | {"RoleName": "a b"}))

    def test_a_number_has_a_range(self):
        rule = "failed to satisfy constraint: Member must have value less than or equal to 30"
        found = f"'31' at 'rotationRules.automaticallyAfterDays' {rule}"
        found = found.replace("'31'", "'1001'").replace("equal to 30", "equal to 1000")
        self.refused(
            "secretsmanager", "rotate_secret", "ValidationException", found,
            SecretId="x", ClientRequestToken="t" * 32, RotationRules={"AutomaticallyAfterDays": 1001},
        )

    def test_a_text_is_one_of_an_enum(self):
        rule = "failed to satisfy constraint: Member must satisfy enum value set: [String, StringList, SecureString]"
        self.refused(
            "ssm", "put_parameter", "ValidationException", f"'Text' at 'type' {rule}", Name="/a", Value="b", Type="Text"
        )

    def test_a_required_member_is_there(self):
        rule = "null at 'policyDetails' failed to satisfy constraint: Member must not be null"
        self.refused("kms", "create_alias", "ValidationException", rule.replace("policyDetails", "targetKeyId"), AliasName="alias/a")

    def test_a_list_has_a_greatest_length(self):
        tags = [{"Key": str(number), "Value": ""} for number in range(51)]
        answer = self.refusal(self.unchecked("iam").create_role, **ROLE, Tags=tags)["Error"]
        self.assertIn("at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50", answer["Message"])

    def test_the_place_in_a_list_is_named_and_faults_are_counted(self):
        tags = [{"Key": "k" * 129, "Value": "v" * 257}]
        message = self.refusal(self.unchecked("iam").create_role, **ROLE, Tags=tags)["Error"]["Message"]
        self.assertTrue(message.startswith("2 validation errors detected: Value '"), message)
        self.assertIn("at 'tags.1.member.key' failed", message)
        self.assertIn("at 'tags.1.member.value' failed", message)

    def test_ec2_answers_in_its_own_protocol(self):
        rule = "null at 'vpcId' failed to satisfy constraint: Member must not be null"
        self.refused("ec2", "delete_vpc", "InvalidParameterValue", rule)

    def test_a_service_that_speaks_rest_and_xml_answers_so(self):
        rule = "null at 'callerReference' failed to satisfy constraint: Member must not be null"
        self.refused("route53", "create_hosted_zone", "InvalidInput", rule, Name="example.com")

    def test_a_service_that_speaks_rest_and_json_answers_so(self):
        rule = "null at 'state' failed to satisfy constraint: Member must not be null"
        self.refused(
            "dlm", "create_lifecycle_policy", "ValidationException", rule, ExecutionRoleArn=KEY, Description="daily"
        )

    def test_a_slash_within_a_part_of_a_path_is_no_end_of_it(self):
        arn = "arn:aws:resource-groups:eu-west-1:123456789012:group/shop"
        answer = self.refusal(self.unchecked("resource-groups").tag, Arn=arn, Tags={"k": "v" * 257})["Error"]
        self.assertIn("Member must have length less than or equal to 256", answer["Message"])
