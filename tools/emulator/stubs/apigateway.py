"""API Gateway: certificates that stages show to backends. They are not certificates, only their names."""

import uuid
from datetime import datetime, timedelta, timezone

from call import Answer
from stubs.state import PerRegion

CERTIFICATES = PerRegion()
STATE = {"clientcertificates": CERTIFICATES}

FOLDER = "/clientcertificates"
YEAR = timedelta(days=365)


def answer(call, _ask_moto):
    if not call.path.startswith(FOLDER):
        return None
    if call.path == FOLDER:
        return create(call) if call.method == "POST" else Answer.json(200, {"item": list(CERTIFICATES.of(call).values())})
    certificate = CERTIFICATES.of(call).get(call.path.split("/")[-1])
    if certificate is None:
        return Answer.error(404, "NotFoundException", "Invalid Client Certificate identifier specified")
    return one(call, certificate)


def create(call):
    certificate_id = uuid.uuid4().hex[:6]
    now = datetime.now(timezone.utc)
    CERTIFICATES.of(call)[certificate_id] = {
        "clientCertificateId": certificate_id,
        "description": call.json().get("description"),
        "pemEncodedCertificate": "-----BEGIN CERTIFICATE-----",
        "createdDate": now.timestamp(),
        "expirationDate": (now + YEAR).timestamp(),
        "tags": call.json().get("tags") or {},
    }
    return Answer.json(201, CERTIFICATES.of(call)[certificate_id])


def one(call, certificate):
    if call.method == "DELETE":
        del CERTIFICATES.of(call)[certificate["clientCertificateId"]]
        return Answer.json(202, {})
    if call.method == "PATCH":
        for operation in call.json()["patchOperations"]:
            certificate[operation["path"].strip("/")] = operation["value"]
    return Answer.json(200, certificate)
