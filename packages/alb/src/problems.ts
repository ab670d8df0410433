import { between, matches, must, oneOf, type Problem, type SubnetsRef } from "@plinth/core";
import { backendProblems, servedBy } from "./backends";
import { certificateProblems } from "./certificate";
import type { ALBModuleProps } from "./props";
import { headerProblems } from "./response-headers";
import { optionsProblems } from "./target-group";
import { clientCertificatesProblems } from "./trust-store";
import { webAclProblems } from "./web-acl";

/** Everything that is wrong with the props of a balancer. */
export function problemsOf(props: ALBModuleProps): Problem[] {
  return [
    ...subnetsProblems(props.subnets),
    ...certificateProblems(props),
    ...backendProblems("application", props.backend),
    ...optionsProblems(servedBy("application", props.backend), props),
    must(
      props.ipAddressType !== "dualstack-without-public-ipv4" || props.scheme === "internet-facing",
      'ipAddressType must be "ipv4" or "dualstack" inside, got "dualstack-without-public-ipv4"',
    ),
    between("idleSeconds", props.idleSeconds, 1, 4000),
    between("http.keepAliveSeconds", props.http?.keepAliveSeconds, 60, 604_800),
    oneOf("http.forwardedFor", props.http?.forwardedFor, ["append", "preserve", "remove"]),
    ...headerProblems(props.responseHeaders),
    sslPolicyProblem("sslPolicy", props.sslPolicy),
    ...clientCertificatesProblems(props.clientCertificates),
    ...webAclProblems(props.webAcl),
    between("logRetentionDays", props.logRetentionDays, 1, 3653),
  ];
}

/** One subnet a zone, and two zones, or the loss of one is the loss of all. */
export function subnetsProblems({ availabilityZones }: SubnetsRef): Problem[] {
  const zones = new Set(availabilityZones);
  const twice = availabilityZones.find((zone, index) => availabilityZones.indexOf(zone) !== index);
  return [
    must(zones.size >= 2, `subnets must be in at least two zones, got ${[...zones].join(", ") || "none"}`),
    must(twice === undefined, `subnets must be in a zone each, got two in ${twice}`),
  ];
}

/** The compiler holds the list; this holds callers that it does not see. */
export function sslPolicyProblem(prop: string, policy: string | undefined): Problem {
  return matches(prop, policy, /^ELBSecurityPolicy-TLS13-1-[23]-/, "be without TLS 1.1 and older");
}
