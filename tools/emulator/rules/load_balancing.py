"""Elastic Load Balancing: names."""

import re

from rules.rule import Rule

NAME = re.compile(r"(?!-)[a-zA-Z0-9-]{1,32}(?<!-)")
API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference"
OPERATIONS = ("elbv2.CreateLoadBalancer", "elbv2.CreateTargetGroup")

RULES = (
    Rule(
        OPERATIONS,
        lambda operation: not NAME.fullmatch(operation.values["Name"]),
        "ValidationError",
        "The name must have at most 32 characters, only alphanumeric characters or hyphens, "
        "and must not begin or end with a hyphen",
        f"{API}/API_CreateLoadBalancer.html",
    ),
    Rule(
        OPERATIONS[:1],
        lambda operation: operation.values["Name"].startswith("internal-"),
        "ValidationError",
        "The load balancer name cannot begin with 'internal-'",
        f"{API}/API_CreateLoadBalancer.html",
    ),
)
