import { statementRows, synth } from "@plinth/testing";
import { ParameterHierarchyModule, ParameterModule, SecretModule } from "../src";
import { encryptionKey, role } from "./roles";

const keyThere = { arn: encryptionKey.arn.replace("us-east-1", "eu-west-1") };
const web = role("web");

test("a secret and its replica with keys grant exactly this", () => {
  const made = synth((stack) => {
    const secret = new SecretModule(stack, "ApiKey", { environment: "dev", encryptionKey });
    secret.grantRead(web);
    secret.grantWrite(web);
    secret.grantRotate(web);
    secret.addReplica("eu-west-1", { encryptionKey: keyThere }).grantRead(web);
  });
  expect(statementRows(made).join("\n")).toMatchInlineSnapshot(`
"aws_iam_role_policy.ApiKey_Read-web_996AA93A policy: Allow secretsmanager:DescribeSecret secretsmanager:GetSecretValue on \${aws_secretsmanager_secret.ApiKey.arn}
aws_iam_role_policy.ApiKey_Read-web_996AA93A policy: Allow kms:Decrypt on arn:aws:kms:us-east-1:123456789012:key/0f2ad6c5-4b9e-4d0a-9d6c-2f6d1c1b7a11 if {"StringEquals":{"kms:ViaService":"secretsmanager.\${data.aws_region.Plinth_Region_5E78084A.id}.amazonaws.com","kms:EncryptionContext:SecretARN":"\${aws_secretsmanager_secret.ApiKey.arn}"}}
aws_iam_role_policy.ApiKey_Replica-eu-west-1_Read-web_95005A7F policy: Allow secretsmanager:DescribeSecret secretsmanager:GetSecretValue on arn:\${data.aws_partition.Plinth_Partition_741393A3.partition}:secretsmanager:eu-west-1:\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}:secret:test/apikey-??????
aws_iam_role_policy.ApiKey_Replica-eu-west-1_Read-web_95005A7F policy: Allow kms:Decrypt on arn:aws:kms:eu-west-1:123456789012:key/0f2ad6c5-4b9e-4d0a-9d6c-2f6d1c1b7a11 if {"StringEquals":{"kms:ViaService":"secretsmanager.eu-west-1.amazonaws.com"}}
aws_iam_role_policy.ApiKey_Rotate-web_6A239A64 policy: Allow secretsmanager:DescribeSecret secretsmanager:GetSecretValue secretsmanager:PutSecretValue secretsmanager:UpdateSecretVersionStage on \${aws_secretsmanager_secret.ApiKey.arn}
aws_iam_role_policy.ApiKey_Rotate-web_6A239A64 policy: Allow secretsmanager:GetRandomPassword on *
aws_iam_role_policy.ApiKey_Rotate-web_6A239A64 policy: Allow kms:Decrypt kms:GenerateDataKey on arn:aws:kms:us-east-1:123456789012:key/0f2ad6c5-4b9e-4d0a-9d6c-2f6d1c1b7a11 if {"StringEquals":{"kms:ViaService":"secretsmanager.\${data.aws_region.Plinth_Region_5E78084A.id}.amazonaws.com","kms:EncryptionContext:SecretARN":"\${aws_secretsmanager_secret.ApiKey.arn}"}}
aws_iam_role_policy.ApiKey_Write-web_2FF42D63 policy: Allow secretsmanager:DescribeSecret secretsmanager:PutSecretValue on \${aws_secretsmanager_secret.ApiKey.arn}
aws_iam_role_policy.ApiKey_Write-web_2FF42D63 policy: Allow kms:Decrypt kms:GenerateDataKey on arn:aws:kms:us-east-1:123456789012:key/0f2ad6c5-4b9e-4d0a-9d6c-2f6d1c1b7a11 if {"StringEquals":{"kms:ViaService":"secretsmanager.\${data.aws_region.Plinth_Region_5E78084A.id}.amazonaws.com","kms:EncryptionContext:SecretARN":"\${aws_secretsmanager_secret.ApiKey.arn}"}}"
`);
});

test("a secret and its replica without keys grant exactly this", () => {
  const made = synth((stack) => {
    const secret = new SecretModule(stack, "ApiKey", { environment: "dev" });
    secret.grantRead(web);
    secret.addReplica("eu-west-1").grantRead(web);
  });
  expect(statementRows(made).join("\n")).toMatchInlineSnapshot(`
"aws_iam_role_policy.ApiKey_Read-web_996AA93A policy: Allow secretsmanager:DescribeSecret secretsmanager:GetSecretValue on \${aws_secretsmanager_secret.ApiKey.arn}
aws_iam_role_policy.ApiKey_Replica-eu-west-1_Read-web_95005A7F policy: Allow secretsmanager:DescribeSecret secretsmanager:GetSecretValue on arn:\${data.aws_partition.Plinth_Partition_741393A3.partition}:secretsmanager:eu-west-1:\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}:secret:test/apikey-??????"
`);
});

