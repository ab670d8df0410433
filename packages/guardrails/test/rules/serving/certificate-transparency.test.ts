import { certificateTransparency } from "../../../src/rules/serving/certificate-transparency";
import { cases } from "../../cases";

const certificate = (options?: object) => ({
  resource: { aws_acm_certificate: { Shop: { domain_name: "shop.example.com", ...(options && { options }) } } },
});
const preference = (value: string) => certificate({ certificate_transparency_logging_preference: value });

cases(certificateTransparency, {
  fails: {
    "a certificate that is kept out": preference("DISABLED"),
    "one of two": {
      resource: {
        aws_acm_certificate: {
          A: { domain_name: "a.example.com" },
          B: { domain_name: "b.example.com", options: [{ certificate_transparency_logging_preference: "DISABLED" }] },
        },
      },
    },
  },
  passes: { "a certificate that says nothing": certificate(), "a certificate that says yes": preference("ENABLED") },
});
