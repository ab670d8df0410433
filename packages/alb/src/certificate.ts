import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import {
  HOSTED_ZONE_ID,
  list,
  type ModuleContext,
  object,
  type Problem,
  type RowsOf,
  type SettingsOf,
  text,
} from "@plinth/core";
import { Lazy } from "cdktf";
import type { Construct } from "constructs";

/** A certificate that AWS Certificate Manager issues and renews, proved by records in a hosted zone. */
export interface DnsCertificate {
  readonly domain: string;
  /** Further names, in the same zone, 99 at most; more than 9 with a warning. @default - none */
  readonly alternativeNames?: readonly string[];
  /** The public hosted zone in which the records are made. */
  readonly zoneId: string;
}

/** A certificate that exists, or one that is made. */
export type CertificateSource =
  | {
      /** Certificate of AWS Certificate Manager in the same region. */
      readonly certificateArn: string;
      readonly certificate?: never;
    }
  | {
      /** Makes and proves a certificate. */
      readonly certificate: DnsCertificate;
      readonly certificateArn?: never;
    };

/** Records are keyed by it. */
const DOMAIN = text(
  'be a name such as "www.example.com" or "*.example.com"',
  /^(?=.{1,253}$)(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
);

/** AWS docs, "Quotas" of AWS Certificate Manager, https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html */
const NAMES = { most: 100, byDefault: 10 };

/** The first name has at most 64 characters. AWS docs, "RequestCertificate". */
export const DNS_CERTIFICATE = object({
  domain: DOMAIN.where("have at most 64 characters", ({ length }) => length <= 64).literal(),
  alternativeNames: list(DOMAIN.literal(), { max: NAMES.most - 1 })
    .literal()
    .default([]),
  zoneId: HOSTED_ZONE_ID,
} satisfies RowsOf<DnsCertificate>);
type DnsSettings = SettingsOf<typeof DNS_CERTIFICATE>;

/** @param call - of the method that was given the certificate, or nothing */
export function namesWarning(certificate: DnsSettings | undefined, call = ""): Problem {
  if (certificate === undefined) return;
  const { size } = new Set([certificate.domain, ...certificate.alternativeNames]);
  return (
    size > NAMES.byDefault &&
    `${call}certificate has ${size} names, and an account may have ${NAMES.byDefault} in one by default: request a larger quota`
  );
}

export const CERTIFICATE_ARN = text(
  "be the ARN of a certificate",
  /^arn:[\w-]+:(acm|iam):[a-z0-9-]*:\d{12}:(certificate|server-certificate)\/.+$/,
);

/** Of which one is given. */
export const CERTIFICATE_SOURCES = [{ certificateArn: CERTIFICATE_ARN }, { certificate: DNS_CERTIFICATE }] as const;

/** Its ARN, once it is issued. A replacement is issued before the listener turns to it. */
export function certificateArnOf(
  context: ModuleContext,
  name: string | undefined,
  source: { readonly certificateArn?: string; readonly certificate?: DnsSettings },
): string {
  const { certificate, certificateArn = "" } = source;
  if (certificate === undefined) return certificateArn;
  const { scope } = context;
  const { domain, alternativeNames, zoneId } = certificate;
  const suffix = name ? `-${name}` : "";
  const issued = new AcmCertificate(scope, `Certificate${suffix}`, {
    domainName: domain,
    subjectAlternativeNames: alternativeNames.length > 0 ? [...alternativeNames] : undefined,
    validationMethod: "DNS",
    options: { certificateTransparencyLoggingPreference: "ENABLED" },
    tags: context.tags(),
    lifecycle: { createBeforeDestroy: true },
  });
  // A wildcard is proved by the record of its domain.
  const proved = new Set([domain, ...alternativeNames].map((each) => each.replace(/^\*\./, "")));
  const records = [...proved].map((each) => proof(scope, issued, each, zoneId));
  return new AcmCertificateValidation(scope, `CertificateValidation${suffix}`, {
    certificateArn: issued.arn,
    validationRecordFqdns: records.map(({ fqdn }) => fqdn),
  }).certificateArn;
}

/** The record of a domain is the same for all its certificates, so it is made once. */
function proof(scope: Construct, issued: AcmCertificate, domain: string, zoneId: string): Route53Record {
  const id = `ValidationRecord-${domain}`;
  const existing = scope.node.tryFindChild(id);
  if (existing) return existing as Route53Record;
  const option = (attribute: string) =>
    Lazy.stringValue({
      produce: () =>
        `\${one(distinct([for each in ${issued.terraformResourceType}.${issued.friendlyUniqueId}.domain_validation_options : each.${attribute} if trimprefix(each.domain_name, "*.") == "${domain}"]))}`,
    });
  return new Route53Record(scope, id, {
    zoneId,
    name: option("resource_record_name"),
    type: "CNAME",
    records: [option("resource_record_value")],
    ttl: 60,
    allowOverwrite: true,
  });
}