test("parameters and their hierarchy grant exactly this", () => {
  const made = synth((stack) => {
    const colour = new ParameterModule(stack, "Colour", { type: "String", value: "red" });
    const token = new ParameterModule(stack, "Token", { type: "SecureString", encryptionKey });
    const settings = new ParameterHierarchyModule(stack, "Settings", { encryptionKey });
    for (const one of [colour, token, settings]) one.grantRead(web);
    token.grantWrite(web);
  });
  expect(statementRows(made).join("\n")).toMatchInlineSnapshot(`
"aws_iam_role_policy.Colour_Read-web_2EFCAB73 policy: Allow ssm:GetParameter ssm:GetParameters on \${aws_ssm_parameter.Colour.arn}
aws_iam_role_policy.Settings_Read-web_05378AE5 policy: Allow ssm:GetParametersByPath on arn:\${data.aws_partition.Plinth_Partition_741393A3.partition}:ssm:\${data.aws_region.Plinth_Region_5E78084A.id}:\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}:parameter/test/settings arn:\${data.aws_partition.Plinth_Partition_741393A3.partition}:ssm:\${data.aws_region.Plinth_Region_5E78084A.id}:\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}:parameter/test/settings/*
aws_iam_role_policy.Settings_Read-web_05378AE5 policy: Allow ssm:GetParameter ssm:GetParameters on arn:\${data.aws_partition.Plinth_Partition_741393A3.partition}:ssm:\${data.aws_region.Plinth_Region_5E78084A.id}:\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}:parameter/test/settings/*
aws_iam_role_policy.Settings_Read-web_05378AE5 policy: Allow kms:Decrypt on arn:aws:kms:us-east-1:123456789012:key/0f2ad6c5-4b9e-4d0a-9d6c-2f6d1c1b7a11 if {"StringEquals":{"kms:ViaService":"ssm.\${data.aws_region.Plinth_Region_5E78084A.id}.amazonaws.com"},"StringLike":{"kms:EncryptionContext:PARAMETER_ARN":"arn:\${data.aws_partition.Plinth_Partition_741393A3.partition}:ssm:\${data.aws_region.Plinth_Region_5E78084A.id}:\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}:parameter/test/settings/*"}}
aws_iam_role_policy.Token_Read-web_E1FDE4DA policy: Allow ssm:GetParameter ssm:GetParameters on arn:\${data.aws_partition.Plinth_Partition_741393A3.partition}:ssm:\${data.aws_region.Plinth_Region_5E78084A.id}:\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}:parameter/test/token
aws_iam_role_policy.Token_Read-web_E1FDE4DA policy: Allow kms:Decrypt on arn:aws:kms:us-east-1:123456789012:key/0f2ad6c5-4b9e-4d0a-9d6c-2f6d1c1b7a11 if {"StringEquals":{"kms:ViaService":"ssm.\${data.aws_region.Plinth_Region_5E78084A.id}.amazonaws.com","kms:EncryptionContext:PARAMETER_ARN":"arn:\${data.aws_partition.Plinth_Partition_741393A3.partition}:ssm:\${data.aws_region.Plinth_Region_5E78084A.id}:\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}:parameter/test/token"}}
aws_iam_role_policy.Token_Write-web_8B5AD07C policy: Allow ssm:PutParameter on arn:\${data.aws_partition.Plinth_Partition_741393A3.partition}:ssm:\${data.aws_region.Plinth_Region_5E78084A.id}:\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}:parameter/test/token
aws_iam_role_policy.Token_Write-web_8B5AD07C policy: Allow kms:Encrypt kms:GenerateDataKey on arn:aws:kms:us-east-1:123456789012:key/0f2ad6c5-4b9e-4d0a-9d6c-2f6d1c1b7a11 if {"StringEquals":{"kms:ViaService":"ssm.\${data.aws_region.Plinth_Region_5E78084A.id}.amazonaws.com","kms:EncryptionContext:PARAMETER_ARN":"arn:\${data.aws_partition.Plinth_Partition_741393A3.partition}:ssm:\${data.aws_region.Plinth_Region_5E78084A.id}:\${data.aws_caller_identity.Plinth_Account_1491B0B2.account_id}:parameter/test/token"}}"
`);
});
