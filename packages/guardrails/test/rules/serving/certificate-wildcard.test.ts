import { certificateWildcard } from "../../../src/rules/serving/certificate-wildcard";
import { cases } from "../../cases";

const certificate = (...names: string[]) => ({
  resource: { aws_acm_certificate: { Shop: { domain_name: names[0], subject_alternative_names: names.slice(1) } } },
});

cases(certificateWildcard, {
  fails: {
    "every host": certificate("*.example.com"),
    "every host, beside one": certificate("example.com", "*.example.com"),
  },
  passes: { "one host": certificate("shop.example.com"), "two hosts": certificate("example.com", "www.example.com") },
});
