"""RDS: insights and monitoring of instances, ids of their own, parameters that a user has set."""

import random
import string

from moto.rds.models import DBInstance, DBParameterGroup

from fixes.wrap import wrap

#: Arguments of the API that moto reads and forgets, and the attributes under which it would show them.
FORGOTTEN = {
    "monitoring_interval": "monitoring_interval",
    "monitoring_role_arn": "monitoring_role_arn",
    "enable_performance_insights": "performance_insights_enabled",
    "performance_insights_kms_key_id": "performance_insights_kms_key_id",
    "performance_insights_retention_period": "performance_insights_retention_period",
    "database_insights_mode": "database_insights_mode",
    "network_type": "network_type",
}

#: AWS docs, "Pricing and data retention for Performance Insights": free for seven days.
FREE_RETENTION_DAYS = 7


def apply():
    @wrap(DBInstance, "__init__")
    def __init__(original, self, backend, *args, **kwargs):
        original(self, backend, *args, **kwargs)
        self.dbi_resource_id = "db-" + "".join(random.choices(string.ascii_uppercase + string.digits, k=26))
        remember(self, kwargs)

    @wrap(DBInstance, "update")
    def update(original, self, **kwargs):
        original(self, **kwargs)
        remember(self, kwargs)

    @wrap(DBParameterGroup, "update_parameters")
    def update_parameters(original, self, parameters):
        original(self, [{**parameter, "Source": "user"} for parameter in parameters])


def remember(instance, arguments):
    for argument, attribute in FORGOTTEN.items():
        if argument in arguments:
            setattr(instance, attribute, arguments[argument])
    if getattr(instance, "performance_insights_enabled", False):
        if not getattr(instance, "performance_insights_retention_period", None):
            instance.performance_insights_retention_period = FREE_RETENTION_DAYS
