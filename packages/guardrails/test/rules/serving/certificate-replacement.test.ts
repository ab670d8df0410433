import { certificateReplacement } from "../../../src/rules/serving/certificate-replacement";
import { cases } from "../../cases";

const certificate = (lifecycle?: object) => ({
  resource: {
    aws_acm_certificate: { Shop: { domain_name: "shop.example.com", ...(lifecycle && { lifecycle }) } },
  },
});

cases(certificateReplacement, {
  onlyDocuments: true,
  fails: {
    "a certificate that says nothing": certificate(),
    "a certificate that says no": certificate({ create_before_destroy: false }),
  },
  passes: {
    "a certificate that says so": certificate({ create_before_destroy: true }),
    "a certificate that is guarded too": certificate({ create_before_destroy: true, prevent_destroy: true }),
  },
});
