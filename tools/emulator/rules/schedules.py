"""Cron expressions of six fields, of AWS Backup and Data Lifecycle Manager."""

import re

from rules.rule import Rule

#: From and to of each field.
RANGES = ((0, 59), (0, 23), (1, 31), (1, 12), (1, 7), (1970, 2199))
CRON = re.compile(r"cron\((.*)\)")
REFERENCE = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html"


def is_out_of_range(schedule):
    """Of the numbers in a field only those before a step, a weekday in a month and a nearest weekday count."""
    found = CRON.fullmatch(schedule or "")
    if not found:
        return False
    fields = found[1].split()
    if len(fields) != len(RANGES) or (fields[2] == "?") == (fields[4] == "?"):
        return True
    return any(
        not first <= int(number) <= last
        for (first, last), field in zip(RANGES, fields)
        for number in re.findall(r"\d+", re.sub(r"[/#]\d+", "", field))
    )


def schedules_of_plan(operation):
    return [rule.get("ScheduleExpression") for rule in operation.values["BackupPlan"].get("Rules", [])]


def schedules_of_policy(operation):
    schedules = operation.values.get("PolicyDetails", {}).get("Schedules", [])
    return [each.get("CreateRule", {}).get("CronExpression") for each in schedules]


RULES = (
    Rule(
        ("backup.CreateBackupPlan", "backup.UpdateBackupPlan"),
        lambda operation: any(map(is_out_of_range, schedules_of_plan(operation))),
        "InvalidParameterValueException",
        "Invalid schedule expression.",
        REFERENCE,
    ),
    Rule(
        ("dlm.CreateLifecyclePolicy", "dlm.UpdateLifecyclePolicy"),
        lambda operation: any(map(is_out_of_range, schedules_of_policy(operation))),
        "InvalidRequestException",
        "Invalid cron expression.",
        REFERENCE,
    ),
)
