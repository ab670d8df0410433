import { lbHttpRedirect } from "../../../src/rules/serving/lb-http-redirect";
import { cases, says } from "../../cases";

const listener = (protocol: string, action: object) => ({
  resource: {
    aws_lb_listener: { L: { load_balancer_arn: "${aws_lb.Front.arn}", protocol, default_action: [action] } },
  },
});
const forward = { type: "forward", target_group_arn: "${aws_lb_target_group.Web.arn}" };

cases(lbHttpRedirect, {
  fails: {
    "HTTP that forwards": listener("HTTP", forward),
    "HTTP that redirects to HTTP": listener("HTTP", {
      type: "redirect",
      redirect: { protocol: "HTTP", status_code: "HTTP_301" },
    }),
  },
  passes: {
    HTTPS: listener("HTTPS", forward),
    "a redirect to HTTPS": listener("HTTP", {
      type: "redirect",
      redirect: { protocol: "HTTPS", status_code: "HTTP_301" },
    }),
    "TCP, which the targets encrypt": listener("TCP", forward),
  },
});

says(lbHttpRedirect, [
  ["HTTP that forwards", listener("HTTP", forward), "answers over HTTP"],
  ["HTTP that answers", listener("HTTP", { type: "fixed-response" }), "answers over HTTP"],
  [
    "HTTP that forwards, with a redirect that does not matter",
    listener("HTTP", { ...forward, redirect: { protocol: "HTTPS" } }),
    "answers over HTTP",
  ],
]);
