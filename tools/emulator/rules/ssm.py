"""Systems Manager: values of parameters."""

import re

from rules.rule import Rule

RULES = (
    Rule(
        ("ssm.PutParameter",),
        lambda operation: bool(re.search(r"\{\{.*?\}\}", operation.values["Value"])),
        "ValidationException",
        "Parameter value can't nest another parameter. Do not use \"{{}}\" in the value.",
        "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html",
    ),
)
