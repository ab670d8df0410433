"""Secrets Manager: rotation schedules."""

import re

from rules.rule import Rule

RATE = re.compile(r"rate\((\d+) (hours?|days?)\)")
API = "https://docs.aws.amazon.com/secretsmanager/latest/apireference"


def rotates_too_often(operation):
    rate = RATE.fullmatch(operation.values.get("RotationRules", {}).get("ScheduleExpression", ""))
    return bool(rate) and rate[2].startswith("hour") and int(rate[1]) < 4


RULES = (
    Rule(
        ("secretsmanager.RotateSecret",),
        rotates_too_often,
        "InvalidParameterException",
        "The rotation schedule must have at least four hours between rotations.",
        f"{API}/API_RotationRulesType.html",
    ),
)
