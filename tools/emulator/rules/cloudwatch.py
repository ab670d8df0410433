"""CloudWatch: alarms."""

import json

from rules.rule import Rule

ACTIONS = ("AlarmActions", "OKActions", "InsufficientDataActions")


def acts_in_another_region(operation):
    """EC2 and Systems Manager actions have a region too; a global ARN has none."""
    arns = [arn for kind in ACTIONS for arn in operation.values.get(kind, [])]
    return any(arn.split(":")[3] not in ("", operation.region) for arn in arns if arn.count(":") > 3)


def has_an_odd_period(operation):
    period = operation.values.get("Period")
    return period is not None and period not in (10, 20, 30) and period % 60 != 0


def has_over_500_widgets(operation):
    try:
        return len(json.loads(operation.values["DashboardBody"]).get("widgets", [])) > 500
    except ValueError:
        return False


RULES = (
    Rule(
        ("cloudwatch.PutMetricAlarm", "cloudwatch.PutCompositeAlarm"),
        acts_in_another_region,
        "ValidationError",
        "Invalid region specified. Only the region of the alarm is supported for alarm actions.",
        "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
    ),
    Rule(
        ("cloudwatch.PutMetricAlarm",),
        has_an_odd_period,
        "ValidationError",
        "Metric period must be 10, 20, 30 or a multiple of 60.",
        "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
    ),
    Rule(
        ("cloudwatch.PutDashboard",),
        has_over_500_widgets,
        "InvalidParameterInput",
        "The dashboard has more than 500 widgets.",
        "https://github.com/gchq/sleeper/issues/2160",
    ),
)
