"""CloudWatch Logs: how many filters a log group has."""

from moto.logs.models import logs_backends

from rules.rule import Rule

API = "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference"


def has_two_subscriptions(operation):
    values = operation.values
    group = logs_backends[operation.account][operation.region].groups.get(values["logGroupName"])
    names = set(group.subscription_filters) if group else set()
    return len(names | {values["filterName"]}) > 2


def has_100_metric_filters(operation):
    values = operation.values
    filters = logs_backends[operation.account][operation.region].filters.metric_filters
    names = {each["filterName"] for each in filters if each["logGroupName"] == values["logGroupName"]}
    return len(names | {values["filterName"]}) > 100


RULES = (
    Rule(
        ("logs.PutSubscriptionFilter",),
        has_two_subscriptions,
        "LimitExceededException",
        "Resource limit exceeded.",
        f"{API}/API_PutSubscriptionFilter.html",
    ),
    Rule(
        ("logs.PutMetricFilter",),
        has_100_metric_filters,
        "LimitExceededException",
        "Resource limit exceeded.",
        f"{API}/API_PutMetricFilter.html",
    ),
)
