import { CLASSIC_LOAD_BALANCERS } from "../../src/rules/classic-load-balancers";
import { fails, flag, one, passes, table } from "../cases";

const lb = one("aws_elb.Front", { availability_zones: ["us-east-1a"] });
const logs = (args: object) => lb({ access_logs: { bucket: "logs", ...args } });
/** Protocols of listeners, and of the instances behind them. */
const listens = (...all: [string, string][]) =>
  lb({ listener: all.map(([lb_protocol, instance_protocol]) => ({ lb_protocol, instance_protocol })) });
const certified = (...ids: string[]) => lb({ listener: ids.map((ssl_certificate_id) => ({ ssl_certificate_id })) });
const acm = "arn:aws:acm:us-east-1:123456789012:certificate/1";
const iam = "arn:aws:iam::123456789012:server-certificate/shop";

table(CLASSIC_LOAD_BALANCERS, {
  "classic-lb-access-logs": [
    fails("does not record requests", lb(), logs({ enabled: false }), logs({ enabled: "false" })),
    passes(logs({}), logs({ enabled: true }), logs({ enabled: "${var.enabled}" })),
  ],
  "classic-lb-certificate": [
    fails("has a certificate that ACM does not renew", certified(iam), certified(acm, iam)),
    passes(certified(acm), certified("${aws_acm_certificate.Shop.arn}"), listens(["http", "http"])),
  ],
  "classic-lb-cross-zone": [
    fails(
      "uses the instances of its own zone only",
      ...[false, "false"].map((zones) => lb({ cross_zone_load_balancing: zones })),
    ),
    passes(lb(), lb({ cross_zone_load_balancing: true })),
  ],
  "classic-lb-desync": [
    fails("lets ambiguous requests through", lb({ desync_mitigation_mode: "monitor" })),
    fails("lets ambiguous requests through", lb({ desync_mitigation_mode: "monitor", connection_draining: true })),
    passes(lb(), lb({ desync_mitigation_mode: "strictest" })),
  ],
  "classic-lb-draining": [flag(lb, "connection_draining", "cuts requests off when an instance leaves")],
  "classic-lb-target-encryption": [
    fails("sends requests to its instances in clear", listens(["https", "http"]), listens(["ssl", "TCP"])),
    passes(listens(["https", "HTTPS"]), listens(["https", "${var.protocol}"])),
  ],
  "classic-lb-tls": [
    fails("has a listener in clear", listens(["HTTP", "https"]), listens(["https", "https"], ["tcp", "ssl"])),
    passes(listens(["https", "http"]), listens(["SSL", "tcp"]), listens(["${var.protocol}", "http"]), lb()),
  ],
});
