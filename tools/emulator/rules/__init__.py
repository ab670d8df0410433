"""What AWS refuses, and neither its models nor moto do: a table for each service."""

from collections import defaultdict

from rules import cloudwatch, ec2, iam, load_balancing, logs, rds, schedules, secrets, ssm, vpc

TABLES = (cloudwatch, ec2, iam, load_balancing, logs, rds, schedules, secrets, ssm, vpc)
RULES = [rule for table in TABLES for rule in table.RULES]

BY_OPERATION = defaultdict(list)
for _rule in RULES:
    for _operation in _rule.operations:
        BY_OPERATION[_operation].append(_rule)


def broken_by(operation):
    """The first rule that a request breaks; None when it breaks none."""
    return next((rule for rule in BY_OPERATION[operation.name] if rule.refuses(operation)), None)
