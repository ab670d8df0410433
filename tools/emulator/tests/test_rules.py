"""Each rule of what AWS refuses and moto takes, with a request beside it that is right."""

import json
import sys
import unittest

from test_emulator import SERVE, EmulatorTest

sys.path.insert(0, str(SERVE.parent))
import rules  # noqa: E402


class Rules(EmulatorTest):
    def refused(self, code, call, **arguments):
        self.assertEqual(self.refusal(call, **arguments)["Error"]["Code"], code)

    def test_a_load_balancer_has_a_valid_name(self):
        _vpc, subnets = self.vpc()
        elbv2 = self.client("elbv2")
        for name in ("internal-web", "-web", "web-", "w" * 33, "web_1"):
            self.refused("ValidationError", elbv2.create_load_balancer, Name=name, Subnets=subnets)
        elbv2.create_load_balancer(Name="web-internal", Subnets=subnets)

    def test_a_security_group_has_a_valid_name_and_description(self):
        vpc, _subnets = self.vpc()
        create = self.client("ec2").create_security_group
        for name, description in (("sg-web", "a"), ("Büro", "a"), ("web", "Partner's"), ("web", "d" * 256)):
            self.refused("InvalidParameterValue", create, GroupName=name, Description=description, VpcId=vpc)
        create(GroupName="web", Description="All of [web] & {api}: 1/2, a=b;c!$*", VpcId=vpc)

    def test_the_description_of_a_rule_is_valid(self):
        vpc, _subnets = self.vpc()
        ec2 = self.client("ec2")
        group = ec2.create_security_group(GroupName="web", Description="web", VpcId=vpc)["GroupId"]

        def permission(description):
            ranges = [{"CidrIp": "10.0.0.0/8", "Description": description}]
            return [{"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": ranges}]

        allow = ec2.authorize_security_group_ingress
        self.refused("InvalidParameterValue", allow, GroupId=group, IpPermissions=permission("Büro Köln"))
        allow(GroupId=group, IpPermissions=permission("From the office"))

    def test_t2_cannot_be_optimized_for_ebs(self):
        create = self.client("ec2").create_launch_template
        data = {"InstanceType": "t2.micro", "EbsOptimized": True}
        self.refused("Unsupported", create, LaunchTemplateName="web", LaunchTemplateData=data)
        create(LaunchTemplateName="web", LaunchTemplateData=data | {"InstanceType": "t3.micro"})

    def test_tag_keys_of_aws_are_reserved(self):
        ec2 = self.client("ec2")
        vpc, _subnets = self.vpc()
        self.refused("InvalidParameterValue", ec2.create_tags, Resources=[vpc], Tags=[{"Key": "aws:x", "Value": "y"}])
        ec2.create_tags(Resources=[vpc], Tags=[{"Key": "aws", "Value": "y"}])

    def test_the_windows_of_a_database_do_not_overlap(self):
        rds = self.client("rds")
        create = {"DBInstanceIdentifier": "shop", "DBInstanceClass": "db.t4g.medium", "Engine": "postgres"}
        create |= {"MasterUsername": "dbadmin", "ManageMasterUserPassword": True, "AllocatedStorage": 20}
        create |= {"PreferredBackupWindow": "03:00-04:00"}
        self.refused("InvalidParameterValue", rds.create_db_instance, **create, PreferredMaintenanceWindow="sun:03:30-sun:05:00")
        rds.create_db_instance(**create, PreferredMaintenanceWindow="sun:04:30-sun:05:30")
        change = {"DBInstanceIdentifier": "shop", "PreferredBackupWindow": "05:00-06:00"}
        self.refused("InvalidParameterValue", rds.modify_db_instance, **change)

    def test_a_database_does_not_move_within_its_vpc(self):
        rds = self.client("rds")
        _vpc, subnets = self.vpc()
        for name in ("one", "two"):
            rds.create_db_subnet_group(DBSubnetGroupName=name, DBSubnetGroupDescription=name, SubnetIds=subnets)
        create = {"DBInstanceIdentifier": "shop", "DBInstanceClass": "db.t4g.medium", "Engine": "postgres"}
        create |= {"MasterUsername": "dbadmin", "ManageMasterUserPassword": True, "AllocatedStorage": 20}
        rds.create_db_instance(**create, DBSubnetGroupName="one")
        change = {"DBInstanceIdentifier": "shop", "DBSubnetGroupName": "two"}
        self.refused("InvalidVPCNetworkStateFault", rds.modify_db_instance, **change)
        rds.modify_db_instance(DBInstanceIdentifier="shop", DBSubnetGroupName="one")

    def test_sql_server_does_not_listen_on_reserved_ports(self):
        create = {"DBInstanceIdentifier": "shop", "DBInstanceClass": "db.m6i.large", "Engine": "sqlserver-se", "Port": 3389}
        self.refused("InvalidParameterValue", self.client("rds").create_db_instance, **create)

    def test_an_alarm_acts_in_its_own_region(self):
        alarm = {"AlarmName": "cpu", "MetricName": "CPUUtilization", "Namespace": "AWS/EC2", "Statistic": "Average"}
        alarm |= {"Period": 60, "EvaluationPeriods": 1, "Threshold": 1, "ComparisonOperator": "GreaterThanThreshold"}
        put = self.client("cloudwatch").put_metric_alarm
        self.refused("ValidationError", put, **alarm, AlarmActions=["arn:aws:sns:us-east-1:123456789012:ops"])
        self.refused("ValidationError", put, **(alarm | {"Period": 45}))
        put(**alarm, AlarmActions=["arn:aws:sns:eu-west-1:123456789012:ops"])

    def test_a_dashboard_has_500_widgets_at_most(self):
        put = self.client("cloudwatch").put_dashboard
        widgets = [{"type": "text", "properties": {"markdown": "a"}}] * 501
        self.refused("InvalidParameterInput", put, DashboardName="a", DashboardBody=json.dumps({"widgets": widgets}))
        put(DashboardName="a", DashboardBody=json.dumps({"widgets": widgets[:500]}))

    def test_a_log_group_has_two_subscriptions_and_100_metric_filters_at_most(self):
        logs = self.client("logs")
        logs.create_log_group(logGroupName="web")
        value = [{"metricName": "a", "metricNamespace": "b", "metricValue": "1"}]
        metric = {"logGroupName": "web", "filterPattern": "", "metricTransformations": value}
        for number in range(100):
            logs.put_metric_filter(**metric, filterName=str(number))
        self.refused("LimitExceededException", logs.put_metric_filter, **metric, filterName="100")
        logs.put_metric_filter(**metric, filterName="99")

    def test_the_inline_policies_of_a_role_are_not_too_long(self):
        iam = self.client("iam")
        iam.create_role(RoleName="web", AssumeRolePolicyDocument="{}")

        def policy(resources):
            arns = [f"arn:aws:s3:::bucket-{number:04}" for number in range(resources)]
            statement = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": arns}
            return json.dumps({"Version": "2012-10-17", "Statement": [statement]})

        iam.put_role_policy(RoleName="web", PolicyName="a", PolicyDocument=policy(200))
        self.refused("LimitExceeded", iam.put_role_policy, RoleName="web", PolicyName="b", PolicyDocument=policy(200))

    def test_a_secret_rotates_every_four_hours_at_most(self):
        rotate = self.client("secretsmanager").rotate_secret
        self.refused("InvalidParameterException", rotate, SecretId="a", RotationRules={"ScheduleExpression": "rate(3 hours)"})

    def test_a_parameter_holds_no_reference(self):
        put = self.client("ssm").put_parameter
        self.refused("ValidationException", put, Name="/a", Type="String", Value="{{ssm:b}}")
        put(Name="/a", Type="String", Value="{ssm:b}")

    def test_a_resource_has_50_tags_of_limited_length(self):
        vpc, _subnets = self.vpc()
        create = self.client("ec2").create_tags
        for tags in ([(f"k{number}", "") for number in range(51)], [("k" * 129, "")], [("k", "v" * 257)]):
            tags = [{"Key": key, "Value": value} for key, value in tags]
            self.refused("InvalidParameterValue", create, Resources=[vpc], Tags=tags)
        create(Resources=[vpc], Tags=[{"Key": "k" * 128, "Value": "v" * 256}])

    def test_a_vpc_has_a_range_of_its_own(self):
        ec2 = self.client("ec2")
        for block in ("127.0.0.0/16", "169.254.0.0/20", "0.0.0.0/16", "224.0.0.0/16", "10.0.0.0/15"):
            self.refused("InvalidVpc.Range", ec2.create_vpc, CidrBlock=block)
        vpc, _subnets = self.vpc()
        for block in ("172.16.0.0/16", "192.168.0.0/16", "198.19.0.0/16"):
            self.refused("InvalidVpc.Range", ec2.associate_vpc_cidr_block, VpcId=vpc, CidrBlock=block)
        for block in ("10.1.0.0/16", "100.64.0.0/16"):
            ec2.associate_vpc_cidr_block(VpcId=vpc, CidrBlock=block)

    def test_no_route_leads_to_the_addresses_of_services(self):
        ec2 = self.client("ec2")
        vpc, _subnets = self.vpc()
        gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
        table = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
        route = {"RouteTableId": table, "GatewayId": gateway}
        self.refused("InvalidParameterValue", ec2.create_route, **route, DestinationCidrBlock="169.254.169.0/24")
        ec2.create_route(**route, DestinationCidrBlock="0.0.0.0/0")

    def test_a_customer_gateway_has_no_number_of_aws(self):
        gateway = {"Type": "ipsec.1", "PublicIp": "203.0.113.12"}
        for number in (7224, 9059):
            self.refused("InvalidParameterValue", self.client("ec2").create_customer_gateway, **gateway, BgpAsn=number)
        self.client("ec2").create_customer_gateway(**gateway, BgpAsn=10124)

    def test_schedules_of_backups_and_snapshots_are_in_range(self):
        backup, dlm = self.client("backup"), self.client("dlm")
        backup.create_backup_vault(BackupVaultName="daily")
        valid = ("cron(0 5 ? * MON#2 *)", "cron(0/15 8-18 L * ? 2030)")
        for schedule in ("cron(61 5 * * ? *)", "cron(0 25 * * ? *)", "cron(0 5 ? * 0 *)", "cron(0 5 * * * *)", *valid):
            rule = {"RuleName": "daily", "TargetBackupVaultName": "daily", "ScheduleExpression": schedule}
            plan = {"BackupPlan": {"BackupPlanName": schedule, "Rules": [rule]}}
            policy = {"PolicyType": "EBS_SNAPSHOT_MANAGEMENT", "Schedules": [{"CreateRule": {"CronExpression": schedule}}]}
            role = "arn:aws:iam::123456789012:role/dlm"
            policy = {"ExecutionRoleArn": role, "Description": "daily", "State": "ENABLED", "PolicyDetails": policy}
            if schedule in valid:
                backup.create_backup_plan(**plan)
                dlm.create_lifecycle_policy(**policy)
            else:
                self.refused("InvalidParameterValueException", backup.create_backup_plan, **plan)
                self.refused("InvalidRequestException", dlm.create_lifecycle_policy, **policy)

    def test_an_aurora_cluster_has_16_instances_at_most(self):
        rds = self.client("rds")
        cluster = {"DBClusterIdentifier": "shop", "Engine": "aurora-postgresql"}
        rds.create_db_cluster(**cluster, MasterUsername="dbadmin", ManageMasterUserPassword=True)
        instance = cluster | {"DBInstanceClass": "db.r7g.large"}
        for number in range(16):
            rds.create_db_instance(**instance, DBInstanceIdentifier=f"shop-{number}")
        self.refused("InvalidParameterCombination", rds.create_db_instance, **instance, DBInstanceIdentifier="shop-16")


class Table(unittest.TestCase):
    def test_every_rule_has_a_source(self):
        self.assertTrue(all(rule.source.startswith("https://") for rule in rules.RULES))
