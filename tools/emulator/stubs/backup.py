"""AWS Backup: changes and selections of a plan, and what hangs on a vault. moto has vaults, plans and locks; nothing is ever backed up."""

import re
import time
import uuid

from moto.backup.models import Plan, backup_backends

from call import Answer
from stubs import restore_testing
from stubs.state import PerRegion

SELECTIONS = PerRegion()
ACCESS_POLICIES = PerRegion()
NOTIFICATIONS = PerRegion()
STATE = {
    "selections": SELECTIONS,
    "access_policies": ACCESS_POLICIES,
    "notifications": NOTIFICATIONS,
    **restore_testing.STATE,
}

PLAN = re.compile(r"/backup/plans/([^/]+)/?")
SELECTION = re.compile(r"/backup/plans/([^/]+)/selections(?:/([^/]+))?/?")
VAULT_PART = re.compile(r"/backup-vaults/([^/]+)/(access-policy|notification-configuration)/?")
RECOVERY_POINTS = re.compile(r"/backup-vaults/([^/]+)/recovery-points/?")

PARTS = {"access-policy": ACCESS_POLICIES, "notification-configuration": NOTIFICATIONS}


def answer(call, _ask_moto):
    if found := SELECTION.fullmatch(call.path):
        return selection(call, *found.groups())
    if found := VAULT_PART.fullmatch(call.path):
        return vault_part(call, *found.groups())
    if RECOVERY_POINTS.fullmatch(call.path):
        return Answer.json(200, {"RecoveryPoints": []})
    if (found := PLAN.fullmatch(call.path)) and call.method == "POST":
        return change_plan(call, *found.groups())
    return restore_testing.answer(call)


def change_plan(call, plan_id):
    """A new version of the plan under its old id."""
    backend = backup_backends[call.account][call.region]
    if plan_id not in backend.plans:
        return missing("plan")
    old = backend.plans[plan_id]
    new = Plan(call.json()["BackupPlan"], old.creator_request_id, backend)
    new.backup_plan_id, new.backup_plan_arn = old.backup_plan_id, old.backup_plan_arn
    backend.plans[plan_id] = new
    return Answer.json(200, new.to_dict())


def selection(call, plan, selection_id):
    selections = SELECTIONS.of(call)
    if call.method == "PUT":
        selection_id = str(uuid.uuid4())
        selections[plan, selection_id] = {
            "BackupPlanId": plan,
            "SelectionId": selection_id,
            "CreationDate": time.time(),
            "BackupSelection": call.json()["BackupSelection"],
        }
        return Answer.json(200, {"BackupPlanId": plan, "SelectionId": selection_id, "CreationDate": time.time()})
    if selection_id is None:
        return Answer.json(200, {"BackupSelectionsList": [of_plan for key, of_plan in selections.items() if key[0] == plan]})
    if (plan, selection_id) not in selections:
        return missing("selection")
    if call.method == "DELETE":
        del selections[plan, selection_id]
        return Answer.json(200, {})
    return Answer.json(200, selections[plan, selection_id])


def vault_part(call, vault, name):
    part = PARTS[name].of(call)
    if call.method == "PUT":
        part[vault] = call.json()
        return Answer.json(200, {})
    if vault not in part:
        return missing(name)
    if call.method == "DELETE":
        del part[vault]
        return Answer.json(200, {})
    arn = call.arn(f"backup-vault:{vault}")
    return Answer.json(200, {**part[vault], "BackupVaultName": vault, "BackupVaultArn": arn})


def missing(what):
    return Answer.error(404, "ResourceNotFoundException", f"the {what} does not exist")
