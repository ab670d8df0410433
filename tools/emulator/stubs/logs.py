"""CloudWatch Logs: saved queries, and policies that mask personal data. Nothing is searched, nothing is masked."""

import uuid

from call import Answer
from stubs.state import PerRegion

QUERIES = PerRegion()
PROTECTIONS = PerRegion()
STATE = {"query_definitions": QUERIES, "data_protection_policies": PROTECTIONS}


def answer(call, _ask_moto):
    action = ACTIONS.get(call.action)
    return action(call) if action else None


def put_query(call):
    wanted, queries = call.json(), QUERIES.of(call)
    query_id = wanted.get("queryDefinitionId") or str(uuid.uuid4())
    queries[query_id] = {
        "queryDefinitionId": query_id,
        "name": wanted["name"],
        "queryString": wanted["queryString"],
        "logGroupNames": wanted.get("logGroupNames") or [],
    }
    return Answer.json(200, {"queryDefinitionId": query_id})


def describe_queries(call):
    wanted, queries = call.json(), QUERIES.of(call)
    prefix = wanted.get("queryDefinitionNamePrefix") or ""
    found = [query for query in queries.values() if query["name"].startswith(prefix)]
    return Answer.json(200, {"queryDefinitions": found})


def delete_query(call):
    wanted, queries = call.json(), QUERIES.of(call)
    if queries.pop(wanted["queryDefinitionId"], None) is None:
        return missing("query definition")
    return Answer.json(200, {"success": True})


def put_protection(call):
    wanted, protections = call.json(), PROTECTIONS.of(call)
    group, document = wanted["logGroupIdentifier"], wanted["policyDocument"]
    protections[group] = document
    return Answer.json(200, {"logGroupIdentifier": group, "policyDocument": document})


def get_protection(call):
    wanted, protections = call.json(), PROTECTIONS.of(call)
    group = wanted["logGroupIdentifier"]
    known = {"policyDocument": protections[group]} if group in protections else {}
    return Answer.json(200, {"logGroupIdentifier": group, **known})


def delete_protection(call):
    wanted, protections = call.json(), PROTECTIONS.of(call)
    if protections.pop(wanted["logGroupIdentifier"], None) is None:
        return missing("data protection policy")
    return Answer.json(200, {})


def missing(what):
    return Answer.error(400, "ResourceNotFoundException", f"the {what} does not exist")


ACTIONS = {
    "PutQueryDefinition": put_query,
    "DescribeQueryDefinitions": describe_queries,
    "DeleteQueryDefinition": delete_query,
    "PutDataProtectionPolicy": put_protection,
    "GetDataProtectionPolicy": get_protection,
    "DeleteDataProtectionPolicy": delete_protection,
}
