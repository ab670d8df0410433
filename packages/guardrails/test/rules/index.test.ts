import { RULES } from "../../src/rules";

test("every rule has this level, comes from these standards and judges these types", () => {
  const rows = RULES.map(({ id, level, standards, types }) => {
    const { checkov = [], cis = [], fsbp = [] } = standards;
    const sources = [...checkov, ...cis.map((one) => `CIS ${one}`), ...fsbp].map((one) =>
      one.replace("CKV_AWS_", "CKV "),
    );
    return `${id}: ${level}; ${sources.join(", ") || "-"}; ${types.join(", ")}`;
  });
  expect(rows.join("\n")).toMatchInlineSnapshot(`
"acl-admin-ports: error; CKV 229, CKV 230, CKV 231, CKV 232, CIS 5.1, EC2.21; aws_network_acl, aws_network_acl_rule
acl-every-port: advice; CKV 352; aws_network_acl_rule
acl-unused: warning; CKV2_AWS_1, EC2.16; aws_network_acl
address-unused: warning; CKV2_AWS_19, EC2.12; aws_eip
default-group-closed: error; CKV2_AWS_12, CIS 5.4, EC2.2; aws_vpc
default-vpc: warning; CKV 148; aws_default_vpc, aws_default_subnet
endpoint-policy: advice; -; aws_vpc_endpoint
endpoint-service-acceptance: error; CKV 123; aws_vpc_endpoint_service
group-descriptions: warning; CKV 23; aws_security_group, aws_security_group_rule, aws_vpc_security_group_ingress_rule, aws_vpc_security_group_egress_rule
group-unused: warning; CKV2_AWS_5, EC2.22; aws_security_group
open-admin-ports: error; CKV 24, CKV 25, CIS 5.2, CIS 5.3, EC2.13, EC2.14, EC2.19; aws_security_group, aws_default_security_group, aws_security_group_rule, aws_vpc_security_group_ingress_rule
open-database-ports: error; EC2.19; aws_security_group, aws_security_group_rule, aws_vpc_security_group_ingress_rule
open-egress: error; CKV 382; aws_security_group, aws_security_group_rule, aws_vpc_security_group_egress_rule
open-every-port: error; CKV 277, EC2.18; aws_security_group, aws_security_group_rule, aws_vpc_security_group_ingress_rule
open-http: error; CKV 260; aws_security_group, aws_security_group_rule, aws_vpc_security_group_ingress_rule
route-nat-instance: warning; CKV2_AWS_35; aws_route, aws_route_table
route-peering-world: error; CKV2_AWS_44, CIS 5.5; aws_route, aws_route_table
subnet-public-ip: error; CKV 130, EC2.15; aws_subnet
vpc-flow-logs: error; CKV2_AWS_11, CIS 3.7, EC2.6; aws_vpc
access-point-block: error; CKV 392, S3.19; aws_s3_access_point
backup-covered: warning; CKV2_AWS_8, CKV2_AWS_9, RDS.26, EC2.28; aws_rds_cluster, aws_ebs_volume
backup-vault-key: warning; CKV 166, Backup.1; aws_backup_vault
bucket-access-log: warning; CKV 18, CIS 3.4, S3.9; aws_s3_bucket
bucket-acl-public: error; CKV 20, CKV 57, CKV 375, CKV2_AWS_43, S3.2, S3.3; aws_s3_bucket, aws_s3_bucket_acl
bucket-lifecycle: warning; CKV2_AWS_61, CKV 300, S3.13; aws_s3_bucket
bucket-notifications: advice; CKV2_AWS_62, S3.11; aws_s3_bucket
bucket-object-key: advice; CKV 186, CKV 181; aws_s3_object, aws_s3_bucket_object, aws_s3_object_copy
bucket-own-key: warning; CKV 145, CKV 19, S3.17; aws_s3_bucket
bucket-ownership: warning; CKV2_AWS_65, S3.12; aws_s3_bucket
bucket-policy-public: error; CKV 70, CKV 93, S3.2, S3.3, S3.6; aws_s3_bucket_policy, aws_s3_bucket
bucket-public-access-block: error; CKV2_AWS_6, CKV 53, CKV 54, CKV 55, CKV 56, CIS 2.1.4, S3.1, S3.8; aws_s3_bucket
bucket-replication: advice; CKV 144, S3.7; aws_s3_bucket
bucket-tls: error; CKV 379, CIS 2.1.1, S3.5; aws_s3_bucket
bucket-versioning: error; CKV 21, S3.14; aws_s3_bucket
dlm-copies: error; CKV 253, CKV 254, CKV 255, CKV 256; aws_dlm_lifecycle_policy
ebs-encryption: error; CKV 3, CKV2_AWS_2, CKV 106, CIS 2.2.1, EC2.3, EC2.7; aws_ebs_volume, aws_ebs_encryption_by_default
ebs-own-key: warning; CKV 189; aws_ebs_volume
object-lock: warning; CKV 143, S3.15; aws_s3_bucket_object_lock_configuration
rds-audit-log: warning; CKV 325, RDS.34; aws_rds_cluster
rds-backtrack: advice; CKV 326, RDS.14; aws_rds_cluster
rds-backups: error; CKV 133, RDS.11; aws_db_instance, aws_rds_cluster
rds-ca-certificate: error; CKV 211; aws_db_instance, aws_rds_cluster_instance
rds-copy-tags: warning; CKV2_AWS_60, CKV 313, RDS.16, RDS.17; aws_db_instance, aws_rds_cluster
rds-deletion-protection: error; CKV 293, CKV 139, RDS.7, RDS.8; aws_db_instance, aws_rds_cluster
rds-encryption: error; CKV 16, CKV 96, CIS 2.3.1, RDS.3; aws_db_instance, aws_rds_cluster
rds-enhanced-monitoring: warning; CKV 118, RDS.6; aws_db_instance, aws_rds_cluster_instance
rds-final-snapshot: warning; -; aws_db_instance, aws_rds_cluster
rds-iam-login: warning; CKV 161, CKV 162, RDS.10, RDS.12; aws_db_instance, aws_rds_cluster
rds-insights: warning; CKV 353; aws_db_instance, aws_rds_cluster_instance
rds-known-holes: error; CKV 250, CKV 388; aws_db_instance, aws_rds_cluster
rds-log-exports: error; CKV 129, CKV 324, RDS.9, RDS.34, RDS.37; aws_db_instance, aws_rds_cluster
rds-minor-upgrades: warning; CKV 226, CIS 2.3.2, RDS.13, RDS.35; aws_db_instance, aws_rds_cluster_instance
rds-multi-az: error; CKV 157, RDS.5; aws_db_instance
rds-own-key: warning; CKV 354, CKV 327; aws_db_instance, aws_rds_cluster, aws_rds_cluster_instance
rds-public: error; CKV 17, CIS 2.3.3, RDS.2; aws_db_instance, aws_rds_cluster_instance
rds-statement-logs: warning; CKV2_AWS_30, CKV2_AWS_27; aws_db_instance, aws_rds_cluster
rds-stream-key: error; CKV 246, CKV 140; aws_rds_cluster_activity_stream, aws_rds_global_cluster
rds-tls: error; CKV2_AWS_69; aws_db_instance, aws_rds_cluster
snapshot-shared: error; CKV 302, CKV 266, CKV 183, CKV 146, RDS.1, RDS.4, EC2.1; aws_db_snapshot, aws_db_cluster_snapshot, aws_db_snapshot_copy, aws_ebs_snapshot_copy, aws_rds_cluster_snapshot_copy
ami-owners: error; CKV 386; data.aws_ami, data.aws_ami_ids
api-access-log: error; CKV 76, APIGateway.1, APIGateway.9; aws_api_gateway_stage, aws_apigatewayv2_stage
api-authorization: error; CKV 309, CKV 59, CKV2_AWS_70, APIGateway.8; aws_apigatewayv2_route, aws_api_gateway_method
api-cache: error; CKV 308, CKV 120, CKV 225, APIGateway.5; aws_api_gateway_method_settings
api-client-certificate: advice; CKV2_AWS_51, APIGateway.2; aws_api_gateway_stage
api-data-trace: error; CKV 276; aws_api_gateway_method_settings, aws_apigatewayv2_stage
api-domain-tls: error; CKV 206; aws_api_gateway_domain_name, aws_apigatewayv2_domain_name
api-execution-log: warning; CKV2_AWS_4, APIGateway.1; aws_api_gateway_stage
api-replacement: error; CKV 217, CKV 237; aws_api_gateway_deployment
api-request-validation: advice; CKV2_AWS_53; aws_api_gateway_method
api-tracing: advice; CKV 73, APIGateway.3; aws_api_gateway_stage
api-web-acl: warning; CKV2_AWS_29, APIGateway.4; aws_api_gateway_stage
certificate-replacement: warning; CKV 233; aws_acm_certificate
certificate-transparency: error; CKV 234; aws_acm_certificate
certificate-wildcard: advice; CKV2_AWS_71; aws_acm_certificate
fleet-health: error; CKV2_AWS_15, AutoScaling.1; aws_autoscaling_group
fleet-tags: warning; CKV 153, AutoScaling.10; aws_autoscaling_group
fleet-template: error; CKV 315, AutoScaling.9; aws_autoscaling_group
instance-ebs-optimized: advice; CKV 135; aws_instance, aws_launch_template
instance-metadata: error; CKV 79, CKV 341, CIS 5.6, EC2.8, EC2.170, Autoscaling.4; aws_instance, aws_launch_template, aws_launch_configuration
instance-monitoring: advice; CKV 126; aws_instance, aws_launch_template
instance-public-ip: error; CKV 88, EC2.9, EC2.25, Autoscaling.5; aws_instance, aws_launch_template, aws_launch_configuration
instance-role: warning; CKV2_AWS_41, CIS 1.18; aws_instance, aws_launch_template
instance-volumes: error; CKV 8, CIS 2.2.1, EC2.3; aws_instance, aws_launch_configuration
launch-template-encryption: error; EC2.3; aws_launch_template
lb-access-logs: warning; CKV 91, ELB.5; aws_lb, aws_alb
lb-cross-zone: advice; CKV 152, ELB.9; aws_lb
lb-deletion-protection: error; CKV 150, ELB.6; aws_lb, aws_alb
lb-health-check: warning; CKV 261; aws_lb_target_group, aws_alb_target_group
lb-http-redirect: error; CKV 2, CKV2_AWS_20, ELB.1; aws_lb_listener, aws_alb_listener
lb-invalid-headers: error; CKV 131, CKV 328, ELB.4, ELB.12; aws_lb, aws_alb
lb-target-encryption: advice; CKV 378; aws_lb_target_group, aws_alb_target_group
lb-tls-policy: error; CKV 103, CKV2_AWS_74, ELB.17; aws_lb_listener, aws_alb_listener
lb-web-acl: error; CKV2_AWS_28, ELB.16; aws_lb, aws_alb
record-dangling: advice; CKV2_AWS_23; aws_route53_record
user-data-secrets: error; CKV 46; aws_instance, aws_launch_template, aws_launch_configuration
web-acl-known-bad: error; CKV 192, CKV2_AWS_76, CKV2_AWS_77; aws_wafv2_web_acl
web-acl-log: warning; CKV2_AWS_31, WAF.11; aws_wafv2_web_acl
web-acl-rules: error; CKV 175, CKV 342, WAF.10, WAF.12; aws_wafv2_web_acl, aws_wafv2_rule_group
zone-dnssec: advice; CKV2_AWS_38; aws_route53_zone
zone-query-log: advice; CKV2_AWS_39, Route53.2; aws_route53_zone
alarm-actions: warning; CKV 319, CloudWatch.15, CloudWatch.17; aws_cloudwatch_metric_alarm
key-policy-own: error; CKV2_AWS_64; aws_kms_key
key-policy-public: error; CKV 33, KMS.5; aws_kms_key, aws_kms_key_policy
key-rotation: error; CKV 7, CKV 227, CIS 3.6, KMS.4; aws_kms_key
log-own-key: warning; CKV 158; aws_cloudwatch_log_group
log-retention: error; CKV 66; aws_cloudwatch_log_group
log-retention-year: warning; CKV 338, CloudWatch.16; aws_cloudwatch_log_group
parameter-secure: warning; CKV2_AWS_34, CKV 337; aws_ssm_parameter
password-policy: error; CKV 9, CKV 10, CKV 11, CKV 12, CKV 13, CKV 14, CKV 15, CIS 1.8, CIS 1.9, IAM.7; aws_iam_account_password_policy
policy-admin: error; CKV 62, CKV 63, CKV 1, CKV 49, CIS 1.16, IAM.1; aws_iam_policy, aws_iam_role_policy, aws_iam_user_policy, aws_iam_group_policy
policy-escalation: error; CKV 286, CKV 289, CKV 109, CKV 110; aws_iam_policy, aws_iam_role_policy, aws_iam_user_policy, aws_iam_group_policy
policy-exfiltration: error; CKV 288, CKV 287, CKV 107, CKV 108, KMS.1, KMS.2; aws_iam_policy, aws_iam_role_policy, aws_iam_user_policy, aws_iam_group_policy
policy-service-admin: error; CKV2_AWS_40, IAM.21; aws_iam_policy, aws_iam_role_policy, aws_iam_user_policy, aws_iam_group_policy
policy-wide-write: error; CKV 290, CKV 355, CKV 111, CKV 356; aws_iam_policy, aws_iam_role_policy, aws_iam_user_policy, aws_iam_group_policy
role-confused-deputy: advice; -; aws_iam_role
role-managed-admin: error; CKV 274, CKV2_AWS_56, CKV 275, CIS 1.16, IAM.1; aws_iam_role, aws_iam_role_policy_attachment, aws_iam_user_policy_attachment, aws_iam_group_policy_attachment, aws_iam_policy_attachment
role-trust: error; CKV 60, CKV 61, CKV 393, CKV 358; aws_iam_role
secret-own-key: warning; CKV 149; aws_secretsmanager_secret
secret-rotation: advice; CKV2_AWS_57, CKV 304, SecretsManager.1, SecretsManager.4; aws_secretsmanager_secret
session-document: warning; CKV 112, CKV 113, CKV 303, SSM.4; aws_ssm_document
topic-encryption: error; CKV 26, SNS.1; aws_sns_topic
topic-policy-public: error; CKV 169, CKV 385, CKV 168, SNS.4, SQS.3; aws_sns_topic, aws_sns_topic_policy, aws_sqs_queue, aws_sqs_queue_policy
user-avoided: warning; CKV 273, CKV 40, CKV 348, CKV2_AWS_22, CIS 1.15, CIS 1.4, IAM.2, IAM.4; aws_iam_user, aws_iam_access_key, aws_iam_user_login_profile, aws_iam_user_policy"
`);
});
