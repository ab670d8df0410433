import { ruleRows, statementRows } from "@plinth/testing";
import { BUCKET, database, KEY, multiAz } from "./database";

const web = { role: { name: "web", arn: "arn:aws:iam::123456789012:role/web" } };

test("a database is open at its port to those who are let in, and its roles and grants have these statements", () => {
  const made = database({ environment: "prod", encryptionKey: { arn: KEY } }, (db) => {
    db.connections.allowFrom("10.0.0.0/16");
    db.grantConnect(web, "app");
    db.grantReadSecret(web);
    db.addProxy("Pool");
    db.importFrom(BUCKET);
    db.exportTo(BUCKET);
  });
  expect(ruleRows(made)).toMatchInlineSnapshot(`
[
  "ingress tcp 5432 \${aws_security_group.Database_SecurityGroup_71981D66.id}, peer \${aws_security_group.Database_Proxy-Pool_SecurityGroup_FBEB297A.id}: test/Database/Proxy-Pool to test/Database on 5432",
  "ingress tcp 5432 \${aws_security_group.Database_SecurityGroup_71981D66.id}, peer 10.0.0.0/16: From 10.0.0.0/16 on 5432",
  "egress tcp 5432 \${aws_security_group.Database_Proxy-Pool_SecurityGroup_FBEB297A.id}, peer \${aws_security_group.Database_SecurityGroup_71981D66.id}: test/Database/Proxy-Pool to test/Database on 5432",
]
`);
  expect(statementRows(made).join("\n")).toMatchInlineSnapshot(`
"aws_iam_role.Database_BucketRole-s3Export_AD265909 assume_role_policy: Allow {"Service":["rds.amazonaws.com"]} sts:AssumeRole if {"StringEquals":{"aws:SourceAccount":"\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}"}}
aws_iam_role.Database_BucketRole-s3Import_8245A87F assume_role_policy: Allow {"Service":["rds.amazonaws.com"]} sts:AssumeRole if {"StringEquals":{"aws:SourceAccount":"\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}"}}
aws_iam_role.Database_MonitoringRole_73427386 assume_role_policy: Allow {"Service":["monitoring.rds.amazonaws.com"]} sts:AssumeRole if {"StringEquals":{"aws:SourceAccount":"\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}"}}
aws_iam_role.Database_Proxy-Pool_Role_BEE682EB assume_role_policy: Allow {"Service":["rds.amazonaws.com"]} sts:AssumeRole if {"StringEquals":{"aws:SourceAccount":"\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}"}}
aws_iam_role_policy.Database_BucketRole-s3Export_Policy_D6990075 policy: Allow s3:AbortMultipartUpload s3:PutObject on arn:aws:s3:::shop-data/*
aws_iam_role_policy.Database_BucketRole-s3Import_Policy_4C8C3E8C policy: Allow s3:ListBucket on arn:aws:s3:::shop-data
aws_iam_role_policy.Database_BucketRole-s3Import_Policy_4C8C3E8C policy: Allow s3:GetObject on arn:aws:s3:::shop-data/*
aws_iam_role_policy.Database_Connect-app-web_EB35B58F policy: Allow rds-db:connect on arn:\${data.aws_partition.Plinth_Partition_741393A3.partition}:rds-db:\${data.aws_region.Plinth_Region_5E78084A.id}:\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}:dbuser:\${aws_db_instance.Database.resource_id}/app
aws_iam_role_policy.Database_MonitoringPolicy_2F2DD9FB policy: Allow logs:CreateLogGroup logs:PutRetentionPolicy on arn:\${data.aws_partition.Plinth_Partition_741393A3.partition}:logs:\${data.aws_region.Plinth_Region_5E78084A.id}:\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}:log-group:RDS*
aws_iam_role_policy.Database_MonitoringPolicy_2F2DD9FB policy: Allow logs:CreateLogStream logs:DescribeLogStreams logs:GetLogEvents logs:PutLogEvents on arn:\${data.aws_partition.Plinth_Partition_741393A3.partition}:logs:\${data.aws_region.Plinth_Region_5E78084A.id}:\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}:log-group:RDS*:log-stream:*
aws_iam_role_policy.Database_Proxy-Pool_Policy_EEEEAF5B policy: Allow secretsmanager:DescribeSecret secretsmanager:GetSecretValue on \${aws_db_instance.Database.master_user_secret[0].secret_arn}
aws_iam_role_policy.Database_Proxy-Pool_Policy_EEEEAF5B policy: Allow kms:Decrypt on arn:aws:kms:us-east-1:123456789012:key/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f if {"StringEquals":{"kms:ViaService":"secretsmanager.\${data.aws_region.Plinth_Region_5E78084A.id}.amazonaws.com","kms:EncryptionContext:SecretARN":"\${aws_db_instance.Database.master_user_secret[0].secret_arn}"}}
aws_iam_role_policy.Database_ReadSecret-web_EF07320E policy: Allow secretsmanager:DescribeSecret secretsmanager:GetSecretValue on \${aws_db_instance.Database.master_user_secret[0].secret_arn}
aws_iam_role_policy.Database_ReadSecret-web_EF07320E policy: Allow kms:Decrypt on arn:aws:kms:us-east-1:123456789012:key/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f if {"StringEquals":{"kms:ViaService":"secretsmanager.\${data.aws_region.Plinth_Region_5E78084A.id}.amazonaws.com","kms:EncryptionContext:SecretARN":"\${aws_db_instance.Database.master_user_secret[0].secret_arn}"}}"
`);
});

test("a Multi-AZ cluster lets a role read its password, and decrypt it", () => {
  const made = multiAz({ encryptionKey: { arn: KEY } }, (cluster) => void cluster.grantReadSecret(web));
  expect(statementRows(made).filter((row) => row.includes("ReadSecret"))).toMatchInlineSnapshot(`
[
  "aws_iam_role_policy.Database_ReadSecret-web_EF07320E policy: Allow secretsmanager:DescribeSecret secretsmanager:GetSecretValue on \${aws_rds_cluster.Database.master_user_secret[0].secret_arn}",
  "aws_iam_role_policy.Database_ReadSecret-web_EF07320E policy: Allow kms:Decrypt on arn:aws:kms:us-east-1:123456789012:key/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f if {"StringEquals":{"kms:ViaService":"secretsmanager.\${data.aws_region.Plinth_Region_5E78084A.id}.amazonaws.com","kms:EncryptionContext:SecretARN":"\${aws_rds_cluster.Database.master_user_secret[0].secret_arn}"}}",
]
`);
});
