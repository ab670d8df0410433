import type { Rule } from "../../rule";
import { amiOwners } from "./ami-owners";
import { apiAccessLog } from "./api-access-log";
import { apiAuthorization } from "./api-authorization";
import { apiCache } from "./api-cache";
import { apiClientCertificate } from "./api-client-certificate";
import { apiDataTrace } from "./api-data-trace";
import { apiDomainTls } from "./api-domain-tls";
import { apiExecutionLog } from "./api-execution-log";
import { apiReplacement } from "./api-replacement";
import { apiRequestValidation } from "./api-request-validation";
import { apiTracing } from "./api-tracing";
import { apiWebAcl } from "./api-web-acl";
import { certificateReplacement } from "./certificate-replacement";
import { certificateTransparency } from "./certificate-transparency";
import { certificateWildcard } from "./certificate-wildcard";
import { fleetHealth } from "./fleet-health";
import { fleetTags } from "./fleet-tags";
import { fleetTemplate } from "./fleet-template";
import { instanceEbsOptimized } from "./instance-ebs-optimized";
import { instanceMetadata } from "./instance-metadata";
import { instanceMonitoring } from "./instance-monitoring";
import { instancePublicIp } from "./instance-public-ip";
import { instanceRole } from "./instance-role";
import { instanceVolumes } from "./instance-volumes";
import { launchTemplateEncryption } from "./launch-template-encryption";
import { lbAccessLogs } from "./lb-access-logs";
import { lbCrossZone } from "./lb-cross-zone";
import { lbDeletionProtection } from "./lb-deletion-protection";
import { lbHealthCheck } from "./lb-health-check";
import { lbHttpRedirect } from "./lb-http-redirect";
import { lbInvalidHeaders } from "./lb-invalid-headers";
import { lbTargetEncryption } from "./lb-target-encryption";
import { lbTlsPolicy } from "./lb-tls-policy";
import { lbWebAcl } from "./lb-web-acl";
import { recordDangling } from "./record-dangling";
import { userDataSecrets } from "./user-data-secrets";
import { webAclKnownBad } from "./web-acl-known-bad";
import { webAclLog } from "./web-acl-log";
import { webAclRules } from "./web-acl-rules";
import { zoneDnssec } from "./zone-dnssec";
import { zoneQueryLog } from "./zone-query-log";

/** Balancers, fleets, instances, APIs, web ACLs, certificates and names. */
export const SERVING: readonly Rule[] = [
  amiOwners,
  apiAccessLog,
  apiAuthorization,
  apiCache,
  apiClientCertificate,
  apiDataTrace,
  apiDomainTls,
  apiExecutionLog,
  apiReplacement,
  apiRequestValidation,
  apiTracing,
  apiWebAcl,
  certificateReplacement,
  certificateTransparency,
  certificateWildcard,
  fleetHealth,
  fleetTags,
  fleetTemplate,
  instanceEbsOptimized,
  instanceMetadata,
  instanceMonitoring,
  instancePublicIp,
  instanceRole,
  instanceVolumes,
  launchTemplateEncryption,
  lbAccessLogs,
  lbCrossZone,
  lbDeletionProtection,
  lbHealthCheck,
  lbHttpRedirect,
  lbInvalidHeaders,
  lbTargetEncryption,
  lbTlsPolicy,
  lbWebAcl,
  recordDangling,
  userDataSecrets,
  webAclKnownBad,
  webAclLog,
  webAclRules,
  zoneDnssec,
  zoneQueryLog,
];
