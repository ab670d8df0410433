"""What the account adds to moto's CloudWatch and CloudWatch Logs."""

import json
import unittest

from test_emulator import EmulatorTest


class CloudWatchTest(EmulatorTest):
    def test_composite_alarms_come_back_with_their_rule_and_suppressor(self):
        cloudwatch = self.client("cloudwatch")
        cloudwatch.put_composite_alarm(
            AlarmName="web",
            AlarmRule='ALARM("cpu") OR ALARM("memory")',
            AlarmActions=["arn:aws:sns:eu-west-1:123456789012:alarms"],
            ActionsSuppressor="database",
            ActionsSuppressorWaitPeriod=120,
            ActionsSuppressorExtensionPeriod=300,
            Tags=[{"Key": "Name", "Value": "web"}],
        )
        [alarm] = cloudwatch.describe_alarms(AlarmNames=["web"], AlarmTypes=["CompositeAlarm"])["CompositeAlarms"]
        self.assertEqual(alarm["AlarmRule"], 'ALARM("cpu") OR ALARM("memory")')
        self.assertEqual(alarm["ActionsSuppressor"], "database")
        self.assertEqual((alarm["ActionsSuppressorWaitPeriod"], alarm["ActionsSuppressorExtensionPeriod"]), (120, 300))
        tags = cloudwatch.list_tags_for_resource(ResourceARN=alarm["AlarmArn"])["Tags"]
        self.assertEqual(tags, [{"Key": "Name", "Value": "web"}])


class LogsTest(EmulatorTest):
    def test_queries_are_saved_changed_and_deleted(self):
        logs = self.client("logs")
        saved = {"name": "shop/errors", "queryString": "fields @message", "logGroupNames": ["/shop"]}
        query_id = logs.put_query_definition(**saved)["queryDefinitionId"]
        logs.put_query_definition(**{**saved, "queryString": "limit 5", "queryDefinitionId": query_id})
        [query] = logs.describe_query_definitions(queryDefinitionNamePrefix="shop/")["queryDefinitions"]
        self.assertEqual((query["queryDefinitionId"], query["queryString"]), (query_id, "limit 5"))
        logs.delete_query_definition(queryDefinitionId=query_id)
        self.assertEqual(logs.describe_query_definitions()["queryDefinitions"], [])
        self.refusal(logs.delete_query_definition, queryDefinitionId=query_id)

    def test_masking_policies_come_back_as_they_were_put(self):
        logs = self.client("logs")
        document = json.dumps({"Name": "personal-data", "Version": "2021-06-01", "Statement": []})
        logs.put_data_protection_policy(logGroupIdentifier="/shop", policyDocument=document)
        self.assertEqual(logs.get_data_protection_policy(logGroupIdentifier="/shop")["policyDocument"], document)
        logs.delete_data_protection_policy(logGroupIdentifier="/shop")
        self.assertNotIn("policyDocument", logs.get_data_protection_policy(logGroupIdentifier="/shop"))


if __name__ == "__main__":
    unittest.main()
