import { Apigatewayv2ApiMapping } from "@cdktf/provider-aws/lib/apigatewayv2-api-mapping";
import { Apigatewayv2DomainName } from "@cdktf/provider-aws/lib/apigatewayv2-domain-name";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { matches, must, type Problem } from "@plinth/core";
import { Token } from "cdktf";
import type { Construct } from "constructs";

export interface DomainProps {
  /** Certificate of AWS Certificate Manager for the name, in the same region. */
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

const CERTIFICATE = /^arn:[\w-]+:acm:[a-z0-9-]+:\d{12}:certificate\/.+$/;

export function domainProblems(
  name: string,
  { certificateArn, trustStore, basePath }: DomainProps,
  disableExecuteApiEndpoint: boolean | undefined,
): Problem[] {
  const host = /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;
  return [
    Token.isUnresolved(name)
      ? "the name must be known, it is part of addresses"
      : matches("the name", name, host, 'be a domain name in lower case such as "api.example.com"'),
    matches("certificateArn", certificateArn, CERTIFICATE, "be the ARN of a certificate"),
    matches("trustStore.uri", trustStore?.uri, /^s3:\/\/[a-z0-9.-]+\/.+$/, 'be an object such as "s3://bucket/ca.pem"'),
    matches(
      "trustStore.ownershipCertificateArn",
      trustStore?.ownershipCertificateArn,
      CERTIFICATE,
      "be the ARN of a certificate",
    ),
    matches(
      "basePath",
      basePath,
      /^[\w.~-]+(\/[\w.~-]+)*$/,
      'be a path such as "shop/v1", without slashes at its ends',
    ),
    must(
      !trustStore || disableExecuteApiEndpoint !== false,
      "trustStore can be gone around while disableExecuteApiEndpoint is false",
    ),
  ];
}

/** A name of one's own, TLS 1.2 or newer, for a stage of either kind of API. */
export function domain(
  scope: Construct,
  name: string,
  props: DomainProps,
  stage: { readonly apiId: string; readonly name: string },
  tags: Readonly<Record<string, string>>,
): ApiDomain {
  const { trustStore, zoneId, basePath } = props;
  const domainName = new Apigatewayv2DomainName(scope, `Domain-${name}`, {
    domainName: name,
    domainNameConfiguration: {
      certificateArn: props.certificateArn,
      endpointType: "REGIONAL",
      securityPolicy: "TLS_1_2",
      ownershipVerificationCertificateArn: trustStore?.ownershipCertificateArn,
    },
    mutualTlsAuthentication: trustStore && { truststoreUri: trustStore.uri, truststoreVersion: trustStore.version },
    tags,
  });
  const mapping = new Apigatewayv2ApiMapping(scope, `Mapping-${name}`, {
    apiId: stage.apiId,
    domainName: domainName.id,
    stage: stage.name,
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
