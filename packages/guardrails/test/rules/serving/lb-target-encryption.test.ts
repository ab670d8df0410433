import { lbTargetEncryption } from "../../../src/rules/serving/lb-target-encryption";
import { cases } from "../../cases";

const group = (args: object) => ({ resource: { aws_lb_target_group: { Web: { port: 80, ...args } } } });

cases(lbTargetEncryption, {
  fails: {
    "HTTP to instances": group({ protocol: "HTTP" }),
    "HTTP to addresses": group({ protocol: "HTTP", target_type: "ip" }),
  },
  passes: { HTTPS: group({ protocol: "HTTPS" }), TLS: group({ protocol: "TLS" }) },
});
