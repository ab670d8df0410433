import type { Severity } from "@plinth/core";

/** What a trail can tell, and the paragraphs that ask for it. */
export interface TrailRule {
  readonly title: string;
  readonly pattern: string;
  /** Paragraph of the CIS AWS Foundations Benchmark 1.4 and 3.0, and of 1.2. @default - none asks for it */
  readonly cis?: { readonly current: string; readonly v1_2?: string };
  /** Control of AWS Security Hub, which compares the pattern word for word. @default - none */
  readonly control?: string;
  /** How many in five minutes are borne. @default 0 */
  readonly bears?: number;
  /** @default "ticket" */
  readonly severity?: Severity;
}

const anyOf = (names: string) =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => `($.eventName=${name})`)
    .join(" || ");
const events = (names: string) => `{${anyOf(names)}}`;
const eventsOf = (source: string, names: string) => `{($.eventSource=${source}.amazonaws.com) && (${anyOf(names)})}`;

/**
 * Patterns: AWS docs, "Security Hub controls for CloudWatch" (CloudWatch.1 to 14); CIS AWS Foundations Benchmark, section 4
 * (section 3 in 1.2). Beside them: AWS docs, "Creating an alarm that detects use of a KMS key pending deletion" and
 * "AWS Secrets Manager: Log events with AWS CloudTrail".
 */
export const TRAIL_RULES = {
  unauthorizedCalls: {
    title: "Refused API calls",
    cis: { current: "4.1", v1_2: "3.1" },
    control: "CloudWatch.2",
    pattern: '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}',
    bears: 10,
  },
  signInWithoutMfa: {
    title: "Sign-ins to the console without MFA",
    cis: { current: "4.2", v1_2: "3.2" },
    control: "CloudWatch.3",
    pattern:
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  },
  rootUse: {
    title: "Use of the root user",
    cis: { current: "4.3", v1_2: "3.3" },
    control: "CloudWatch.1",
    pattern: '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
    severity: "page",
  },
  iamPolicyChanges: {
    title: "Changes of IAM policies",
    cis: { current: "4.4", v1_2: "3.4" },
    control: "CloudWatch.4",
    pattern: eventsOf(
      "iam",
      `
      DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy
      CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy
      AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy`,
    ),
  },
  trailChanges: {
    title: "Changes of trails",
    cis: { current: "4.5", v1_2: "3.5" },
    control: "CloudWatch.5",
    pattern: events("CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging"),
    severity: "page",
  },
  failedSignIns: {
    title: "Failed sign-ins to the console",
    cis: { current: "4.6", v1_2: "3.6" },
    control: "CloudWatch.6",
    pattern: '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}',
    bears: 3,
  },
  keysDisabled: {
    title: "Keys disabled or ordered to be deleted",
    cis: { current: "4.7", v1_2: "3.7" },
    control: "CloudWatch.7",
    pattern: eventsOf("kms", "DisableKey ScheduleKeyDeletion"),
    severity: "page",
  },
  bucketPolicyChanges: {
    title: "Changes of bucket policies",
    cis: { current: "4.8", v1_2: "3.8" },
    control: "CloudWatch.8",
    pattern: eventsOf(
      "s3",
      `
      PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy
      DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication`,
    ),
  },
  configChanges: {
    title: "Changes of AWS Config",
    cis: { current: "4.9", v1_2: "3.9" },
    control: "CloudWatch.9",
    pattern: eventsOf(
      "config",
      `
      StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder`,
    ),
  },
  securityGroupChanges: {
    title: "Changes of security groups",
    cis: { current: "4.10", v1_2: "3.10" },
    control: "CloudWatch.10",
    pattern: events(`
      AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress
      RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup`),
  },
  networkAclChanges: {
    title: "Changes of network ACLs",
    cis: { current: "4.11", v1_2: "3.11" },
    control: "CloudWatch.11",
    pattern: events(`
      CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry
      ReplaceNetworkAclAssociation`),
  },
  gatewayChanges: {
    title: "Changes of network gateways",
    cis: { current: "4.12", v1_2: "3.12" },
    control: "CloudWatch.12",
    pattern: events(`
      CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway
      DeleteInternetGateway DetachInternetGateway`),
  },
  routeChanges: {
    title: "Changes of routes",
    cis: { current: "4.13", v1_2: "3.13" },
    control: "CloudWatch.13",
    pattern: eventsOf(
      "ec2",
      `
      CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute
      DisassociateRouteTable`,
    ),
  },
  vpcChanges: {
    title: "Changes of VPCs",
    cis: { current: "4.14", v1_2: "3.14" },
    control: "CloudWatch.14",
    pattern: events(`
      CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection
      DeleteVpcPeeringConnection RejectVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc
      DisableVpcClassicLink EnableVpcClassicLink`),
  },
  organizationChanges: {
    title: "Changes of the organization",
    cis: { current: "4.15" },
    pattern: eventsOf(
      "organizations",
      `
      AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy DeclineHandshake
      DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType
      InviteAccountToOrganization LeaveOrganization MoveAccount RemoveAccountFromOrganization UpdatePolicy
      UpdateOrganizationalUnit`,
    ),
  },
  dyingKeyUse: {
    title: "Use of keys that are about to be deleted",
    pattern: '{($.eventSource=kms*) && ($.errorMessage="* is pending deletion.")}',
    severity: "page",
  },
  failedRotations: {
    title: "Secrets that could not be rotated",
    pattern: eventsOf("secretsmanager", "RotationFailed"),
  },
  deletedSecrets: {
    title: "Secrets that were deleted",
    pattern: eventsOf("secretsmanager", "DeleteSecret"),
  },
} as const satisfies Readonly<Record<string, TrailRule>>;

export type TrailEvent = keyof typeof TRAIL_RULES;
