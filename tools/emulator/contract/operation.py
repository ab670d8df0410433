"""The operation that a request calls, and its input, read by moto's own parsers."""

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from moto.core.parse import PROTOCOL_PARSERS
from moto.core.request import determine_request_protocol
from moto.core.responses import BaseResponse
from werkzeug.wrappers import Request

from contract.services import model_of


class Unparsed(Exception):
    """The request cannot be held against a model; the message says why."""


@dataclass
class Operation:
    model: object
    protocol: str
    #: The input, by the names of the model's members.
    values: dict
    account: str
    region: str

    @property
    def name(self):
        return f"{self.model.service_model.service_name}.{self.model.name}"


def parse(call, environ):
    """An Operation; raises Unparsed."""
    service = model_of(call)
    if service is None:
        raise Unparsed(f"botocore has no model of the service '{call.service}'")
    request = Request(environ)
    request.max_form_memory_size = None
    # The form has to be read before the body, which it is read from.
    body = request.get_data(parse_form_data=False, cache=True)
    model, labels = operation_model(service, call)
    try:
        protocol = determine_request_protocol(service, request.content_type)
        parser = PROTOCOL_PARSERS[protocol](model)
        values = parser.parse(
            {
                "method": request.method,
                "values": request.values,
                "headers": request.headers,
                "body": body,
                "url_path": request.path,
                "url_params": labels,
            }
        )
    except Exception as error:
        raise Unparsed(f"{service.service_name}.{model.name}: {type(error).__name__}: {error}") from error
    return Operation(model, protocol, without_absent_lists(model, values or {}), call.account, call.region)


def without_absent_lists(model, values):
    """moto reads a list that is not in the query as an empty one."""
    members = model.input_shape.members if model.input_shape else {}
    return {
        name: value
        for name, value in values.items()
        if value != [] or members[name].serialization.get("location") != "querystring"
    }


def operation_model(service, call):
    """The model of the operation, and what stands for the labels of its path."""
    name, labels = call.named_action, {}
    if name is None:
        name, labels = operation_of_path(service, call)
    if name not in service.operation_names:
        raise Unparsed(f"{service.service_name} has no operation for {name or f'{call.method} {call.path}'}")
    return service.operation_model(name), labels


def operation_of_path(service, call):
    path = call.raw_path.rstrip("/") or "/"
    for route in routes(service):
        found = route.match(call, path)
        if found:
            return route.operation, {name: unquote(unquote(value)) for name, value in found.groupdict().items()}
    return None, {}


@dataclass
class Route:
    operation: str
    method: str
    path: re.Pattern
    #: Parameters in the query that tell operations of one path apart: `{"list-type": "2"}`, `{"acl": None}`.
    query: dict
    #: Headers and parameters of the query that the operation requires.
    required_headers: tuple
    required_parameters: tuple

    def match(self, call, path):
        if call.method != self.method or not all(self.has(call, *wanted) for wanted in self.query.items()):
            return None
        if not all(header in call.headers for header in self.required_headers):
            return None
        if not all(parameter in call.query for parameter in self.required_parameters):
            return None
        return self.path.match(path)

    def has(self, call, key, value):
        return key in call.query and (value is None or value in call.query[key])


@cache
def routes(service):
    """The most specific first."""
    known = [service.operation_model(name) for name in service.operation_names]
    # S3 has an older operation for some paths.
    return sorted((route_to(operation) for operation in known if not operation.deprecated), key=specificity, reverse=True)


def specificity(route):
    return (
        len(route.query),
        len(route.path.pattern),
        len(route.required_headers) + len(route.required_parameters),
    )


def route_to(operation):
    uri, _, query = operation.http["requestUri"].partition("?")
    pairs = [pair.partition("=") for pair in query.split("&") if pair]
    return Route(
        operation=operation.name,
        method=operation.http["method"],
        path=re.compile(BaseResponse.uri_to_regexp(uri.rstrip("/") or "/")),
        query={key: value or None for key, _, value in pairs},
        required_headers=required(operation, "header", lambda name: name.lower().replace("-", "_")),
        required_parameters=required(operation, "querystring", str),
    )


def required(operation, location, spelled):
    shape = operation.input_shape
    members = shape.members if shape else {}
    return tuple(
        spelled(member.serialization["name"])
        for name, member in members.items()
        if name in shape.required_members and member.serialization.get("location") == location
    )
