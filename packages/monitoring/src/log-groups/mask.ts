import { CloudwatchLogDataProtectionPolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-data-protection-policy";
import { list, type ModuleContext, object, parseChild, type RowsOf, regionProblem, scalar } from "@plinth/core";
import { Construct } from "constructs";
import { childOf, LOG_CHILD, LOG_GROUP, type LogGroupRef } from "./watch";

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

const KIND = scalar<PersonalData>(
  "text",
  "be a kind of data, with its country where it has one",
  (value) => typeof value === "string",
  (kind) => /^[A-Z][A-Za-z]+(-[A-Z]{2})?$/.test(kind),
);

const MASKING = object({
  logGroup: LOG_GROUP,
  kinds: list(KIND, { min: 1 }).literal(),
  findings: LOG_GROUP.optional(),
} satisfies RowsOf<Masking>);

/** Personal data in new lines is stars for everybody who may not `logs:Unmask`. AWS docs, "Help protect sensitive log data with masking". */
export function addMasking(
  { scope: module, aws: { partition } }: ModuleContext,
  key: string,
  options: Masking,
): CloudwatchLogDataProtectionPolicy {
  const { id, logGroup, kinds, findings } = parseChild(module, key, MASKING, options, {
    ...LOG_CHILD,
    method: "maskPersonalData",
    home: "Masks",
    rules: [(settings) => regionProblem("logGroup", module, settings.logGroup)],
  });
  const DataIdentifier = kinds.map((kind) => `arn:${partition}:dataprotection::aws:data-identifier/${kind}`);
  const FindingsDestination = findings ? { CloudWatchLogs: { LogGroup: findings.name } } : {};
  return new CloudwatchLogDataProtectionPolicy(new Construct(childOf(module, "Masks"), id), "Default", {
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
