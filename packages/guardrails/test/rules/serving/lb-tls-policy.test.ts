import { lbTlsPolicy } from "../../../src/rules/serving/lb-tls-policy";
import { cases, says } from "../../cases";

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

const policies = (names: readonly string[], says: (policy: string) => string | undefined) =>
  names.map(
    (name) => [name, listener({ ssl_policy: `ELBSecurityPolicy-${name}` }), says(`ELBSecurityPolicy-${name}`)] as const,
  );
says(lbTlsPolicy, [
  ...policies(
    [
      "TLS13-1-2-2021-06",
      "TLS13-1-2-Ext1-2021-06",
      "TLS13-1-3-2021-06",
      "TLS-1-2-2017-01",
      "FS-1-2-2019-08",
      "FS-1-2-Res-2020-10",
    ],
    () => undefined,
  ),
  ...policies(
    [
      "2016-08",
      "FS-2018-06",
      "FS-1-1-2019-08",
      "TLS-1-1-2017-01",
      "TLS-1-2-Ext-2018-06",
      "TLS13-1-0-2021-06",
      "TLS13-1-1-2021-06",
      "TLS13-1-2-Ext2-2021-06",
      "TLS13-1-2-Ext0-FIPS-2023-04",
    ],
    (policy) => `has the TLS policy ${policy}`,
  ),
  ["TLS that says nothing", listener({ protocol: "TLS" }), "has the TLS policy of 2016"],
  [
    "a policy whose name ends like a good one",
    listener({ ssl_policy: "My-ELBSecurityPolicy-TLS13-1-2" }),
    "has the TLS policy My-ELBSecurityPolicy-TLS13-1-2",
  ],
  ["a policy that is known later", listener({ ssl_policy: "${var.policy}" }), undefined],
]);
