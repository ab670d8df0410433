import { warningsOf } from "@plinth/testing";
import { TerraformStack } from "cdktf";
import type {
  ALBModule,
  ALBModuleProps,
  BackendOptions,
  FixedBackend,
  ListenerOptions,
  NLBModule,
  NLBModuleProps,
  RouteOptions,
} from "../src";
import { balancer, CERTIFICATE, named, networkBalancer, Server, subnets } from "./balancer";

/** The document of what AWS accepts and is unwise or has no effect, and its warnings. */
const alb = (props: Partial<ALBModuleProps>, speak: (alb: ALBModule) => void = () => {}) => {
  const stacks: TerraformStack[] = [];
  const made = balancer(props, (one) => {
    stacks.push(TerraformStack.of(one));
    speak(one);
  });
  return { made, warnings: stacks.flatMap(warningsOf) };
};

const nlb = (props: Partial<NLBModuleProps>, speak: (nlb: NLBModule) => void = () => {}) => {
  const stacks: TerraformStack[] = [];
  const made = networkBalancer(props, (one) => {
    stacks.push(TerraformStack.of(one));
    speak(one);
  });
  return { made, warnings: stacks.flatMap(warningsOf) };
};

const fixed = (targets: FixedBackend["targets"] = { One: "10.0.0.1" }): FixedBackend => ({
  targets,
  targetType: "ip",
  port: 80,
  at: "10.0.0.0/16",
});
const respond = { status: 200 };

test("usual balancers have no warning", () => {
  expect(alb({}).warnings).toEqual([]);
  expect(nlb({}).warnings).toEqual([]);
});

describe("zones", () => {
  const one = { ...subnets, subnetIds: ["subnet-0a1b2c3d4e5f60718"], availabilityZones: ["us-east-1a"] };

  test("a network balancer in one", () => {
    const { made, warnings } = nlb({ subnets: one });
    expect(warnings).toEqual([
      "subnets has one zone, us-east-1a, whose loss is the loss of the balancer: add a subnet in another zone",
    ]);
    expect(made.the("aws_lb").subnets).toEqual(one.subnetIds);
  });

  test.each(["us-east-1-bos-1a", "us-east-1-wl1-bos-wlz-1"])(
    "an application balancer stands in the edge zone %s alone",
    (zone) => {
      expect(alb({ subnets: { ...one, availabilityZones: [zone] } }).warnings).toEqual([]);
    },
  );
});

describe("security policies", () => {
  test.each([
    "ELBSecurityPolicy-2016-08",
    "ELBSecurityPolicy-TLS-1-0-2015-04",
    "ELBSecurityPolicy-TLS-1-1-2017-01",
    "ELBSecurityPolicy-FS-2018-06",
    "ELBSecurityPolicy-FS-1-1-2019-08",
    "ELBSecurityPolicy-TLS13-1-0-2021-06",
    "ELBSecurityPolicy-TLS13-1-1-FIPS-2023-04",
  ] as const)("%s lets clients use old TLS", (sslPolicy) => {
    const sentence = `sslPolicy ${sslPolicy} lets clients use TLS 1.1 or older: use ELBSecurityPolicy-TLS13-1-2-Res-2021-06`;
    const { made, warnings } = alb({ sslPolicy });
    expect(warnings).toEqual([sentence]);
    expect(named(made, "aws_lb_listener", "Balancer_HttpsListener").ssl_policy).toBe(sslPolicy);
    const tls = nlb({}, (one) =>
      one.addListener("Tls", { port: 443, protocol: "TLS", certificateArn: CERTIFICATE, sslPolicy, backend: fixed() }),
    );
    expect(tls.warnings).toEqual([`addListener("Tls"): ${sentence}`]);
  });

  test.each([
    "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    "ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06",
    "ELBSecurityPolicy-TLS-1-2-2017-01",
    "ELBSecurityPolicy-FS-1-2-Res-2020-10",
  ] as const)("%s does not", (sslPolicy) => {
    expect(alb({ sslPolicy }).warnings).toEqual([]);
  });
});

