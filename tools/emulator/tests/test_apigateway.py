"""python3 -m unittest discover -s tools/emulator/tests: API Gateway, asked with AWS's own client."""

import json

from test_emulator import EmulatorTest

POLICY = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke"}]}


class ApiGateway(EmulatorTest):
    def api(self):
        """An API with one method that goes through a link, and a stage that serves it."""
        client = self.client("apigateway")
        api = client.create_rest_api(name="shop")["id"]
        root = client.get_resources(restApiId=api)["items"][0]["id"]
        method = {"restApiId": api, "resourceId": root, "httpMethod": "GET"}
        client.put_method(**method, authorizationType="AWS_IAM")
        client.put_integration(
            **method,
            type="HTTP_PROXY",
            integrationHttpMethod="GET",
            uri="https://shop.example.com",
            connectionType="VPC_LINK",
            connectionId="a1b2c3",
        )
        deployment = client.create_deployment(restApiId=api)["id"]
        client.create_stage(restApiId=api, stageName="live", deploymentId=deployment)
        return client, method, deployment

    def patch(self, client, api, **operations):
        patches = [{"op": "replace", "path": path, "value": value} for path, value in operations.items()]
        client.update_stage(restApiId=api, stageName="live", patchOperations=patches)
        return client.get_stage(restApiId=api, stageName="live")

    def test_an_integration_keeps_its_link(self):
        client, method, _deployment = self.api()
        self.assertEqual(client.get_integration(**method)["connectionId"], "a1b2c3")

    def test_methods_and_integrations_change_in_place(self):
        client, method, _deployment = self.api()
        replace = lambda path, value: {"op": "replace", "path": path, "value": value}  # noqa: E731
        add = {"op": "add", "path": "/requestParameters/method.request.path.id", "value": "true"}
        client.update_method(**method, patchOperations=[replace("/apiKeyRequired", "true"), add])
        changed = client.get_method(**method)
        self.assertEqual((changed["apiKeyRequired"], changed["requestParameters"]), (True, {"method.request.path.id": True}))
        client.update_integration(**method, patchOperations=[replace("/uri", "https://new.example.com")])
        self.assertEqual(client.get_integration(**method)["uri"], "https://new.example.com")

    def test_a_deployment_that_a_stage_serves_cannot_be_deleted(self):
        client, method, old = self.api()
        api = method["restApiId"]
        answer = self.refusal(client.delete_deployment, restApiId=api, deploymentId=old)
        self.assertIn("Active stages pointing to this deployment must be moved or deleted", answer["Error"]["Message"])
        new = client.create_deployment(restApiId=api)["id"]
        self.patch(client, api, **{"/deploymentId": new})
        client.delete_deployment(restApiId=api, deploymentId=old)

    def test_methods_of_deep_paths_have_settings_of_their_own(self):
        client, method, _deployment = self.api()
        stage = self.patch(client, method["restApiId"], **{"/orders/{id}/GET/throttling/rateLimit": "5"})
        self.assertEqual(stage["methodSettings"]["orders/{id}/GET"]["throttlingRateLimit"], 5)

    def test_a_stage_shows_a_certificate_to_backends(self):
        client, method, _deployment = self.api()
        certificate = client.generate_client_certificate(description="shop", tags={"Name": "shop"})["clientCertificateId"]
        stage = self.patch(client, method["restApiId"], **{"/clientCertificateId": certificate})
        self.assertEqual(stage["clientCertificateId"], certificate)
        self.assertEqual(client.get_client_certificate(clientCertificateId=certificate)["tags"], {"Name": "shop"})
        client.delete_client_certificate(clientCertificateId=certificate)
        gone = self.refusal(client.get_client_certificate, clientCertificateId=certificate)
        self.assertEqual(gone["Error"]["Code"], "NotFoundException")

    def test_a_policy_comes_back_as_the_inside_of_a_json_string(self):
        client, method, _deployment = self.api()
        policy = json.dumps(POLICY)
        patch = [{"op": "replace", "path": "/policy", "value": policy}]
        client.update_rest_api(restApiId=method["restApiId"], patchOperations=patch)
        kept = client.get_rest_api(restApiId=method["restApiId"])["policy"]
        self.assertEqual(json.loads(json.loads(f'"{kept}"')), POLICY)

    def test_a_domain_is_ready_and_leads_to_apis_of_both_kinds(self):
        _client, method, _deployment = self.api()
        newer = self.client("apigatewayv2")
        configuration = {"CertificateArn": "arn", "EndpointType": "REGIONAL", "SecurityPolicy": "TLS_1_2"}
        newer.create_domain_name(DomainName="api.example.com", DomainNameConfigurations=[configuration])
        domain = newer.get_domain_name(DomainName="api.example.com")
        self.assertEqual(domain["DomainNameConfigurations"][0]["DomainNameStatus"], "AVAILABLE")
        self.assertNotIn("MutualTlsAuthentication", domain)
        http = newer.create_api(Name="shop", ProtocolType="HTTP")["ApiId"]
        for api, path in ((method["restApiId"], "rest"), (http, "http")):
            newer.create_api_mapping(ApiId=api, ApiMappingKey=path, DomainName="api.example.com", Stage="live")
        mappings = newer.get_api_mappings(DomainName="api.example.com")["Items"]
        self.assertEqual({each["ApiMappingKey"] for each in mappings}, {"rest", "http"})
