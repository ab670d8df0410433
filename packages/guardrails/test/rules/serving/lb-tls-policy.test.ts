import { lbTlsPolicy } from "../../../src/rules/serving/lb-tls-policy";
import { cases } from "../../cases";

const listener = (args: object) => ({ resource: { aws_lb_listener: { L: { protocol: "HTTPS", ...args } } } });

cases(lbTlsPolicy, {
  fails: {
    "a listener that says nothing": listener({}),
    "the policy of 2016": listener({ ssl_policy: "ELBSecurityPolicy-2016-08" }),
    "TLS 1.3 down to 1.0": listener({ ssl_policy: "ELBSecurityPolicy-TLS13-1-0-2021-06" }),
  },
  passes: {
    "TLS 1.3 and 1.2": listener({ ssl_policy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06" }),
    "TLS 1.3 alone": listener({ ssl_policy: "ELBSecurityPolicy-TLS13-1-3-2021-06" }),
    "HTTP, which another rule judges": listener({ protocol: "HTTP" }),
  },
});