describe("headers of answers", () => {
  const preload =
    "responseHeaders.hsts.preload has no effect without includeSubdomains and at least 365 days: set both";

  test.each<[NonNullable<ALBModuleProps["responseHeaders"]>, string[]]>([
    [{ hsts: { days: 364, includeSubdomains: true, preload: true } }, [preload]],
    [{ hsts: { days: 365, preload: true } }, [preload]],
    [{ hsts: { days: 365, includeSubdomains: true, preload: true } }, []],
    [{ hsts: { days: 1000 } }, []],
    [
      { cors: { allowOrigin: "*", allowCredentials: true } },
      ['responseHeaders.cors.allowOrigin "*" has no effect where allowCredentials is true: name one origin'],
    ],
    [{ cors: { allowOrigin: "*", allowCredentials: false } }, []],
    [{ cors: { allowOrigin: "https://www.example.com", allowCredentials: true } }, []],
  ])("%j", (responseHeaders, expected) => {
    expect(alb({ responseHeaders }).warnings).toEqual(expected);
  });

  test("are written as they are given", () => {
    const { made } = alb({ responseHeaders: { hsts: { days: 1, preload: true } } });
    expect(
      named(made, "aws_lb_listener", "Balancer_HttpsListener")
        .routing_http_response_strict_transport_security_header_value,
    ).toBe("max-age=86400; preload");
  });
});

describe("target groups", () => {
  const drains =
    "deregistrationSeconds 90 is longer than the 60 seconds that the backend gives its targets, which end before they answered: give them more";
  const empty = "backend.targets is empty, and requests are answered with 503: name a target";
  const slow = (scope: ALBModule | NLBModule) => new Server(scope, "Slow", 80, { shutdownSeconds: 60 });
  const used = (alb: ALBModule, options: BackendOptions, backend = fixed()) =>
    alb.addRoute("Api", {
      priority: 1,
      when: { paths: ["/"] },
      forwardTo: alb.addBackend("Api", options.deregistrationSeconds ? slow(alb) : backend, options),
    });

  test("of targets that end while they drain", () => {
    const one = alb({}, (alb) => used(alb, { deregistrationSeconds: 90 }));
    expect(one.warnings).toEqual([`addBackend("Api"): ${drains}`]);
    expect(alb({}, (alb) => used(alb, { deregistrationSeconds: 60 })).warnings).toEqual([]);
    const listen = (nlb: NLBModule) =>
      nlb.addListener("Web", { port: 80, protocol: "TCP", backend: slow(nlb), deregistrationSeconds: 90 });
    const other = nlb({}, listen);
    expect(other.warnings).toEqual([`addListener("Web"): ${drains}`]);
    expect(other.made.the("aws_lb_target_group").deregistration_delay).toBe("90");
  });

  test("without a target", () => {
    const { made, warnings } = alb({ backend: fixed({}) });
    expect(warnings).toEqual([empty]);
    expect(made.all("aws_lb_target_group_attachment")).toEqual({});
    expect(alb({}, (alb) => used(alb, {}, fixed({}))).warnings).toEqual([`addBackend("Api"): ${empty}`]);
  });

  test("without a route", () => {
    const { made, warnings } = alb({}, (alb) => alb.addBackend("Api", fixed()));
    expect(warnings).toEqual(['no route leads to the backend "Api", which gets no request: addRoute, or leave it out']);
    expect(Object.keys(made.all("aws_lb_target_group"))).toHaveLength(2);
  });

  test("a network balancer asks for codes up to 599", () => {
    const listener: ListenerOptions = {
      port: 80,
      protocol: "TCP",
      backend: fixed(),
      healthCheck: { path: "/", matcher: "200-599" },
    };
    const { made, warnings } = nlb({}, (nlb) => nlb.addListener("Web", listener));
    expect(warnings).toEqual([]);
    expect(made.the("aws_lb_target_group").health_check.matcher).toBe("200-599");
  });
});

