import { list, text } from "@plinth/model";
import { type Check, has, is, isDestroyedFirst, mustBeReferredToBy, mustNot, unless, when } from "../checks/arguments";
import { advice, error, warning } from "./row";

const CERTIFICATE = "aws_acm_certificate";
const ZONE = "aws_route53_zone";

/** An address of the internet, and none of a private network. */
const PUBLIC = /^(?!10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)\d{1,3}(\.\d{1,3}){3}$/;

const isPrivate = has("vpc");

const namesEveryHost: Check = ({ args }) => {
  const names = [args.domain_name, ...list(args, "subject_alternative_names")];
  const wide = names.filter((name) => `${name}`.startsWith("*."));
  return wide.length > 0 && `is for ${wide.join(", ")}`;
};

const pointsAtLiterals: Check = ({ args }) => {
  const literal = list(args, "records").filter((record) => PUBLIC.test(text(record) ?? ""));
  return literal.length > 0 && `points at ${literal.join(", ")}, a literal address`;
};

/** Zones, records, and certificates for their names. */
export const ROUTE53 = [
  warning("certificate-replacement", CERTIFICATE, "CKV_AWS_233", {
    title: "Certificates are made anew before the old one goes",
    why: "A certificate in use cannot be deleted, so that a change of its names fails half-way.",
    fix: "set create_before_destroy in lifecycle",
    check: mustNot(isDestroyedFirst, "is destroyed before it is made anew"),
  }),
  error("certificate-transparency", CERTIFICATE, "CKV_AWS_234", {
    title: "Certificates are entered in the public logs",
    why: "Browsers refuse a certificate that no log knows.",
    fix: "leave certificate_transparency_logging_preference out",
    check: mustNot(
      is("options.certificate_transparency_logging_preference", "DISABLED"),
      "is kept out of the public logs",
    ),
  }),
  advice("certificate-wildcard", CERTIFICATE, "CKV2_AWS_71", {
    title: "Certificates name the hosts that they are for",
    why: "Its private key can impersonate every host of the domain.",
    fix: "name the hosts",
    check: namesEveryHost,
  }),
  advice("record-dangling", "aws_route53_record", "CKV2_AWS_23", {
    title: "Names point at what the stack has",
    why: "Once a literal address is released, its next owner answers in your name.",
    fix: "refer to the balancer, or to the aws_eip",
    check: when(is("type", "A"), pointsAtLiterals),
  }),
  advice("zone-dnssec", ZONE, "CKV2_AWS_38", {
    title: "Public zones are signed",
    why: "Answers for the domain can be forged on the way, and with them certificates.",
    fix: "add an aws_route53_key_signing_key and an aws_route53_hosted_zone_dnssec",
    check: unless(
      isPrivate,
      mustBeReferredToBy(["aws_route53_hosted_zone_dnssec", "aws_route53_key_signing_key"], "is not signed"),
    ),
  }),
  advice("zone-query-log", ZONE, "CKV2_AWS_39, Route53.2", {
    title: "Queries of public zones are recorded",
    why: "Who asks for hosts that should not be known is seen nowhere else.",
    fix: "add an aws_route53_query_log",
    check: unless(isPrivate, mustBeReferredToBy("aws_route53_query_log", "records no queries")),
  }),
];
