"""An error as the service's protocol writes it, by moto's own serializers."""

from moto.core.exceptions import ServiceException
from moto.core.serialize import get_serializer_class

from call import Answer

#: AWS docs, "Common errors" of each API: what a request is answered that breaks the model.
CODES = {"ec2": "InvalidParameterValue", "query": "ValidationError", "rest-xml": "InvalidInput"}
OTHERWISE = "ValidationException"


class Refusal(ServiceException):
    """An exception of this module's own: moto looks for the model of a service in the module of an exception."""


def validation_error(operation, found):
    """AWS's answer to a request that breaks its model: the number of faults, and each with its member, rule and value."""
    errors = "validation error" if len(found) == 1 else "validation errors"
    message = f"{len(found)} {errors} detected: {'; '.join(found)}"
    return refusal(operation, CODES.get(operation.protocol, OTHERWISE), message)


def refusal(operation, code, message):
    serializer = get_serializer_class(operation.model.service_model.service_name, operation.protocol)
    answer = serializer(operation.model).serialize(Refusal(code, message))
    headers = [(key, value) for key, value in answer["headers"].items() if key != "Content-Type"]
    return Answer.of(answer["status_code"], answer["headers"]["Content-Type"], answer["body"].encode(), *headers)
