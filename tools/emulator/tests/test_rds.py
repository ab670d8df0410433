"""RDS, asked with AWS's own client: replicas, option groups of any version, roles, custom endpoints, backups elsewhere."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from test_emulator import EmulatorTest as Base  # noqa: E402


class Rds(Base):
    def rds(self, region="us-east-1"):
        return self.client("rds", region)

    def instance(self, name, **arguments):
        base = {"Engine": "postgres", "DBInstanceClass": "db.t4g.micro", "AllocatedStorage": 20}
        user = {"MasterUsername": "dbadmin", "ManageMasterUserPassword": True}
        return self.rds().create_db_instance(DBInstanceIdentifier=name, **base, **user, **arguments)["DBInstance"]

    def test_a_replica_has_an_id_of_its_own(self):
        source = self.instance("main")
        replica = self.rds().create_db_instance_read_replica(
            DBInstanceIdentifier="copy", SourceDBInstanceIdentifier="main"
        )["DBInstance"]
        self.assertNotEqual(source["DbiResourceId"], replica["DbiResourceId"])

    def test_a_replica_in_another_region_has_subnets_there_and_can_be_deleted(self):
        arn = self.instance("main")["DBInstanceArn"]
        there = self.rds("eu-west-1")
        _vpc, subnets = self.vpc()
        there.create_db_subnet_group(DBSubnetGroupName="there", DBSubnetGroupDescription="x", SubnetIds=subnets)
        replica = there.create_db_instance_read_replica(
            DBInstanceIdentifier="copy", SourceDBInstanceIdentifier=arn, DBSubnetGroupName="there"
        )["DBInstance"]
        self.assertEqual(replica["DBSubnetGroup"]["DBSubnetGroupName"], "there")
        there.delete_db_instance(DBInstanceIdentifier="copy", SkipFinalSnapshot=True)
        self.assertEqual(there.describe_db_instances()["DBInstances"], [])

    def test_option_groups_have_any_version_and_keep_ports_and_groups(self):
        rds = self.rds()
        rds.create_option_group(
            OptionGroupName="options", EngineName="mysql", MajorEngineVersion="8.4", OptionGroupDescription="x"
        )
        option = {"OptionName": "SSL", "Port": 2484, "OptionVersion": "1.0", "VpcSecurityGroupMemberships": ["sg-1"]}
        rds.modify_option_group(OptionGroupName="options", OptionsToInclude=[option], ApplyImmediately=True)
        kept = rds.describe_option_groups(OptionGroupName="options")["OptionGroupsList"][0]["Options"][0]
        self.assertEqual((kept["Port"], kept["OptionVersion"]), (2484, "1.0"))
        self.assertEqual([group["VpcSecurityGroupId"] for group in kept["VpcSecurityGroupMemberships"]], ["sg-1"])

    def test_the_option_groups_of_aws_are_there(self):
        instance = self.instance("main", OptionGroupName="default:postgres-17")
        self.assertEqual(instance["OptionGroupMemberships"][0]["OptionGroupName"], "default:postgres-17")

    def test_roles_are_given_and_taken(self):
        self.instance("main")
        role = {"DBInstanceIdentifier": "main", "RoleArn": "arn:aws:iam::123456789012:role/in", "FeatureName": "s3Import"}
        self.rds().add_role_to_db_instance(**role)
        self.rds().remove_role_from_db_instance(**role)
        self.assertEqual(self.rds().describe_db_instances()["DBInstances"][0]["AssociatedRoles"], [])

    def test_custom_endpoints_come_and_go(self):
        rds = self.rds()
        rds.create_db_cluster_endpoint(
            DBClusterIdentifier="main", DBClusterEndpointIdentifier="reports", EndpointType="READER", StaticMembers=["a"]
        )
        found = rds.describe_db_cluster_endpoints(DBClusterEndpointIdentifier="reports")["DBClusterEndpoints"]
        self.assertEqual([each["StaticMembers"] for each in found], [["a"]])
        rds.delete_db_cluster_endpoint(DBClusterEndpointIdentifier="reports")
        self.assertEqual(rds.describe_db_cluster_endpoints()["DBClusterEndpoints"], [])

    def test_backups_are_replicated_into_another_region(self):
        arn = self.instance("main")["DBInstanceArn"]
        there = self.rds("eu-west-1")
        started = there.start_db_instance_automated_backups_replication(SourceDBInstanceArn=arn, BackupRetentionPeriod=14)
        name = started["DBInstanceAutomatedBackup"]["DBInstanceAutomatedBackupsArn"]
        found = there.describe_db_instance_automated_backups(DBInstanceAutomatedBackupsArn=name)
        self.assertEqual([each["Status"] for each in found["DBInstanceAutomatedBackups"]], ["replicating"])
        there.stop_db_instance_automated_backups_replication(SourceDBInstanceArn=arn)
        found = there.describe_db_instance_automated_backups(DBInstanceAutomatedBackupsArn=name)
        self.assertEqual(found["DBInstanceAutomatedBackups"], [])

    def test_the_rotation_of_a_managed_secret_can_be_taken_back(self):
        secret = self.instance("main")["MasterUserSecret"]["SecretArn"]
        self.assertEqual(self.client("secretsmanager", "us-east-1").cancel_rotate_secret(SecretId=secret)["ARN"], secret)


class Scaling(Base):
    def test_tags_of_a_scalable_target_are_kept(self):
        scaling = self.client("application-autoscaling")
        target = {
            "ServiceNamespace": "rds",
            "ResourceId": "cluster:main",
            "ScalableDimension": "rds:cluster:ReadReplicaCount",
        }
        arn = scaling.register_scalable_target(**target, MinCapacity=1, MaxCapacity=2, Tags={"a": "b"})["ScalableTargetARN"]
        self.assertEqual(scaling.list_tags_for_resource(ResourceARN=arn)["Tags"], {"a": "b"})


del Base
