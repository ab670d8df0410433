import { LOAD_BALANCERS } from "../../src/rules/load-balancers";
import { fails, flag, one, passes, referred, table } from "../cases";

const lb = one("aws_lb.Front");
const ofKind = (load_balancer_type: string) => one("aws_lb.Front", { load_balancer_type });
const [application, network, gateway] = ["application", "network", "gateway"].map(ofKind);
const logs = (enabled: unknown) => application({ access_logs: { bucket: "logs", enabled } });
const drops = { drop_invalid_header_fields: true };
const group = (protocol: string, args: object = {}) => one("aws_lb_target_group.Web", { port: 80, protocol })(args);
const checked = (args: object) => group("HTTP", { health_check: args });

const listener = (protocol: string, args: object = {}) => one("aws_lb_listener.L", { protocol })(args);
const acts = (protocol: string, action: object) => listener(protocol, { default_action: [action] });
const forward = { type: "forward", target_group_arn: "${aws_lb_target_group.Web.arn}" };
const redirect = (protocol: string) => ({ type: "redirect", redirect: { protocol, status_code: "HTTP_301" } });

const tls = (ssl_policy?: string) => listener("HTTPS", { ssl_policy });
const GOOD = [
  ...["TLS13-1-2-2021-06", "TLS13-1-2-Ext1-2021-06", "TLS13-1-2-Res-2021-06", "TLS13-1-3-2021-06"],
  ...["TLS-1-2-2017-01", "FS-1-2-2019-08", "FS-1-2-Res-2020-10"],
];
const OLD = [
  ...["2016-08", "FS-2018-06", "FS-1-1-2019-08", "TLS-1-1-2017-01", "TLS-1-2-Ext-2018-06", "TLS13-1-0-2021-06"],
  ...["TLS13-1-1-2021-06", "TLS13-1-2-Ext2-2021-06", "TLS13-1-2-Ext0-FIPS-2023-04"],
];
const named = (name: string) => `ELBSecurityPolicy-${name}`;

const OWN_ZONE = "uses the targets of its own zone only";

table(LOAD_BALANCERS, {
  "lb-access-logs": [
    fails("does not record requests", application(), logs(false)),
    passes(logs(true), logs("${var.enabled}"), gateway()),
  ],
  "lb-cross-zone": [
    flag(network, "enable_cross_zone_load_balancing", OWN_ZONE),
    fails(OWN_ZONE, gateway({ enable_cross_zone_load_balancing: false })),
    flag(one("aws_alb.Front", { load_balancer_type: "network" }), "enable_cross_zone_load_balancing", OWN_ZONE),
    passes(application()),
  ],
  "lb-deletion-protection": [
    flag(lb, "enable_deletion_protection", "can be deleted at once"),
    passes(network({ enable_deletion_protection: "true" })),
  ],
  "lb-health-check": [
    fails("names no path for health checks", group("HTTP"), checked({ interval: 15 }), group("HTTPS")),
    passes(checked({ path: "/health" }), group("TCP"), group("HTTP", { target_type: "lambda" })),
  ],
  "lb-http-redirect": [
    fails("answers over HTTP", acts("HTTP", forward), acts("HTTP", redirect("HTTP"))),
    fails("answers over HTTP", acts("HTTP", { type: "fixed-response" })),
    fails("answers over HTTP", acts("HTTP", { ...forward, redirect: { protocol: "HTTPS" } })),
    passes(acts("HTTPS", forward), acts("HTTP", redirect("HTTPS")), acts("TCP", forward)),
  ],
  "lb-invalid-headers": [
    flag(lb, "drop_invalid_header_fields", "lets invalid headers through"),
    fails("lets invalid headers through", application()),
    fails("lets ambiguous requests through", lb({ desync_mitigation_mode: "monitor" })),
    fails("lets ambiguous requests through", lb({ ...drops, desync_mitigation_mode: "monitor" })),
    passes(...["defensive", "strictest"].map((mode) => lb({ ...drops, desync_mitigation_mode: mode }))),
    passes(network(), gateway()),
  ],
  "lb-target-encryption": [
    fails("is spoken to over HTTP", group("HTTP"), group("HTTP", { target_type: "ip" })),
    passes(group("HTTPS"), group("TLS")),
  ],
  "lb-tls-policy": [
    fails("has the TLS policy of 2016", tls(), listener("TLS")),
    ...OLD.map(named).map((name) => fails(`has the TLS policy ${name}`, tls(name))),
    fails("has the TLS policy My-ELBSecurityPolicy-TLS13-1-2", tls("My-ELBSecurityPolicy-TLS13-1-2")),
    passes(...GOOD.map(named).map(tls), listener("HTTP"), tls("${var.policy}")),
  ],
  "lb-web-acl": [
    referred(
      lb,
      "aws_lb.Front.arn",
      ["aws_wafv2_web_acl_association", "resource_arn"],
      "is on the internet without a web ACL",
    ),
    fails("is on the internet without a web ACL", lb({ internal: false })),
    passes(lb({ internal: true }), network()),
  ],
});
