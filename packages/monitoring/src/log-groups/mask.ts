import { CloudwatchLogDataProtectionPolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-data-protection-policy";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { distinct, matches, type Problem } from "@plinth/core";
import type { Construct } from "constructs";
import type { LogGroupRef } from "./watch";

/**
 * What CloudWatch Logs recognizes; kinds that differ by country end in it: `PhoneNumber-US`, `BankAccountNumber-DE`.
 * AWS docs, "CloudWatch Logs managed data identifiers for sensitive data types".
 */
export type PersonalData =
  | "Address"
  | "AwsSecretKey"
  | "CreditCardExpiration"
  | "CreditCardNumber"
  | "CreditCardSecurityCode"
  | "EmailAddress"
  | "IpAddress"
  | "LatLong"
  | "Name"
  | "OpenSshPrivateKey"
  | "PgpPrivateKey"
  | "PkcsPrivateKey"
  | "PuttyPrivateKey"
  | "VehicleIdentificationNumber"
  | `${string}-${string}`;

export interface Masking {
  readonly logGroup: LogGroupRef;
  readonly kinds: readonly PersonalData[];
  /** Log group that is told where something was masked, without what it was. @default - only a metric counts */
  readonly findings?: LogGroupRef;
}

export function maskProblems({ kinds }: Masking): Problem[] {
  return [
    distinct("kinds", kinds, 1),
    ...kinds.map((kind, index) =>
      matches(
        `kinds[${index}]`,
        kind,
        /^[A-Z][A-Za-z]+(-[A-Z]{2})?$/,
        "be a kind of data, with its country where it has one",
      ),
    ),
  ];
}

/** Personal data in new lines is stars for everybody who may not `logs:Unmask`. AWS docs, "Help protect sensitive log data with masking". */
export function maskPersonalData(scope: Construct, { logGroup, kinds, findings }: Masking) {
  const { partition } = new DataAwsPartition(scope, "Partition");
  const DataIdentifier = kinds.map((kind) => `arn:${partition}:dataprotection::aws:data-identifier/${kind}`);
  const FindingsDestination = findings ? { CloudWatchLogs: { LogGroup: findings.name } } : {};
  return new CloudwatchLogDataProtectionPolicy(scope, "Default", {
    logGroupName: logGroup.name,
    policyDocument: JSON.stringify({
      Name: "personal-data",
      Version: "2021-06-01",
      Statement: [
        { Sid: "Audit", DataIdentifier, Operation: { Audit: { FindingsDestination } } },
        { Sid: "Mask", DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
      ],
    }),
  });
}