describe("routes", () => {
  const route = (options: Partial<RouteOptions>) =>
    alb({}, (alb) =>
      alb.addRoute("Api", {
        priority: 1,
        when: { paths: ["/"] },
        forwardTo: alb.targetGroup,
        ...options,
      } as RouteOptions),
    );

  test("that get no request", () => {
    const { made, warnings } = alb({}, (alb) => {
      alb.addRoute("Api", { priority: 200, when: { paths: ["/api/*"] }, respond });
      alb.addRoute("All", { priority: 100, when: { paths: ["/*"] }, respond });
    });
    expect(warnings).toEqual([
      'the route "Api" at 200 gets no request, "All" at 100 takes them all: give it a smaller priority',
    ]);
    expect(Object.keys(made.all("aws_lb_listener_rule"))).toHaveLength(2);
  });

  test("of a path that no request has", () => {
    const { made, warnings } = route({ when: { paths: ["api", "/api", "*.png", "?x"] } });
    expect(warnings).toEqual([
      'addRoute("Api"): when.paths has "api", and paths of requests begin with "/": write "/api"',
    ]);
    expect(made.the("aws_lb_listener_rule").condition[0].path_pattern.values).toEqual(["api", "/api", "*.png", "?x"]);
  });

  test("that keep clients in the one target group that there is", () => {
    const { made, warnings } = route({ stickySeconds: 60 });
    expect(warnings).toEqual([
      'addRoute("Api"): stickySeconds has no effect with one target group: omit it, or give several with their weights',
    ]);
    expect(made.the("aws_lb_listener_rule").action[0]).toMatchObject({ type: "forward" });
    expect(made.the("aws_lb_listener_rule").action[0].forward).toBeUndefined();
  });

  test("beyond the default quota, once", () => {
    const many = (count: number) => (alb: ALBModule) => {
      for (let index = 1; index <= count; index += 1) {
        alb.addRoute(`R${index}`, { priority: index, when: { paths: [`/${index}`] }, respond });
      }
    };
    expect(alb({}, many(100)).warnings).toEqual([]);
    const { made, warnings } = alb({}, many(102));
    expect(warnings).toEqual([
      "a balancer may have 100 routes by default, and this one has more: request a larger quota",
    ]);
    expect(Object.keys(made.all("aws_lb_listener_rule"))).toHaveLength(102);
  });
});

describe("names of a certificate", () => {
  const certificate = (count: number) => ({
    domain: "www.example.com",
    alternativeNames: Array.from({ length: count }, (_, index) => `a${index}.example.com`),
    zoneId: "Z0123456789",
  });
  const sentence = "certificate has 11 names, and an account may have 10 in one by default: request a larger quota";

  test("beyond the default quota", () => {
    expect(alb({ certificate: certificate(9) }).warnings).toEqual([]);
    const { made, warnings } = alb({ certificate: certificate(10) });
    expect(warnings).toEqual([sentence]);
    expect(made.the("aws_acm_certificate").subject_alternative_names).toHaveLength(10);
    expect(alb({}, (alb) => alb.addCertificate("Shop", certificate(10))).warnings).toEqual([
      `addCertificate("Shop"): ${sentence}`,
    ]);
    const tls = nlb({}, (one) =>
      one.addListener("Tls", { port: 443, protocol: "TLS", certificate: certificate(10), backend: fixed() }),
    );
    expect(tls.warnings).toEqual([`addListener("Tls"): ${sentence}`]);
  });

  test("may hold the domain again", () => {
    const again = { ...certificate(0), alternativeNames: ["www.example.com"] };
    const { made, warnings } = alb({ certificate: again });
    expect(warnings).toEqual([]);
    expect(Object.keys(made.all("aws_route53_record"))).toHaveLength(1);
  });
});
