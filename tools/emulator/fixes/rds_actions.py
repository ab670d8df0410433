"""RDS: actions that moto does not have, on its own backend: roles taken away, custom endpoints, backups in other regions."""

from moto.core.responses import ActionResult, EmptyResult
from moto.rds.models import RDSBackend
from moto.rds.responses import RDSResponse

from fixes.wrap import wrap


def apply():
    for action in (
        remove_role_from_db_instance,
        remove_role_from_db_cluster,
        create_db_cluster_endpoint,
        describe_db_cluster_endpoints,
        delete_db_cluster_endpoint,
        start_db_instance_automated_backups_replication,
        stop_db_instance_automated_backups_replication,
    ):
        setattr(RDSResponse, action.__name__, action)

    @wrap(RDSBackend, "__init__")
    def __init__(original, self, region_name, account_id):
        original(self, region_name, account_id)
        self.cluster_endpoints = {}
        self.replicated_backups = {}

    @wrap(RDSBackend, "list_tags_for_resource")
    def list_tags_for_resource(original, self, arn):
        if ":cluster-endpoint:" not in arn:
            return original(self, arn)
        return self.cluster_endpoints[arn.split(":")[-1]]["Tags"]

    @wrap(RDSResponse, "describe_db_instance_automated_backups")
    def describe_db_instance_automated_backups(original, self):
        arn = self.params.get("DBInstanceAutomatedBackupsArn")
        if arn is None:
            return original(self)
        kept = self.backend.replicated_backups.get(arn)
        return ActionResult({"DBInstanceAutomatedBackups": [kept] if kept else []})


def remove_role_from_db_instance(self):
    instance = self.backend.describe_db_instances(self.params["DBInstanceIdentifier"])[0]
    return without_role(instance, self.params)


def remove_role_from_db_cluster(self):
    return without_role(self.backend.describe_db_clusters(self.params["DBClusterIdentifier"])[0], self.params)


def without_role(database, params):
    role = (params["RoleArn"], params["FeatureName"])
    database._associated_roles = [
        each for each in database._associated_roles if (each.role_arn, each.feature_name) != role
    ]
    return EmptyResult()


def create_db_cluster_endpoint(self):
    name, params = self.params["DBClusterEndpointIdentifier"], self.params
    arn = f"arn:aws:rds:{self.region}:{self.current_account}:cluster-endpoint:{name}"
    endpoint = {
        "DBClusterEndpointIdentifier": name,
        "DBClusterIdentifier": params["DBClusterIdentifier"],
        "Endpoint": f"{name}.cluster-custom-{self.current_account}.{self.region}.rds.amazonaws.com",
        "Status": "available",
        "EndpointType": "CUSTOM",
        "CustomEndpointType": params["EndpointType"],
        "StaticMembers": params.get("StaticMembers", []),
        "ExcludedMembers": params.get("ExcludedMembers", []),
        "DBClusterEndpointArn": arn,
        "Tags": params.get("Tags", []),
    }
    self.backend.cluster_endpoints[name] = endpoint
    return ActionResult(endpoint)


def describe_db_cluster_endpoints(self):
    wanted = self.params.get("DBClusterEndpointIdentifier")
    endpoints = self.backend.cluster_endpoints
    found = [endpoint for name, endpoint in endpoints.items() if wanted in (None, name)]
    return ActionResult({"DBClusterEndpoints": found})


def delete_db_cluster_endpoint(self):
    endpoint = self.backend.cluster_endpoints.pop(self.params["DBClusterEndpointIdentifier"])
    return ActionResult({**endpoint, "Status": "deleting"})


def start_db_instance_automated_backups_replication(self):
    source = self.params["SourceDBInstanceArn"]
    region, identifier = source.split(":")[3], source.split(":")[-1]
    arn = f"arn:aws:rds:{self.region}:{self.current_account}:auto-backup:ab-{identifier}"
    kept = {
        "DBInstanceArn": source,
        "DBInstanceIdentifier": identifier,
        "DBInstanceAutomatedBackupsArn": arn,
        "Region": region,
        "Status": "replicating",
        "BackupRetentionPeriod": self.params.get("BackupRetentionPeriod", 7),
        "KmsKeyId": self.params.get("KmsKeyId"),
    }
    self.backend.replicated_backups[arn] = kept
    return ActionResult({"DBInstanceAutomatedBackup": kept})


def stop_db_instance_automated_backups_replication(self):
    source = self.params["SourceDBInstanceArn"]
    kept = self.backend.replicated_backups
    arn = next(arn for arn, each in kept.items() if each["DBInstanceArn"] == source)
    return ActionResult({"DBInstanceAutomatedBackup": kept.pop(arn)})
