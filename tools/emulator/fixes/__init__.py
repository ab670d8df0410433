"""What moto 5.2.1 answers in a way that Terraform's AWS provider cannot use, put right: a module for each service."""

from fixes import apigateway, applicationautoscaling, autoscaling, backup, cloudwatch, ec2, elbv2, ipv6, kms, logs, rds, rds_actions, s3, secretsmanager, trust_stores, vpc

SERVICES = (apigateway, applicationautoscaling, autoscaling, backup, cloudwatch, ec2, elbv2, ipv6, kms, logs, rds, rds_actions, s3, secretsmanager, trust_stores, vpc)


def apply():
    for service in SERVICES:
        service.apply()
