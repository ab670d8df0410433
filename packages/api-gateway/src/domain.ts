import { Apigatewayv2ApiMapping } from "@cdktf/provider-aws/lib/apigatewayv2-api-mapping";
import { Apigatewayv2DomainName } from "@cdktf/provider-aws/lib/apigatewayv2-domain-name";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import {
  arnRegionProblem,
  HOSTED_ZONE_ID,
  type ModuleContext,
  object,
  parseChild,
  type RowsOf,
  text,
  warn,
} from "@plinth/core";

export interface DomainProps {
  /** Certificate of AWS Certificate Manager for the name, in the region of the API. */
  readonly certificateArn: string;
  /** Hosted zone that gets an alias of the name. @default - no record; point yours at the target of the domain */
  readonly zoneId?: string;
  /** Only callers with a certificate of these authorities are let in (mutual TLS). @default - everybody may connect */
  readonly trustStore?: TrustStore;
  /** Path below the name: `v1` or `shop/v1`. @default - the whole name */
  readonly basePath?: string;
}

/** A file of CA certificates in S3. AWS docs, "Configuring mutual TLS authentication". */
export interface TrustStore {
  /** `s3://bucket/authorities.pem`. */
  readonly uri: string;
  /** Version of the object; a new one is taken when it is named. @default - the newest at the time of the apply */
  readonly version?: string;
  /** Public certificate that proves the name, where `certificateArn` is imported or of a private authority. @default - none */
  readonly ownershipCertificateArn?: string;
}

export interface ApiDomain {
  readonly domainName: Apigatewayv2DomainName;
  readonly mapping: Apigatewayv2ApiMapping;
  /** Only with `zoneId`. */
  readonly alias?: Route53Record;
  /** Where callers find the API by this name. */
  readonly url: string;
}

const CERTIFICATE_ARN = text("be the ARN of a certificate", /^arn:[\w-]+:acm:[a-z0-9-]+:\d{12}:certificate\/.+$/);

const TRUST_STORE = object({
  uri: text('be an object such as "s3://bucket/ca.pem"', /^s3:\/\/[a-z0-9.-]+\/.+$/),
  version: text().optional(),
  ownershipCertificateArn: CERTIFICATE_ARN.optional(),
} satisfies RowsOf<TrustStore>);

const DOMAIN = object({
  certificateArn: CERTIFICATE_ARN,
  zoneId: HOSTED_ZONE_ID.optional(),
  trustStore: TRUST_STORE.optional(),
  basePath: text('be a path such as "shop/v1", without slashes at its ends', /^[\w.~-]+(\/[\w.~-]+)*$/).optional(),
} satisfies RowsOf<DomainProps>);

/** Ids are made of it. */
const DOMAIN_NAME = text(
  'be a domain name in lower case such as "api.example.com"',
  /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
).literal();

/** The API that a name leads to. */
interface DomainTarget {
  readonly apiId: string;
  /** Of the stage. */
  readonly stage: string;
  readonly disableExecuteApiEndpoint: boolean | undefined;
  /** A REST API that answers only through its endpoints. */
  readonly isPrivate?: boolean;
}

/**
 * A custom domain name, TLS 1.2 or newer, for a stage of either kind of API. AWS docs, "Set up a Regional custom domain name in API
 * Gateway", https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-regional-api-custom-domain-create.html, and
 * "Custom domain names for private APIs in API Gateway",
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html
 */
export function addDomain(context: ModuleContext, name: string, props: DomainProps, target: DomainTarget): ApiDomain {
  const { scope } = context;
  const { id, certificateArn, zoneId, trustStore, basePath } = parseChild(scope, name, DOMAIN, props, {
    method: "addDomain",
    prefix: "Domain",
    keyName: "name",
    keyParser: DOMAIN_NAME,
    rules: [
      (given) => arnRegionProblem("certificateArn", scope, given.certificateArn),
      (given) =>
        arnRegionProblem("trustStore.ownershipCertificateArn", scope, given.trustStore?.ownershipCertificateArn),
      () =>
        target.isPrivate &&
        "the API must not be private: its names are private custom domain names, with access associations of their own",
    ],
  });
  warn(
    scope,
    trustStore &&
      target.disableExecuteApiEndpoint === false &&
      `addDomain("${name}"): the trust store can be bypassed while disableExecuteApiEndpoint is false`,
  );
  const domainName = new Apigatewayv2DomainName(scope, id, {
    domainName: name,
    domainNameConfiguration: {
      certificateArn,
      endpointType: "REGIONAL",
      securityPolicy: "TLS_1_2",
      ownershipVerificationCertificateArn: trustStore?.ownershipCertificateArn,
    },
    mutualTlsAuthentication: trustStore && { truststoreUri: trustStore.uri, truststoreVersion: trustStore.version },
    tags: context.tags(),
  });
  const mapping = new Apigatewayv2ApiMapping(scope, `Mapping-${name}`, {
    apiId: target.apiId,
    domainName: domainName.id,
    stage: target.stage,
    apiMappingKey: basePath,
  });
  const { targetDomainName, hostedZoneId } = domainName.domainNameConfiguration;
  const alias =
    zoneId === undefined
      ? undefined
      : new Route53Record(scope, `Alias-${name}`, {
          zoneId,
          name,
          type: "A",
          alias: { name: targetDomainName, zoneId: hostedZoneId, evaluateTargetHealth: false },
        });
  return { domainName, mapping, alias, url: `https://${name}${basePath ? `/${basePath}` : ""}` };
}
