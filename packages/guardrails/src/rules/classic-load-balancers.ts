import { type Arguments, blocks, text } from "@plinth/model";
import { type Condition, firstOf, is, mustBeSet, mustBeTrue, mustNot, mustNotBeFalse } from "../checks/arguments";
import { advice, error, warning } from "./row";

const LB = "aws_elb";
const TLS = ["https", "ssl"];

/** A listener with a protocol in clear; a protocol that is known later is none. */
const isInClear =
  (argument: "lb_protocol" | "instance_protocol"): Condition =>
  ({ args }) =>
    blocks(args, "listener")
      .flatMap((listener) => text(listener[argument]) ?? [])
      .some((protocol) => !TLS.includes(protocol.toLowerCase()));

const hasCertificateOutsideAcm: Condition = ({ args }) => blocks(args, "listener").some(isOutsideAcm);

function isOutsideAcm({ ssl_certificate_id: id }: Arguments): boolean {
  const known = text(id);
  return known !== undefined && !known.includes(":acm:");
}

/** Classic Load Balancers. AWS docs, "Security Hub controls for Elastic Load Balancing". */
export const CLASSIC_LOAD_BALANCERS = [
  warning("classic-lb-access-logs", LB, "CKV_AWS_92, ELB.5", {
    title: "Classic Load Balancers record requests",
    why: "Who asked for what, and what the answer was, is nowhere else.",
    fix: "set access_logs with a bucket, and leave enabled out",
    check: firstOf(
      mustBeSet("access_logs", "does not record requests"),
      mustNotBeFalse("access_logs.enabled", "does not record requests"),
    ),
  }),
  warning("classic-lb-certificate", LB, "CKV_AWS_127, ELB.2", {
    title: "Classic Load Balancers have certificates of AWS Certificate Manager",
    why: "Nothing renews a certificate that was uploaded to IAM.",
    fix: "set ssl_certificate_id to the ARN of an aws_acm_certificate",
    check: mustNot(hasCertificateOutsideAcm, "has a certificate that ACM does not renew"),
  }),
  warning("classic-lb-cross-zone", LB, "CKV_AWS_138, ELB.9", {
    title: "Classic Load Balancers use the instances of every zone",
    why: "A zone with few instances is overloaded while others are idle.",
    fix: "leave cross_zone_load_balancing out",
    check: mustNotBeFalse("cross_zone_load_balancing", "uses the instances of its own zone only"),
  }),
  error("classic-lb-desync", LB, "CKV_AWS_328, ELB.14", {
    title: "Classic Load Balancers refuse ambiguous requests",
    why: "Two servers that read one request in two ways let an attacker speak in the name of another user.",
    fix: "leave desync_mitigation_mode at defensive or strictest",
    check: mustNot(is("desync_mitigation_mode", "monitor"), "lets ambiguous requests through"),
  }),
  warning("classic-lb-draining", LB, "ELB.7", {
    title: "Classic Load Balancers let requests end before an instance leaves",
    why: "Requests in progress fail with every deployment and every scale-in.",
    fix: "set connection_draining",
    check: mustBeTrue("connection_draining", "cuts requests off when an instance leaves"),
  }),
  advice("classic-lb-target-encryption", LB, "CKV_AWS_376", {
    title: "Classic Load Balancers use TLS to their instances",
    why: "Inside of the network requests go in clear, where rules or auditors may ask for more.",
    fix: "set instance_protocol to https or ssl, and give the instances certificates",
    check: mustNot(isInClear("instance_protocol"), "sends requests to its instances in clear"),
  }),
  error("classic-lb-tls", LB, "ELB.3", {
    title: "Listeners of Classic Load Balancers use HTTPS or TLS",
    why: "Passwords and sessions go over the network in clear.",
    fix: "set lb_protocol to https or ssl, or use an Application Load Balancer, which can redirect",
    check: mustNot(isInClear("lb_protocol"), "has a listener in clear"),
  }),
];
