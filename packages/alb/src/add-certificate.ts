import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbListenerCertificate } from "@cdktf/provider-aws/lib/lb-listener-certificate";
import { matches, must, validate } from "@plinth/core";
import type { Construct } from "constructs";
import { KEY, KEY_RULE } from "./backends";
import { certificateArnOf, certificateProblems, type DnsCertificate } from "./certificate";

/** One more certificate of a listener, which clients choose by the name they ask for (SNI). */
export function addCertificate(
  scope: Construct,
  listener: LbListener,
  tags: Readonly<Record<string, string>>,
  name: string,
  certificate: string | DnsCertificate,
): LbListenerCertificate {
  const id = `ListenerCertificate-${name}`;
  const source = typeof certificate === "string" ? { certificateArn: certificate } : { certificate };
  const problems = [
    matches("name", name, KEY, KEY_RULE),
    must(!scope.node.tryFindChild(id), `name must be new, got "${name}" twice`),
    ...certificateProblems(source),
  ];
  validate(scope, problems, `addCertificate(${JSON.stringify(name)})`);
  return new LbListenerCertificate(scope, id, {
    listenerArn: listener.arn,
    certificateArn: certificateArnOf(scope, name, source, tags),
    lifecycle: { createBeforeDestroy: true },
  });
}
