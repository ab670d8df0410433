"""AWS Backup and Amazon DLM: what the stubs add to moto."""

import unittest

from test_emulator import EmulatorTest

ROLE = "arn:aws:iam::123456789012:role/backup"


class BackupPlans(EmulatorTest):
    def test_a_plan_changes_under_its_id_and_keeps_its_tags(self):
        backup = self.client("backup")
        rules = [{"RuleName": "daily", "TargetBackupVaultName": "vault"}]
        plan = backup.create_backup_plan(
            BackupPlan={"BackupPlanName": "plan", "Rules": rules}, BackupPlanTags={"Name": "plan"}
        )
        weekly = {"RuleName": "weekly", "TargetBackupVaultName": "vault"}
        changed = backup.update_backup_plan(
            BackupPlanId=plan["BackupPlanId"], BackupPlan={"BackupPlanName": "plan", "Rules": [*rules, weekly]}
        )
        shown = backup.get_backup_plan(BackupPlanId=plan["BackupPlanId"])
        self.assertEqual([rule["RuleName"] for rule in shown["BackupPlan"]["Rules"]], ["daily", "weekly"])
        self.assertEqual(changed["BackupPlanArn"], plan["BackupPlanArn"])
        self.assertNotEqual(changed["VersionId"], plan["VersionId"])
        self.assertEqual(backup.list_tags(ResourceArn=plan["BackupPlanArn"])["Tags"], {"Name": "plan"})

    def test_a_plan_that_is_not_there_cannot_change(self):
        answer = self.refusal(
            self.client("backup").update_backup_plan, BackupPlanId="x", BackupPlan={"BackupPlanName": "p", "Rules": []}
        )
        self.assertEqual(answer["Error"]["Code"], "ResourceNotFoundException")


class RestoreTests(EmulatorTest):
    def plan(self, backup):
        points = {"Algorithm": "LATEST_WITHIN_WINDOW", "IncludeVaults": ["*"], "RecoveryPointTypes": ["SNAPSHOT"]}
        plan = {
            "RestoreTestingPlanName": "monthly",
            "ScheduleExpression": "cron(0 6 1 * ? *)",
            "RecoveryPointSelection": points,
        }
        return backup.create_restore_testing_plan(RestoreTestingPlan=plan, Tags={"Name": "monthly"})

    def test_a_plan_has_defaults_tags_and_changes(self):
        backup = self.client("backup")
        arn = self.plan(backup)["RestoreTestingPlanArn"]
        shown = backup.get_restore_testing_plan(RestoreTestingPlanName="monthly")["RestoreTestingPlan"]
        self.assertEqual((shown["StartWindowHours"], shown["ScheduleExpressionTimezone"]), (24, "Etc/UTC"))
        self.assertEqual(shown["RecoveryPointSelection"]["SelectionWindowDays"], 30)
        backup.update_restore_testing_plan(
            RestoreTestingPlanName="monthly",
            RestoreTestingPlan={"RecoveryPointSelection": shown["RecoveryPointSelection"], "StartWindowHours": 2},
        )
        shown = backup.get_restore_testing_plan(RestoreTestingPlanName="monthly")["RestoreTestingPlan"]
        self.assertEqual((shown["StartWindowHours"], shown["ScheduleExpression"]), (2, "cron(0 6 1 * ? *)"))
        backup.tag_resource(ResourceArn=arn, Tags={"Owner": "me"})
        backup.untag_resource(ResourceArn=arn, TagKeyList=["Name"])
        self.assertEqual(backup.list_tags(ResourceArn=arn)["Tags"], {"Owner": "me"})

    def test_selections_belong_to_a_plan_and_nothing_is_left(self):
        backup = self.client("backup")
        self.plan(backup)
        selection = {
            "RestoreTestingSelectionName": "database",
            "ProtectedResourceType": "RDS",
            "ProtectedResourceArns": ["arn:aws:rds:eu-west-1:123456789012:db:shop"],
            "IamRoleArn": ROLE,
        }
        backup.create_restore_testing_selection(RestoreTestingPlanName="monthly", RestoreTestingSelection=selection)
        names = {"RestoreTestingPlanName": "monthly", "RestoreTestingSelectionName": "database"}
        shown = backup.get_restore_testing_selection(**names)["RestoreTestingSelection"]
        self.assertEqual({key: shown[key] for key in selection}, selection)
        self.assertEqual(shown["RestoreMetadataOverrides"], {})
        backup.delete_restore_testing_selection(**names)
        answer = self.refusal(backup.get_restore_testing_selection, **names)
        self.assertEqual(answer["Error"]["Code"], "ResourceNotFoundException")
        backup.delete_restore_testing_plan(RestoreTestingPlanName="monthly")
        self.assertEqual(self.call("/emulator/holdings"), {})


if __name__ == "__main__":
    unittest.main()
