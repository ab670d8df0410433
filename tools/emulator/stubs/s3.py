"""Amazon S3: configurations of a bucket come back as they were put.

moto reads them into models of its own and writes them back with losses; some it does not know. What is put goes to moto too,
so that it can refuse; what is shown is what was put.
"""

from call import Answer

#: By bucket: the name of a bucket belongs to one account in the whole of AWS.
CONFIGURATIONS = {}
STATE = {"configurations": CONFIGURATIONS}

#: Sub-resources that moto keeps with losses.
LOSSY = {
    "accelerate",
    "cors",
    "encryption",
    "lifecycle",
    "logging",
    "notification",
    "object-lock",
    "ownershipControls",
    "replication",
    "website",
}
#: Sub-resources that moto lacks.
UNKNOWN = {"analytics", "intelligent-tiering", "inventory", "metrics", "requestPayment"}

XML = "application/xml"
#: AWS docs, "PutBucketLifecycleConfiguration".
SMALLEST_TRANSITION = "x-amz-transition-default-minimum-object-size"
#: A bucket without a word about it has its owner pay.
OWNER_PAYS = b"<RequestPaymentConfiguration><Payer>BucketOwner</Payer></RequestPaymentConfiguration>"
ABSENT = b"<?xml version='1.0'?><Error><Code>NoSuchConfiguration</Code><Message>there is none</Message></Error>"


def answer(call, ask_moto):
    bucket = call.path.strip("/")
    if not bucket or "/" in bucket:
        return None
    part = next((name for name in call.query if name in LOSSY | UNKNOWN), None)
    if part is None:
        if call.method == "DELETE" and not call.query.keys() - {"x-id"}:
            forget(bucket)
        return None
    if call.method not in METHODS:
        return None
    moto_knows = ask_moto if part in LOSSY else None
    return METHODS[call.method](call, (bucket, part, call.query.get("id", [""])[0]), moto_knows)


def put(call, key, moto_knows):
    answer = moto_knows() if moto_knows else Answer.of(200, XML, b"")
    if answer.status < 300:
        CONFIGURATIONS[key] = call.body, call.headers.get(SMALLEST_TRANSITION.replace("-", "_"))
    return answer


def get(_call, key, moto_knows):
    if "requestPayment" in key and key not in CONFIGURATIONS:
        return Answer.of(200, XML, OWNER_PAYS)
    if key not in CONFIGURATIONS:
        return moto_knows() if moto_knows else Answer.of(404, XML, ABSENT)
    body, smallest = CONFIGURATIONS[key]
    extra = [(SMALLEST_TRANSITION, smallest or "all_storage_classes_128K")] if "lifecycle" in key else []
    return Answer.of(200, XML, body, *extra)


def delete(_call, key, moto_knows):
    CONFIGURATIONS.pop(key, None)
    return moto_knows() if moto_knows else Answer.of(204, XML, b"")


METHODS = {"PUT": put, "GET": get, "DELETE": delete}


def forget(bucket):
    for key in [key for key in CONFIGURATIONS if key[0] == bucket]:
        del CONFIGURATIONS[key]
