"""API Gateway: custom domains that are ready, methods and links of REST APIs that change, resource policies, deployments."""

import json
import re

from moto.apigateway.exceptions import StageStillActive
from moto.apigateway.models import Integration, RestAPI, Stage, apigateway_backends
from moto.apigateway.responses import APIGatewayResponse
from moto.apigatewayv2.models import ApiGatewayV2Backend, DomainName

from fixes.wrap import wrap

#: Where the alias of a custom domain points, on AWS one for each domain.
TARGET = {"domainNameStatus": "AVAILABLE", "hostedZoneId": "Z1UJRXOUMOOFQ8"}


def apply():
    @wrap(DomainName, "to_json")
    def domain_to_json(original, self):
        answer = original(self)
        address = f"d-{abs(hash(self.domain_name)):x}.execute-api.us-east-1.amazonaws.com"
        answer["domainNameConfigurations"] = [
            {**each, **TARGET, "apiGatewayDomainName": address} for each in self.domain_name_configurations
        ]
        if not any((self.mutual_tls_authentication or {}).values()):
            del answer["mutualTlsAuthentication"]
        return answer

    @wrap(ApiGatewayV2Backend, "create_api_mapping")
    def create_api_mapping(original, self, *args, **kwargs):
        """A domain leads to APIs of both kinds."""
        own = self.apis
        self.apis = {**apigateway_backends[self.account_id][self.region_name].apis, **own}
        try:
            return original(self, *args, **kwargs)
        finally:
            self.apis = own

    @wrap(Integration, "to_json")
    def integration_to_json(original, self):
        answer = original(self)
        if getattr(self, "connection_id", None):
            answer["connectionId"] = self.connection_id
        return answer

    @wrap(APIGatewayResponse, "put_integration")
    def put_integration(original, self):
        answer = original(self)
        method_of(self).method_integration.connection_id = self._get_param("connectionId")
        return answer

    def update_integration(self):
        return patched(method_of(self).method_integration, self._get_param("patchOperations"))

    def update_method(self):
        return patched(method_of(self), self._get_param("patchOperations"))

    APIGatewayResponse.update_integration = update_integration
    APIGatewayResponse.update_method = update_method

    @wrap(Stage, "apply_operations")
    def apply_operations(original, self, operations):
        """Settings of a method whose path has several parts: `/orders/{id}/GET/throttling/rateLimit`."""
        for operation in operations:
            method, *setting = operation["path"][1:].rsplit("/", 2)
            if operation["path"] == "/clientCertificateId":
                self.client_certificate_id = operation.get("value")
            elif operation["op"] == "replace" and method.count("/") > 1:
                self._patch_method_setting(method, "/".join(setting), operation["value"])
        return original(self, operations)

    @wrap(Stage, "to_json")
    def stage_to_json(original, self):
        return {**original(self), "clientCertificateId": getattr(self, "client_certificate_id", None)}

    @wrap(RestAPI, "to_dict")
    def api_to_dict(original, self):
        """A policy comes back as the inside of a JSON string."""
        answer = original(self)
        if answer.get("policy"):
            answer["policy"] = json.dumps(answer["policy"])[1:-1]
        return answer

    @wrap(RestAPI, "delete_deployment")
    def delete_deployment(original, self, deployment_id):
        if any(stage.deployment_id == deployment_id for stage in self.stages.values()):
            raise StageStillActive()
        return original(self, deployment_id)


def method_of(response):
    _, _, api, _, resource, _, method, *_ = response.path.split("/")
    return response.backend.get_method(api, resource, method)


def patched(thing, operations):
    """The thing after operations such as `replace /uri` or `add /requestParameters/method.request.path.id`."""
    for operation in operations:
        name, _, key = operation["path"][1:].partition("/")
        attribute = re.sub("[A-Z]", lambda letter: "_" + letter.group().lower(), name)
        removed, value = operation["op"] == "remove", operation.get("value")
        kept = getattr(thing, attribute, None)
        if key:
            others = {each: kept for each, kept in (kept or {}).items() if each != key}
            value = others if removed else {**others, key: {"true": True, "false": False}.get(value, value)}
        elif isinstance(kept, list):
            others = [each for each in kept if each != value]
            value = others if removed else [*others, value]
        elif isinstance(kept, bool):
            value = value == "true"
        setattr(thing, attribute, value)
    return json.dumps(thing.to_json())
