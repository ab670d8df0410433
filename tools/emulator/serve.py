"""An AWS account on this machine: moto, with what Terraform's AWS provider needs beside it.

    python3 serve.py --port 0 --log requests.jsonl

Prints `listening on 127.0.0.1:<port>`. What moto answers wrongly is put right in `fixes/`, what it lacks is in `stubs/`.
"""

import argparse
import io
import json
import os
import threading
import time
import traceback

# Before moto is imported: AWS's own policies can be attached, and certificates are valid at once.
os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")
os.environ.setdefault("MOTO_ACM_VALIDATION_WAIT", "0")

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app  # noqa: E402
from werkzeug.serving import WSGIRequestHandler, make_server  # noqa: E402

import contract  # noqa: E402
import fixes  # noqa: E402
import rules  # noqa: E402
import stubs  # noqa: E402
from call import Answer, Call  # noqa: E402
from holdings import holdings  # noqa: E402


class Account:
    """The WSGI application: one request at a time, because moto's backends are not made for more."""

    def __init__(self, log):
        self.moto = DomainDispatcherApplication(create_backend_app)
        self.lock = threading.Lock()
        self.log = open(log, "w", buffering=1) if log else None

    def __call__(self, environ, start_response):
        call = Call.read(environ)
        environ["wsgi.input"] = io.BytesIO(call.body)
        began = time.time()
        held = {}
        with self.lock:
            answer = self.answer(call, environ, held)
        self.write(call, answer, began, held)
        start_response(answer.status_line, answer.headers)
        return [answer.body]

    def answer(self, call, environ, held):
        """What was found out about the request on the way goes into `held`."""
        try:
            if call.path == "/emulator/holdings":
                return Answer.json(200, holdings())
            if call.path == "/moto-api/reset":
                stubs.reset()
            return self.refuse(call, environ, held) or stubs.answer(call, lambda: self.ask_moto(environ))
        except Exception:
            # 501 is final for the provider; moto's own 500 would be asked again 25 times.
            return Answer.text(501, traceback.format_exc())

    def refuse(self, call, environ, held):
        """AWS's refusal of a request that breaks the model of its operation or a rule; None when it breaks neither."""
        if call.path.startswith("/moto-api"):
            return None
        try:
            operation = contract.parse(call, environ)
        except contract.Unparsed as reason:
            held["unparsed"] = str(reason)
            return None
        finally:
            environ["wsgi.input"] = io.BytesIO(call.body)
        held["operation"] = operation.name
        if found := contract.violations(operation):
            held["violations"] = found
            return contract.validation_error(operation, found)
        if broken := rules.broken_by(operation):
            held["violations"] = [broken.message]
            return contract.refusal(operation, broken.code, broken.message)
        return None

    def ask_moto(self, environ):
        answer = Answer(200, [], b"")

        def start_response(status, headers, _exc_info=None):
            answer.status, answer.headers = int(status.split()[0]), headers

        answer.body = b"".join(self.moto(environ, start_response))
        if answer.status == 404 and answer.content_type.startswith("text/html"):
            return Answer.text(501, "moto knows no such path")
        return answer

    def write(self, call, answer, began, held):
        if self.log is None:
            return
        line = {
            "time": round(began, 3),
            "ms": round((time.time() - began) * 1000),
            "service": call.service,
            "action": call.action,
            "status": answer.status,
            **held,
        }
        if answer.status >= 400:
            line["request"] = call.body[:1500].decode("utf8", "replace")
            line["response"] = answer.body[-1500:].decode("utf8", "replace")
        self.log.write(json.dumps(line) + "\n")


class Handler(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_request(self, *_args, **_kwargs):
        """The account has a log of its own."""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--log", help="file for one line of JSON a request")
    options = parser.parse_args()
    fixes.apply()
    server = make_server("127.0.0.1", options.port, Account(options.log), threaded=True, request_handler=Handler)
    print(f"listening on 127.0.0.1:{server.port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
