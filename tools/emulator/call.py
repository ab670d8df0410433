"""A request to AWS, and an answer to it."""

import json
import re
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qs, unquote, urlsplit

from moto.iam.models import get_account_id_from

CREDENTIAL = re.compile(r"Credential=([^/]+)/\d+/([^/]+)/([^/]+)/aws4_request")
FORM = "application/x-www-form-urlencoded"
QUERY_ACTION = re.compile(rb"(?:^|&)Action=(\w+)")


@dataclass
class Call:
    service: str
    region: str
    method: str
    path: str
    #: As it was sent: a slash within a part of it is encoded.
    raw_path: str
    query: dict
    headers: dict
    body: bytes
    #: That of an assumed role is in the role's account, every other in moto's.
    access_key: str = ""

    @staticmethod
    def read(environ):
        signed = CREDENTIAL.search(environ.get("HTTP_AUTHORIZATION", ""))
        access_key, region, service = signed.groups() if signed else ("", "", "")
        return Call(
            service=service,
            region=region,
            method=environ["REQUEST_METHOD"],
            path=unquote(environ.get("PATH_INFO", "")),
            raw_path=urlsplit(environ["RAW_URI"]).path,
            query=parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True),
            headers={
                "content_type": environ.get("CONTENT_TYPE", ""),
                **{key[5:].lower(): value for key, value in environ.items() if key.startswith("HTTP_")},
            },
            body=read_body(environ),
            access_key=access_key,
        )

    @property
    def account(self):
        return get_account_id_from(self.access_key)

    @property
    def action(self):
        """What was asked for, in the words of the service's protocol."""
        return self.named_action or f"{self.method} {self.path}"

    @property
    def named_action(self):
        """The name of the operation where the protocol sends it, in a header or in the body; otherwise None."""
        target = self.headers.get("x_amz_target", "").split(".")[-1]
        in_body = self.headers["content_type"].startswith(FORM) and QUERY_ACTION.search(self.body)
        return target or (in_body.group(1).decode() if in_body else None)

    def arn(self, resource):
        return f"arn:aws:{self.service}:{self.region}:{self.account}:{resource}"

    def json(self):
        return json.loads(self.body) if self.body else {}


@dataclass
class Answer:
    status: int
    headers: list
    body: bytes

    @property
    def status_line(self):
        return f"{self.status} {HTTPStatus(self.status).phrase}"

    @property
    def content_type(self):
        return dict(self.headers).get("Content-Type", "")

    @staticmethod
    def of(status, content_type, body, *headers):
        return Answer(status, [("Content-Type", content_type), ("Content-Length", str(len(body))), *headers], body)

    @staticmethod
    def json(status, value):
        return Answer.of(status, "application/json", json.dumps(value).encode())

    @staticmethod
    def text(status, text):
        return Answer.of(status, "text/plain", text.encode())

    @staticmethod
    def error(status, code, message):
        """In the REST-JSON protocol."""
        body = json.dumps({"Code": code, "Message": message}).encode()
        return Answer.of(status, "application/json", body, ("x-amzn-ErrorType", code))


def read_body(environ):
    """Werkzeug ends the stream of a chunked body itself; of any other body the length is known."""
    if environ.get("wsgi.input_terminated"):
        return environ["wsgi.input"].read()
    return environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
