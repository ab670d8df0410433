"""The name under which botocore has the model of a service; requests are signed with another one."""

from functools import cache

import botocore.session
from moto.core.utils import get_service_model

#: Signing names that are not the name of the model.
MODELS = {
    "aps": "amp",
    "ecs-exec": "ecs",
    "elasticfilesystem": "efs",
    "elasticmapreduce": "emr",
    "email": "sesv2",
    "monitoring": "cloudwatch",
    "states": "stepfunctions",
    "tagging": "resourcegroupstaggingapi",
}
CLASSIC_LOAD_BALANCING = "2012-06-01"


def model_of(call):
    """The model of the called service; None where botocore has none."""
    return model(name_of(call))


@cache
def model(name):
    known = botocore.session.get_session().get_available_services()
    return get_service_model(name) if name in known else None


def name_of(call):
    """Some services share a signing name: the path or the version says which one is called."""
    if call.service == "apigateway" and call.path.startswith("/v2/"):
        return "apigatewayv2"
    if call.service == "s3" and call.path.startswith("/v20180820/"):
        return "s3control"
    if call.service == "elasticloadbalancing":
        return "elb" if f"Version={CLASSIC_LOAD_BALANCING}".encode() in call.body else "elbv2"
    return MODELS.get(call.service, call.service)
