import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbListenerCertificate } from "@cdktf/provider-aws/lib/lb-listener-certificate";
import { arnRegionProblem, either, type ModuleContext, object, parseChild, reference, text, warn } from "@plinth/core";
import { KEY } from "./backends";
import { CERTIFICATE_ARN, certificateArnOf, DNS_CERTIFICATE, type DnsCertificate, namesWarning } from "./certificate";

const LISTENER_CERTIFICATE = object({
  certificate: either(DNS_CERTIFICATE, CERTIFICATE_ARN),
  listener: reference<LbListener>({ arn: text() }),
});

/** One more certificate of a listener, which clients choose by the name they ask for (SNI). */
export function addCertificate(
  context: ModuleContext,
  name: string,
  given: { readonly listener: LbListener; readonly certificate: string | DnsCertificate },
): LbListenerCertificate {
  const { scope } = context;
  const { id, listener, certificate } = parseChild(scope, name, LISTENER_CERTIFICATE, given, {
    method: "addCertificate",
    prefix: "ListenerCertificate",
    keyName: "name",
    keyParser: KEY,
    rules: [(one) => typeof one.certificate === "string" && arnRegionProblem("certificate", scope, one.certificate)],
  });
  warn(scope, typeof certificate === "object" && namesWarning(certificate, `addCertificate("${name}"): `));
  const source = typeof certificate === "object" ? { certificate } : { certificateArn: certificate };
  return new LbListenerCertificate(scope, id, {
    listenerArn: listener.arn,
    certificateArn: certificateArnOf(context, name, source),
    lifecycle: { createBeforeDestroy: true },
  });
}
