import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { TerraformVariable } from "cdktf";
import type { ALBModule, RouteOptions, When } from "../src";
import { balancer, named, networkBalancer } from "./balancer";

const aws6 = "transform" in LbListenerRule.prototype;

/** One route on a balancer, as Terraform reads it. */
const route = (options: (balancer: ALBModule) => Partial<RouteOptions>) => {
  const made = balancer({}, (alb) => {
    const given = options(alb);
    const forward = "redirectTo" in given || "respond" in given ? {} : { forwardTo: alb.targetGroup };
    alb.addRoute("Api", { priority: 100, when: { paths: ["/api/*"] }, ...forward, ...given } as RouteOptions);
  });
  return made.the("aws_lb_listener_rule");
};

const refusal = (options: Partial<RouteOptions> | ((balancer: ALBModule) => Partial<RouteOptions>)) => () =>
  route((alb) => (typeof options === "function" ? options(alb) : options));

test("a route belongs to the HTTPS listener, at its own priority", () => {
  const made = balancer({}, (alb) =>
    alb.addRoute("Api", { priority: 100, when: { paths: ["/api/*"] }, forwardTo: alb.targetGroup }),
  );
  expect(named(made, "aws_lb_listener_rule", "Balancer_Route-Api")).toMatchObject({
    listener_arn: expect.stringContaining("aws_lb_listener.Balancer_HttpsListener"),
    priority: 100,
    condition: [{ path_pattern: { values: ["/api/*"] } }],
    action: [{ order: 1, type: "forward", target_group_arn: expect.stringContaining("Balancer_TargetGroup") }],
    tags: { Name: "test-balancer-api" },
  });
});

test.each<[When, object]>([
  [{ hosts: ["*.example.com"] }, { host_header: { values: ["*.example.com"] } }],
  [{ methods: ["GET", "HEAD"] }, { http_request_method: { values: ["GET", "HEAD"] } }],
  [{ headers: { "X-Beta": ["yes"] } }, { http_header: { http_header_name: "X-Beta", values: ["yes"] } }],
  [{ query: [{ key: "v", value: "2" }, { value: "x" }] }, { query_string: [{ key: "v", value: "2" }, { value: "x" }] }],
  [{ sourceIps: ["192.0.2.0/24", "2001:db8::/32"] }, { source_ip: { values: ["192.0.2.0/24", "2001:db8::/32"] } }],
])("%j is a condition", (when, condition) => {
  expect(route(() => ({ when })).condition).toEqual([condition]);
});

