import { firstOf, is, mustBeReferredToBy, mustBeSet, mustBeTrue, mustNot, unless, when } from "../checks/arguments";
import { answersOverHttp, takesOldTls } from "../checks/listeners";
import { advice, error, warning } from "./row";

const LBS = ["aws_lb", "aws_alb"];
const LISTENERS = ["aws_lb_listener", "aws_alb_listener"];
const TARGET_GROUPS = ["aws_lb_target_group", "aws_alb_target_group"];
const WEB_ACLS = ["aws_wafv2_web_acl_association", "aws_wafregional_web_acl_association"];

const isGateway = is("load_balancer_type", "gateway");
const readsNoRequests = is("load_balancer_type", "network", "gateway");

/** Load balancers, listeners and target groups. */
export const LOAD_BALANCERS = [
  warning("lb-access-logs", LBS, "CKV_AWS_91, ELB.5", {
    title: "Balancers record requests",
    why: "Who asked for what, and what it was answered, is nowhere else.",
    fix: "set access_logs with a bucket, and enable them",
    check: unless(isGateway, mustBeTrue("access_logs.enabled", "does not record requests")),
  }),
  advice("lb-cross-zone", LBS, "CKV_AWS_152, ELB.9", {
    title: "Network balancers use the targets of every zone",
    why: "A zone with few targets is overloaded while others are idle, and a zone without answers nobody.",
    fix: "set enable_cross_zone_load_balancing, if the traffic between zones is worth it",
    check: when(
      readsNoRequests,
      mustBeTrue("enable_cross_zone_load_balancing", "uses the targets of its own zone only"),
    ),
  }),
  error("lb-deletion-protection", LBS, "CKV_AWS_150, ELB.6", {
    title: "Balancers are protected from deletion",
    why: "With the balancer goes the DNS name that clients know, and it does not come back.",
    fix: "set enable_deletion_protection; turn it off before a deletion that is meant",
    check: mustBeTrue("enable_deletion_protection", "can be deleted at once"),
  }),
  warning("lb-health-check", TARGET_GROUPS, "CKV_AWS_261", {
    title: "Targets are asked for their health at a path of their own",
    why: "A target whose front page answers may still be unable to serve.",
    fix: "set health_check with a path that the application answers when it can work",
    check: when(
      is("protocol", "HTTP", "HTTPS"),
      unless(is("target_type", "lambda"), mustBeSet("health_check.path", "names no path for health checks")),
    ),
  }),
  error("lb-http-redirect", LISTENERS, "CKV_AWS_2, CKV2_AWS_20, ELB.1", {
    title: "Listeners speak HTTPS, or redirect to it",
    why: "Passwords and sessions go over the network in clear.",
    fix: "use HTTPS or TLS, and a redirect to HTTPS on port 80",
    check: answersOverHttp,
  }),
  error("lb-invalid-headers", LBS, "CKV_AWS_131, CKV_AWS_328, ELB.4, ELB.12", {
    title: "Balancers drop invalid headers and ambiguous requests",
    why: "Two servers that read one request in two ways let an attacker speak in the name of another user.",
    fix: "set drop_invalid_header_fields, and leave desync_mitigation_mode at defensive or strictest",
    check: unless(
      readsNoRequests,
      firstOf(
        mustNot(is("desync_mitigation_mode", "monitor"), "lets ambiguous requests through"),
        mustBeTrue("drop_invalid_header_fields", "lets invalid headers through"),
      ),
    ),
  }),
  advice("lb-target-encryption", TARGET_GROUPS, "CKV_AWS_378", {
    title: "Balancers speak to their targets over TLS",
    why: "Inside of the network requests go in clear, where rules or auditors may ask for more.",
    fix: "set the protocol of the target group to HTTPS, and give the targets certificates",
    check: mustNot(is("protocol", "HTTP"), "is spoken to over HTTP"),
  }),
  error("lb-tls-policy", LISTENERS, "CKV_AWS_103, CKV2_AWS_74, ELB.17", {
    title: "Listeners take TLS 1.2 and newer only",
    why: "Left out, the policy is one of 2016 that takes TLS 1.0.",
    fix: "set ssl_policy to ELBSecurityPolicy-TLS13-1-2-Res-2021-06 or a newer one",
    check: takesOldTls,
  }),
  error("lb-web-acl", LBS, "CKV2_AWS_28, ELB.16", {
    title: "Balancers on the internet are behind a web ACL",
    why: "Known attacks reach the application, which must withstand each of them by itself.",
    fix: "add an aws_wafv2_web_acl_association",
    check: unless(
      [is("internal", "true"), readsNoRequests],
      mustBeReferredToBy(WEB_ACLS, "is on the internet without a web ACL"),
    ),
  }),
];
