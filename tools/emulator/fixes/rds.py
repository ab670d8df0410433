"""RDS: insights and monitoring of instances, ids of their own, parameters that a user has set, options of any version."""

import random
import string

from moto.rds.models import DBCluster, DBInstance, DBParameterGroup, OptionGroup, RDSBackend

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
        # The groups that AWS has for those who need none are always there.
        options = kwargs.get("option_group_name") or ""
        if options.startswith("default:"):
            kwargs.pop("option_group_name")
        original(self, backend, *args, **kwargs)
        if options.startswith("default:"):
            self.option_group_name = options
        self.dbi_resource_id = resource_id()
        remember(self, kwargs)

    @wrap(DBInstance, "update")
    def update(original, self, **kwargs):
        original(self, **kwargs)
        remember(self, kwargs)

    @wrap(RDSBackend, "create_db_instance_read_replica")
    def create_db_instance_read_replica(original, self, db_kwargs):
        """moto's replica is a copy that shares the lists of its source, and looks for its subnets in the source's region."""
        subnets = db_kwargs.pop("db_subnet_group_name", None)
        replica = original(self, db_kwargs)
        if subnets:
            replica.db_subnet_group_name = subnets
        replica.dbi_resource_id = resource_id()
        replica._associated_roles = []
        replica.enabled_cloudwatch_logs_exports = list(db_kwargs.get("enable_cloudwatch_logs_exports") or [])
        return replica

    @wrap(DBInstance, "remove_replica")
    def remove_replica(_original, self, replica):
        """Those of other regions are kept by ARN."""
        names = (replica.db_instance_identifier, replica.db_instance_arn)
        self.replicas = [each for each in self.replicas if each not in names]

    @wrap(RDSBackend, "create_option_group")
    def create_option_group(original, self, option_group_kwargs):
        """moto's list of versions ends in 2022."""
        if option_group_kwargs["engine_name"].startswith("postgres"):
            return original(self, option_group_kwargs)
        group = OptionGroup(self, **option_group_kwargs)
        self.option_groups[option_group_kwargs["option_group_name"]] = group
        return group

    @wrap(OptionGroup, "add_options")
    def add_options(original, self, options_to_add):
        original(self, options_to_add)
        self.whole = getattr(self, "whole", {}) | {option["OptionName"]: option for option in options_to_add}

    plain = OptionGroup.options.fget

    def options(self):
        """With port, version and groups, which moto forgets."""
        return [listening(option, self.whole[option["OptionName"]]) for option in plain(self)]

    OptionGroup.options = property(options)

    @wrap(DBCluster, "__init__")
    def cluster(original, self, backend, **kwargs):
        """Multi-AZ clusters have logins by IAM. AWS docs, "CreateDBCluster"."""
        iam = kwargs.pop("enable_iam_database_authentication", False)
        original(self, backend, **kwargs)
        self.iam_auth = iam
        remember(self, kwargs)

    @wrap(RDSBackend, "modify_db_cluster")
    def modify_db_cluster(original, self, kwargs):
        cluster = original(self, kwargs)
        remember(self.clusters[cluster.db_cluster_identifier], kwargs)
        return cluster

    scaling = DBCluster.scaling_configuration_info.fget

    def scaling_configuration_info(self):
        """Only clusters of the first Aurora Serverless have one."""
        return scaling(self) if self.engine_mode == "serverless" else None

    DBCluster.scaling_configuration_info = property(scaling_configuration_info)

    @wrap(DBParameterGroup, "update_parameters")
    def update_parameters(original, self, parameters):
        original(self, [{**parameter, "Source": "user"} for parameter in parameters])


def listening(option, said):
    groups = [{"VpcSecurityGroupId": group, "Status": "active"} for group in said.get("VpcSecurityGroupMemberships", [])]
    version = said.get("OptionVersion")
    return option | {"Port": said.get("Port"), "OptionVersion": version, "VpcSecurityGroupMemberships": groups}


def resource_id():
    return "db-" + "".join(random.choices(string.ascii_uppercase + string.digits, k=26))


def remember(instance, arguments):
    for argument, attribute in FORGOTTEN.items():
        if argument in arguments:
            setattr(instance, attribute, arguments[argument])
    if getattr(instance, "performance_insights_enabled", False):
        if not getattr(instance, "performance_insights_retention_period", None):
            instance.performance_insights_retention_period = FREE_RETENTION_DAYS