test("weights share the requests, and a client may stay", () => {
  const made = route((alb) => ({
    forwardTo: [
      { group: alb.targetGroup, weight: 90 },
      {
        group: { arn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/blue/73e2d6bc24d8a067" },
        weight: 10,
      },
    ],
    stickySeconds: 60,
  }));
  expect(made.action[0].forward).toEqual({
    target_group: [
      { arn: expect.stringContaining("Balancer_TargetGroup"), weight: 90 },
      { arn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/blue/73e2d6bc24d8a067", weight: 10 },
    ],
    stickiness: { enabled: true, duration: 60 },
  });
});

test("a redirect keeps what it does not name and is never to plain HTTP", () => {
  const made = route(() => ({ redirectTo: { host: "www.example.com", status: 301 } }));
  expect(made.action[0]).toEqual({
    order: 1,
    type: "redirect",
    redirect: { host: "www.example.com", protocol: "HTTPS", status_code: "HTTP_301" },
  });
});

test("the balancer answers itself", () => {
  const made = route(() => ({ respond: { status: 503, body: "later" } }));
  expect(made.action[0].fixed_response).toEqual({
    status_code: "503",
    content_type: "text/plain",
    message_body: "later",
  });
});

const OIDC = {
  issuer: "https://id.example.org",
  authorizationEndpoint: "https://id.example.org/authorize",
  tokenEndpoint: "https://id.example.org/token",
  userInfoEndpoint: "https://id.example.org/me",
  clientId: "shop",
};

test("people sign in before the request goes on, and the way to the issuer is open", () => {
  const made = balancer({}, (alb) => {
    const clientSecret = new TerraformVariable(alb, "Secret", { sensitive: true, default: "given" }).stringValue;
    alb.addRoute("Admin", {
      priority: 10,
      when: { paths: ["/admin/*"] },
      forwardTo: alb.targetGroup,
      authenticate: { oidc: { ...OIDC, clientSecret, sessionSeconds: 3600 } },
    });
  });
  const [first, second] = made.the("aws_lb_listener_rule").action;
  expect(first).toMatchObject({
    order: 1,
    type: "authenticate-oidc",
    authenticate_oidc: { client_id: "shop", client_secret: expect.stringContaining("var."), session_timeout: 3600 },
  });
  expect([second.order, second.type]).toEqual([2, "forward"]);
  const egress = Object.values(made.all("aws_vpc_security_group_egress_rule"));
  expect(egress).toContainEqual(expect.objectContaining({ cidr_ipv4: "0.0.0.0/0", from_port: 443, to_port: 443 }));
});

test("people of a user pool sign in without a secret of ours", () => {
  const cognito = {
    userPoolArn: "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_a",
    userPoolClientId: "shop",
    userPoolDomain: "shop",
    onUnauthenticated: "deny",
  } as const;
  expect(route(() => ({ authenticate: { cognito } })).action[0].authenticate_cognito).toEqual({
    user_pool_arn: cognito.userPoolArn,
    user_pool_client_id: "shop",
    user_pool_domain: "shop",
    on_unauthenticated_request: "deny",
  });
});

const SIX: [string, Partial<RouteOptions>, object, string][] = [
  [
    "a rewrite",
    { rewrite: { path: { regex: "^/api/(.*)$", replace: "/$1" } } },
    { transform: [{ type: "url-rewrite", url_rewrite_config: { rewrite: { regex: "^/api/(.*)$", replace: "/$1" } } }] },
    "rewrite must be left out with these bindings: they need AWS provider 6.19 or newer",
  ],
  [
    "a regular expression",
    { when: { pathRegexes: ["^/v[0-9]+/"] } },
    { condition: [{ path_pattern: { regex_values: ["^/v[0-9]+/"] } }] },
    "when.pathRegexes and when.hostRegexes must be left out with these bindings: they need AWS provider 6.19 or newer",
  ],
  [
    "a token",
    { authenticate: { jwt: { issuer: "https://id.example.org", jwksEndpoint: "https://id.example.org/jwks" } } },
    {
      action: [
        {
          type: "jwt-validation",
          order: 1,
          jwt_validation: { issuer: "https://id.example.org", jwks_endpoint: "https://id.example.org/jwks" },
        },
        expect.objectContaining({ type: "forward", order: 2 }),
      ],
    },
    "authenticate.jwt must be left out with these bindings: they need AWS provider 6.22 or newer",
  ],
];

test.each(SIX)("%s is what AWS provider 6 knows and 5 is not asked for", (_what, options, rendered, message) => {
  if (aws6) expect(route(() => options)).toMatchObject(rendered);
  else expect(refusal(options)).toThrow(message);
});

test.each<[Partial<RouteOptions>, string]>([
  [{ priority: 0 }, "priority must be 1 to 50000, got 0"],
  [{ priority: 50_001 }, "priority must be 1 to 50000, got 50001"],
  [{ when: {} }, "when must name at least one condition, got none"],
  [
    { when: { paths: ["/a", "/b", "/c"], hosts: ["a.b", "c.d", "e.f"] } },
    "when must have at most 5 values in all, got 6: make two routes",
  ],
  [{ when: { paths: ["/*/*/*/*", "/?/?/?"] } }, "when must have at most 6 wildcards in all, got 7"],
  [{ when: { paths: ["/a b"] } }, 'when.paths[0] must be 1 to 128 characters of a path, got "/a b"'],
  [
    { when: { hosts: ["https://example.com"] } },
    'when.hosts[0] must be a host name such as "*.example.com", got "https://example.com"',
  ],
  [
    { when: { headers: { Host: ["a"] } } },
    'when.headers must be a name of headers, and hosts stand in when.hosts, got "Host"',
  ],
  [{ when: { headers: { "X-A": [] } } }, "when.headers.X-A must have at least 1 members, got 0"],
  [{ when: { headers: { "X-A": [""] } } }, 'when.headers.X-A[0] must be 1 to 128 characters, got ""'],
  [{ when: { methods: ["get"] } }, 'when.methods[0] must be a method such as "GET", got "get"'],
  [{ when: { query: [{ key: "", value: "" }] } }, 'when.query[0].value must be 1 to 128 characters, got ""'],
  [{ when: { sourceIps: ["192.0.2.1"] } }, 'when.sourceIps[0] must be a range such as "192.0.2.0/24", got "192.0.2.1"'],
  [{ forwardTo: [] }, "forwardTo must name 1 to 5 target groups, got []"],
  [
    { forwardTo: Array(6).fill({ group: { arn: "a" }, weight: 1 }) },
    "forwardTo must name 1 to 5 target groups, got [{",
  ],
  [{ forwardTo: [{ group: { arn: "a" }, weight: 1000 }] }, "forwardTo[0].weight must be 0 to 999, got 1000"],
  [{ forwardTo: [{ group: { arn: "a" }, weight: 0 }] }, "forwardTo must give one group a weight above 0"],
  [{ forwardTo: [{ group: { arn: "a" }, weight: 1 }], stickySeconds: 0 }, "stickySeconds must be 1 to 604800, got 0"],
  [{ redirectTo: {} }, "redirectTo must change the host, path, query or port, or it would lead back to itself"],
  [{ redirectTo: { path: "new" } }, 'redirectTo.path must begin with "/", got "new"'],
  [{ redirectTo: { query: "?a" } }, 'redirectTo.query must be without its leading "?", got "?a"'],
  [{ redirectTo: { host: "a/b" } }, 'redirectTo.host must be a host name, got "a/b"'],
  [{ redirectTo: { port: 0 } }, "redirectTo.port must be 1 to 65535, got 0"],
  [{ redirectTo: { path: "/", status: 307 as 301 } }, "redirectTo.status must be one of 301, 302, got 307"],
  [{ respond: { status: 302 } }, "respond.status must be 200 to 299 or 400 to 599, got 302"],
  [{ respond: { status: 200, body: "x".repeat(1025) } }, "respond.body must have at most 1024 bytes, got"],
  [
    { respond: { status: 200, contentType: "text/xml" as "text/css" } },
    'respond.contentType must be one of text/plain, text/css, text/html, application/javascript, application/json, got "text/xml"',
  ],
  [
    { authenticate: { oidc: { ...OIDC, clientSecret: "s3cr3t" } } },
    "authenticate.oidc.clientSecret must come from a variable or a data source, because text would be in the code",
  ],
  [
    { authenticate: { oidc: { ...OIDC, issuer: "id.example.org", clientSecret: "x" } } },
    'authenticate.oidc.issuer must begin with "https://", got "id.example.org"',
  ],
  [
    { authenticate: { cognito: { userPoolArn: "pool", userPoolClientId: "a", userPoolDomain: "b" } } },
    'authenticate.cognito.userPoolArn must be the ARN of a user pool, got "pool"',
  ],
  [
    {
      authenticate: {
        cognito: {
          userPoolArn: "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_a",
          userPoolClientId: "a",
          userPoolDomain: "b",
          sessionSeconds: 0,
        },
      },
    },
    "authenticate.cognito.sessionSeconds must be 1 to 604800, got 0",
  ],
  [
    {
      authenticate: {
        cognito: {
          userPoolArn: "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_a",
          userPoolClientId: "a",
          userPoolDomain: "b",
          onUnauthenticated: "ask" as "deny",
        },
      },
    },
    'authenticate.cognito.onUnauthenticated must be one of authenticate, deny, allow, got "ask"',
  ],
])("%j is refused", (options, message) => {
  expect(refusal(options)).toThrow(message);
});

test("the error names the call and makes nothing", () => {
  balancer({}, (alb) => {
    expect(() => alb.addRoute("api 1", { priority: 0, when: {}, respond: { status: 200 } })).toThrow(
      [
        'test/Balancer.addRoute("api 1") (ALBModule) is misconfigured:',
        '  - name must be up to 32 letters and digits, beginning with a letter, got "api 1"',
        "  - priority must be 1 to 50000, got 0",
        "  - when must name at least one condition, got none",
      ].join("\n"),
    );
    expect(alb.node.tryFindChild("Route-api 1")).toBeUndefined();
  });
});

test("a name comes once", () => {
  const twice = (alb: ALBModule) => {
    for (const priority of [1, 2]) alb.addRoute("Api", { priority, when: { paths: ["/a"] }, respond: { status: 200 } });
  };
  expect(() => balancer({}, twice)).toThrow('name must be new, got "Api"');
});

test("a target group of somebody else is welcome, unless it is another balancer's", () => {
  const raw = route((alb) => ({ forwardTo: new LbTargetGroup(alb.node.scope ?? alb, "Mine", {}) }));
  expect(raw.action[0].target_group_arn).toBe("${aws_lb_target_group.Mine.arn}");
  balancer({}, (alb) => {
    networkBalancer({}, (other, server) => {
      other.addListener("Web", { port: 80, protocol: "TCP", backend: server });
      const group = other.node.findChild("TargetGroup-Web") as LbTargetGroup;
      expect(() => alb.addRoute("Api", { priority: 1, when: { paths: ["/"] }, forwardTo: group })).toThrow(
        "forwardTo must be a target group of this balancer, got one of test/Gate: use addBackend",
      );
    });
  });
});
