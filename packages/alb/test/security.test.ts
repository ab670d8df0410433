import { ruleRows } from "@plinth/testing";
import { balancer, networkBalancer, Server } from "./balancer";

test("an application load balancer is open for HTTPS to those who are let in, and reaches its targets alone", () => {
  const made = balancer({}, (alb) => {
    const api = alb.addBackend("Api", new Server(alb, "ApiServer", 9090));
    alb.connections.allowFrom("10.0.0.0/16");
    alb.addRoute("Api", { priority: 1, when: { paths: ["/api/*"] }, forwardTo: api });
  });
  expect(ruleRows(made)).toMatchInlineSnapshot(`
[
  "ingress tcp 443 \${aws_security_group.Balancer_SecurityGroup_D93D447B.id}, peer 10.0.0.0/16: From 10.0.0.0/16 on 443",
  "ingress tcp 8080 \${aws_security_group.Web_Group_78E9E3F4.id}, peer \${aws_security_group.Balancer_SecurityGroup_D93D447B.id}: test/Balancer to test/Web on 8080",
  "ingress tcp 9090 \${aws_security_group.Balancer_ApiServer_Group_F50A5903.id}, peer \${aws_security_group.Balancer_SecurityGroup_D93D447B.id}: test/Balancer to test/Balancer/ApiServer on 9090",
  "egress tcp 8080 \${aws_security_group.Balancer_SecurityGroup_D93D447B.id}, peer \${aws_security_group.Web_Group_78E9E3F4.id}: test/Balancer to test/Web on 8080",
  "egress tcp 9090 \${aws_security_group.Balancer_SecurityGroup_D93D447B.id}, peer \${aws_security_group.Balancer_ApiServer_Group_F50A5903.id}: test/Balancer to test/Balancer/ApiServer on 9090",
]
`);
});

test("a network load balancer reaches the targets of its listeners alone", () => {
  const made = networkBalancer({}, (nlb, server) => {
    nlb.addListener("Web", { port: 80, protocol: "TCP", backend: server });
    nlb.addListener("Dns", { port: 53, protocol: "UDP", backend: server });
  });
  expect(ruleRows(made)).toMatchInlineSnapshot(`
[
  "ingress tcp 8080 \${aws_security_group.Web_Group_78E9E3F4.id}, peer \${aws_security_group.Gate_SecurityGroup_3207F71E.id}: test/Gate to test/Web on 8080",
  "ingress udp 8080 \${aws_security_group.Web_Group_78E9E3F4.id}, peer \${aws_security_group.Gate_SecurityGroup_3207F71E.id}: test/Gate to test/Web on udp-8080",
  "egress tcp 8080 \${aws_security_group.Gate_SecurityGroup_3207F71E.id}, peer \${aws_security_group.Web_Group_78E9E3F4.id}: test/Gate to test/Web on 8080",
  "egress udp 8080 \${aws_security_group.Gate_SecurityGroup_3207F71E.id}, peer \${aws_security_group.Web_Group_78E9E3F4.id}: test/Gate to test/Web on udp-8080",
]
`);
});

test("a target that is reached over UDP is reached over TCP by its health check", () => {
  const made = networkBalancer({}, (nlb, server) => {
    nlb.addListener("Dns", { port: 53, protocol: "UDP", backend: server });
  });
  const ways = ruleRows(made).filter((row) => row.startsWith("egress"));
  expect(ways.map((row) => row.split(" ").slice(0, 3).join(" "))).toEqual(["egress tcp 8080", "egress udp 8080"]);
});
