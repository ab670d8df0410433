import type { TargetGroupRef } from "@plinth/core";
import { type Arguments, synth } from "@plinth/testing";
import { ALBModule, type BackendOptions } from "../src";
import { balancer, CERTIFICATE, named, networkBalancer, Server, subnets } from "./balancer";

const group = (port: number, options: BackendOptions = {}): Arguments =>
  balancer(options, undefined, port).the("aws_lb_target_group");

test("alb#57, prov#636, prov#1315, prov#16889: a target group in use is replaced before it is deleted", () => {
  expect(group(8080).lifecycle.create_before_destroy).toBe(true);
});

test("alb#396, cloudposse alb#109: a replacement never has the name of what it replaces, and an update keeps it", () => {
  expect(group(9090).name).not.toBe(group(8080).name);
  expect(group(8080, { healthCheck: { path: "/health" }, deregistrationSeconds: 1 }).name).toBe(group(8080).name);
});

test("the name of a target group that exists today stays", () => {
  expect(group(8080).name).toBe("test-balancer-6ea6cfa4");
});

test("alb#314, alb#317, alb#336, alb#377, alb#432: a backend that registers itself needs no target ids", () => {
  const made = balancer({}, (_alb, server) => expect(server.attached).toHaveLength(1));
  expect(made.all("aws_lb_target_group_attachment")).toEqual({});
});

test("alb#316: a group has as many targets as are named, each by its name", () => {
  const targets = (...names: string[]) =>
    Object.keys(
      balancer({
        backend: {
          targets: Object.fromEntries(names.map((name, index) => [name, `10.0.0.${index}`])),
          targetType: "ip",
          port: 80,
          at: "10.0.0.0/16",
        },
      }).all("aws_lb_target_group_attachment"),
    ).sort();
  expect(targets("One", "Two")).toHaveLength(2);
  expect(targets("Three", "Two", "One")).toEqual(expect.arrayContaining(targets("One", "Two")));
});

test("alb docs/UPGRADE-9.0: what is added is keyed by name, so its order moves nothing", () => {
  const addresses = (names: readonly string[]) =>
    balancer({}, (alb) => {
      for (const name of names) alb.addCertificate(name, CERTIFICATE);
    }).addresses;
  expect(addresses(["A", "B", "C"])).toEqual(addresses(["C", "A", "B"]));
});

test("alb#61, s3#98, s3#183, s3#185, cdk#5758, cdk#21947: logs go where the bucket says, which permits and refuses", () => {
  const accessLogs = {
    acceptLogsFrom: () => {
      throw new Error("this bucket is encrypted by a customer key");
    },
  };
  expect(() => balancer({ accessLogs })).toThrow("customer key");
  expect(() => networkBalancer({ accessLogs })).toThrow("customer key");
});

test("prov#24811, prov#12212, tf#24239: two routes of one priority are told at synth, with free ones", () => {
  const twice = (alb: ALBModule) => {
    for (const name of ["A", "B"]) {
      alb.addRoute(name, { priority: 7, when: { paths: [`/${name}`] }, respond: { status: 200 } });
    }
  };
  expect(() => balancer({}, twice)).toThrow(
    'priority must be free, got 7, which is taken by "A": free beside it: 6, 8',
  );
});

test("prov#1574: the next free priority is not asked of AWS, so no plan depends on the last one", () => {
  const made = balancer({}, (alb) => {
    alb.addRoute("A", { priority: 300, when: { paths: ["/a"] }, respond: { status: 200 } });
    alb.addRoute("B", { priority: 100, when: { paths: ["/b"] }, respond: { status: 200 } });
  });
  expect(named(made, "aws_lb_listener_rule", "Balancer_Route-A").priority).toBe(300);
});

test("cdk#15233, cdk#24219, cdk#33253: a target group belongs to one balancer", () => {
  const shared = () =>
    synth((stack) => {
      const props = { environment: "dev", subnets, certificateArn: CERTIFICATE } as const;
      const one = new ALBModule(stack, "One", { ...props, backend: new Server(stack, "A", 80) });
      const two = new ALBModule(stack, "Two", { ...props, backend: new Server(stack, "B", 80) });
      two.addRoute("Api", { priority: 1, when: { paths: ["/"] }, forwardTo: one.targetGroup });
    });
  expect(shared).toThrow("forwardTo must be a target group of this balancer, got one of test/One: use addBackend");
});

test("cdk#8833, cdk#24805: routes and backends leave the default action as it was", () => {
  const listener = (look: (alb: ALBModule) => void) =>
    named(balancer({}, look), "aws_lb_listener", "Balancer_HttpsListener");
  const more = (alb: ALBModule) => {
    const api = alb.addBackend("Api", new Server(alb, "ApiServer", 9000));
    alb.addRoute("Api", { priority: 1, when: { paths: ["/api/*"] }, forwardTo: api });
  };
  expect(listener(more)).toEqual(listener(() => {}));
});

test("PEERS 4.3: there is no listener of plain HTTP that does not redirect", () => {
  for (const listener of Object.values(balancer({}).all("aws_lb_listener"))) {
    if (listener.protocol === "HTTP") expect(listener.default_action[0].type).toBe("redirect");
  }
});

test("PEERS 4.3: the balancer reaches its targets and where they are asked for health, and nothing else", () => {
  const made = balancer({ healthCheck: { port: 9001 } });
  const egress = Object.values(made.all("aws_vpc_security_group_egress_rule"));
  expect(egress.map((rule) => rule.from_port).sort()).toEqual([8080, 9001]);
  expect(egress.every((rule) => rule.referenced_security_group_id && !rule.cidr_ipv4)).toBe(true);
});

test("scaling by requests waits until the balancer sends some", () => {
  const labels: (string | undefined)[] = [];
  const attach = ({ requestCountLabel }: TargetGroupRef) => labels.push(requestCountLabel);
  const made = balancer({}, (alb) => {
    const backend = new Server(alb, "Other", 80, { attach });
    new ALBModule(alb, "Inner", { environment: "dev", subnets, certificateArn: CERTIFICATE, backend });
    // Whatever reads the label waits: here the other balancer.
    alb.balancer.addOverride("tags.Label", labels[0]);
  });
  expect(made.the("aws_lb", "Balancer").tags.Label).toMatch(/aws_lb_listener\.Balancer_Inner_HttpsListener_\w+\.arn/);
});
