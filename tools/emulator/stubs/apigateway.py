"""API Gateway: certificates that stages show to backends. They are not certificates, only their names."""

import uuid
from datetime import datetime, timedelta, timezone

from call import Answer

CERTIFICATES = {}
STATE = {"clientcertificates": CERTIFICATES}

FOLDER = "/clientcertificates"
YEAR = timedelta(days=365)


def answer(call, _ask_moto):
    if not call.path.startswith(FOLDER):
        return None
    if call.path == FOLDER:
        return create(call) if call.method == "POST" else Answer.json(200, {"item": list(CERTIFICATES.values())})
    certificate = CERTIFICATES.get(call.path.split("/")[-1])
    if certificate is None:
        return Answer.error(404, "NotFoundException", "Invalid Client Certificate identifier specified")
    return one(call, certificate)


def create(call):
    certificate_id = uuid.uuid4().hex[:6]
    now = datetime.now(timezone.utc)
    CERTIFICATES[certificate_id] = {
        "clientCertificateId": certificate_id,
        "description": call.json().get("description"),
        "pemEncodedCertificate": "-----BEGIN CERTIFICATE-----",
        "createdDate": now.timestamp(),
        "expirationDate": (now + YEAR).timestamp(),
        "tags": call.json().get("tags") or {},
    }
    return Answer.json(201, CERTIFICATES[certificate_id])


def one(call, certificate):
    if call.method == "DELETE":
        del CERTIFICATES[certificate["clientCertificateId"]]
        return Answer.json(202, {})
    if call.method == "PATCH":
        for operation in call.json()["patchOperations"]:
            certificate[operation["path"].strip("/")] = operation["value"]
    return Answer.json(200, certificate)
