"""RDS: windows, subnet groups, ports, instances of a cluster."""

import re

from moto.rds.models import rds_backends

from rules.rule import Rule

API = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = 24 * 60
BACKUP = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")
MAINTENANCE = re.compile(r"(\w{3}):(\d\d):(\d\d)-(\w{3}):(\d\d):(\d\d)")
#: Ports that Microsoft SQL Server cannot have.
NOT_OF_SQL_SERVER = {1234, 1434, 3260, 3343, 3389, 47001, *range(49152, 49157)}


def database_of(operation):
    values, backend = operation.values, rds_backends[operation.account][operation.region]
    if "DBClusterIdentifier" in values and "DBInstanceIdentifier" not in values:
        return backend.clusters.get(values["DBClusterIdentifier"])
    return backend.databases.get(values.get("DBInstanceIdentifier"))


def windows_overlap(operation):
    """A window that a change does not name stays as it is; for a new database AWS chooses one that does not overlap."""
    values, database = operation.values, database_of(operation)
    backup = values.get("PreferredBackupWindow") or getattr(database, "preferred_backup_window", "")
    maintenance = values.get("PreferredMaintenanceWindow") or getattr(database, "preferred_maintenance_window", "")
    if "PreferredBackupWindow" not in values and "PreferredMaintenanceWindow" not in values:
        return False
    daily, weekly = BACKUP.fullmatch(backup or ""), MAINTENANCE.fullmatch((maintenance or "").lower())
    return bool(daily and weekly) and overlap(*minutes_of_day(daily), *minutes_of_week(weekly))


def minutes_of_day(window):
    hour, minute, end_hour, end_minute = map(int, window.groups())
    start, end = hour * 60 + minute, end_hour * 60 + end_minute
    return start, (end - start) % DAY


def minutes_of_week(window):
    day, hour, minute, end_day, end_hour, end_minute = window.groups()
    start = DAYS.index(day) * DAY + int(hour) * 60 + int(minute)
    end = DAYS.index(end_day) * DAY + int(end_hour) * 60 + int(end_minute)
    return start, (end - start) % (7 * DAY)


def overlap(daily, daily_length, weekly, weekly_length):
    """From the start of either window, the other is not reached before its end."""
    after = (daily - weekly) % DAY
    return after < weekly_length or (weekly - daily) % DAY < daily_length


def moves_within_its_vpc(operation):
    database, wanted = database_of(operation), operation.values.get("DBSubnetGroupName")
    groups = rds_backends[operation.account][operation.region].subnet_groups
    # The public name can only be written.
    now = getattr(database, "_db_subnet_group_name", None)
    if wanted is None or now is None or wanted == now or not {wanted, now} <= set(groups):
        return False
    return groups[wanted].vpc_id == groups[now].vpc_id


def is_a_port_that_sql_server_cannot_have(operation):
    engine = operation.values.get("Engine") or getattr(database_of(operation), "engine", "") or ""
    port = operation.values.get("Port") or operation.values.get("DBPortNumber")
    return engine.startswith("sqlserver") and port in NOT_OF_SQL_SERVER


def has_16_instances(operation):
    """An Aurora cluster has a writer and 15 readers at most."""
    cluster = operation.values.get("DBClusterIdentifier")
    databases = rds_backends[operation.account][operation.region].databases.values()
    return cluster is not None and sum(each.db_cluster_identifier == cluster for each in databases) >= 16


RULES = (
    Rule(
        ("rds.ModifyDBInstance",),
        moves_within_its_vpc,
        "InvalidVPCNetworkStateFault",
        "You cannot move DB instance to the specified subnet group. The specified DB subnet group and DB instance are in the "
        "same VPC.",
        "https://github.com/hashicorp/terraform-provider-aws/issues/512",
    ),
    Rule(
        ("rds.CreateDBInstance", "rds.ModifyDBInstance", "rds.CreateDBCluster", "rds.ModifyDBCluster"),
        windows_overlap,
        "InvalidParameterValue",
        "The backup window and maintenance window must not overlap.",
        f"{API}/API_CreateDBInstance.html",
    ),
    Rule(
        ("rds.CreateDBInstance", "rds.ModifyDBInstance"),
        is_a_port_that_sql_server_cannot_have,
        "InvalidParameterValue",
        "Invalid database port for Microsoft SQL Server: 1234, 1434, 3260, 3343, 3389, 47001 and 49152-49156 are reserved.",
        f"{API}/API_CreateDBInstance.html",
    ),
    Rule(
        ("rds.CreateDBInstance",),
        has_16_instances,
        "InvalidParameterCombination",
        "DB cluster already has the maximum number of instances.",
        "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Replication.html",
    ),
)
