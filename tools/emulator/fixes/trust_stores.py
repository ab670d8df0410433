"""Elastic Load Balancing: trust stores and their revocations, which moto lacks. No certificate is ever read."""

import uuid
from types import SimpleNamespace

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult
from moto.elbv2.models import ELBv2Backend
from moto.elbv2.responses import ELBV2Response

from fixes.wrap import wrap


class TrustStoreNotFound(ServiceException):
    code = "TrustStoreNotFound"


class RevocationIdNotFound(ServiceException):
    code = "RevocationIdNotFound"


def apply():
    for action in (
        create_trust_store,
        describe_trust_stores,
        modify_trust_store,
        delete_trust_store,
        describe_trust_store_associations,
        add_trust_store_revocations,
        describe_trust_store_revocations,
        remove_trust_store_revocations,
    ):
        setattr(ELBV2Response, action.__name__, action)

    @wrap(ELBv2Backend, "_get_resource_by_arn")
    def _get_resource_by_arn(original, self, arn):
        return stores(self)[arn] if ":truststore/" in arn else original(self, arn)


def stores(backend):
    """By ARN, kept with the backend and so emptied with it."""
    return vars(backend).setdefault("trust_stores", {})


def store_of(response):
    arn = response._get_param("TrustStoreArn")
    if arn not in stores(response.elbv2_backend):
        raise TrustStoreNotFound(f"Trust store '{arn}' not found")
    return stores(response.elbv2_backend)[arn]


def create_trust_store(self):
    backend, name = self.elbv2_backend, self._get_param("Name")
    place = f"{backend.region_name}:{backend.account_id}"
    arn = f"arn:aws:elasticloadbalancing:{place}:truststore/{name}/{uuid.uuid4().hex[:16]}"
    shown = {"Name": name, "TrustStoreArn": arn, "Status": "ACTIVE", "NumberOfCaCertificates": 1}
    stores(backend)[arn] = SimpleNamespace(shown=shown, revocations={})
    backend.tagging_service.tag_resource(arn, self._get_param("Tags", []))
    return ActionResult({"TrustStores": [shown]})


def describe_trust_stores(self):
    arns, names = self._get_param("TrustStoreArns", []), self._get_param("Names", [])
    found = [
        store.shown
        for arn, store in stores(self.elbv2_backend).items()
        if (not arns or arn in arns) and (not names or store.shown["Name"] in names)
    ]
    if (arns or names) and not found:
        raise TrustStoreNotFound("One or more trust stores not found")
    return ActionResult({"TrustStores": found})


def modify_trust_store(self):
    return ActionResult({"TrustStores": [store_of(self).shown]})


def delete_trust_store(self):
    del stores(self.elbv2_backend)[store_of(self).shown["TrustStoreArn"]]
    return ActionResult({})


def describe_trust_store_associations(self):
    """None: a store is deleted after its listener."""
    return ActionResult({"TrustStoreAssociations": []})


def add_trust_store_revocations(self):
    store, added = store_of(self), []
    for wanted in self._get_param("RevocationContents", []):
        revocation = {
            "TrustStoreArn": store.shown["TrustStoreArn"],
            "RevocationId": len(store.revocations) + 1,
            "RevocationType": wanted.get("RevocationType", "CRL"),
            "NumberOfRevokedEntries": 1,
        }
        store.revocations[revocation["RevocationId"]] = revocation
        added.append(revocation)
    return ActionResult({"TrustStoreRevocations": added})


def describe_trust_store_revocations(self):
    revocations = store_of(self).revocations
    wanted = [int(each) for each in self._get_param("RevocationIds", [])]
    if any(each not in revocations for each in wanted):
        raise RevocationIdNotFound("One or more revocations not found")
    found = [each for key, each in revocations.items() if not wanted or key in wanted]
    return ActionResult({"TrustStoreRevocations": found})


def remove_trust_store_revocations(self):
    for revocation in self._get_param("RevocationIds", []):
        store_of(self).revocations.pop(int(revocation), None)
    return ActionResult({})
