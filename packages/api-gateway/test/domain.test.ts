import { CERTIFICATE, httpApi, restApi } from "./apis";

const ZONE = "Z0123456789ABCDEFGHIJ";

describe("a domain of an HTTP API", () => {
  const made = httpApi({}, (api) => {
    const domain = api.addDomain("api.example.com", { certificateArn: CERTIFICATE, zoneId: ZONE });
    expect(domain.url).toBe("https://api.example.com");
  });

  test("speaks TLS 1.2 or newer, for the stage, under its name", () => {
    expect(made.the("aws_apigatewayv2_domain_name")).toMatchObject({
      domain_name: "api.example.com",
      domain_name_configuration: {
        certificate_arn: CERTIFICATE,
        endpoint_type: "REGIONAL",
        security_policy: "TLS_1_2",
      },
    });
    expect(made.the("aws_apigatewayv2_api_mapping")).toMatchObject({
      api_id: "${aws_apigatewayv2_api.Api.id}",
      stage: "${aws_apigatewayv2_stage.Api_Stage_B35FBB6B.id}",
    });
    expect(made.the("aws_route53_record")).toMatchObject({ zone_id: ZONE, name: "api.example.com", type: "A" });
    expect(made.the("aws_route53_record").alias.name).toMatch(/domain_name_configuration\[0\].target_domain_name/);
  });

  test("closes the endpoint of AWS, unless it is said to stay", () => {
    expect(made.the("aws_apigatewayv2_api").disable_execute_api_endpoint).toBe(true);
    expect(httpApi().the("aws_apigatewayv2_api").disable_execute_api_endpoint).toBeUndefined();
    const both = httpApi({ disableExecuteApiEndpoint: false }, (api) =>
      api.addDomain("api.example.com", { certificateArn: CERTIFICATE }),
    );
    expect(both.the("aws_apigatewayv2_api").disable_execute_api_endpoint).toBe(false);
    expect(both.all("aws_route53_record")).toEqual({});
  });

  test("asks callers for a certificate of the trust store", () => {
    const trusting = httpApi({}, (api) =>
      api.addDomain("api.example.com", {
        certificateArn: CERTIFICATE,
        trustStore: { uri: "s3://authorities/ca.pem", version: "7", ownershipCertificateArn: CERTIFICATE },
      }),
    ).the("aws_apigatewayv2_domain_name");
    expect(trusting.mutual_tls_authentication).toEqual({
      truststore_uri: "s3://authorities/ca.pem",
      truststore_version: "7",
    });
    expect(trusting.domain_name_configuration.ownership_verification_certificate_arn).toBe(CERTIFICATE);
  });

  test("all problems are reported in one error", () => {
    const wrong = () =>
      httpApi({ disableExecuteApiEndpoint: false }, (api) =>
        api.addDomain("API.example.com", {
          certificateArn: "certificate",
          basePath: "/v1",
          trustStore: { uri: "authorities/ca.pem", ownershipCertificateArn: "certificate" },
        }),
      );
    expect(wrong).toThrow(
      [
        'test/Api.addDomain("API.example.com") (ApiGatewayModule) is misconfigured:',
        '  - name must be a domain name in lower case such as "api.example.com", got "API.example.com"',
        '  - certificateArn must be the ARN of a certificate, got "certificate"',
        '  - trustStore.uri must be an object such as "s3://bucket/ca.pem", got "authorities/ca.pem"',
        '  - trustStore.ownershipCertificateArn must be the ARN of a certificate, got "certificate"',
        '  - basePath must be a path such as "shop/v1", without slashes at its ends, got "/v1"',
      ].join("\n"),
    );
    const unknown = () => httpApi({}, (api) => api.addDomain(api.url, { certificateArn: CERTIFICATE }));
    expect(unknown).toThrow("name must be a literal value, got a value that is known only after apply");
  });
});

test("a domain of a REST API may share its name with other APIs, by path", () => {
  const made = restApi({}, (api) => {
    api.addRoute("Orders", { method: "GET", path: "/orders/{id}" });
    const domain = api.addDomain("api.example.com", { certificateArn: CERTIFICATE, zoneId: ZONE, basePath: "shop/v1" });
    expect(domain.url).toBe("https://api.example.com/shop/v1");
  });
  expect(made.the("aws_apigatewayv2_api_mapping")).toMatchObject({
    api_id: "${aws_api_gateway_rest_api.Api.id}",
    api_mapping_key: "shop/v1",
    stage: expect.stringMatching(/aws_api_gateway_stage.Api_Stage_\w+.stage_name/),
  });
  expect(made.the("aws_api_gateway_rest_api").disable_execute_api_endpoint).toBe(true);
});

test("a REST API takes the closing of its endpoint into the next deployment", () => {
  const triggers = (props: Parameters<typeof restApi>[0]) => restApi(props).the("aws_api_gateway_deployment").triggers;
  expect(triggers({ disableExecuteApiEndpoint: true })["api.endpoint"]).toBe(
    "${sha1(jsonencode([aws_api_gateway_rest_api.Api.disable_execute_api_endpoint]))}",
  );
  expect(triggers({})["api.endpoint"]).toBeUndefined();
});
