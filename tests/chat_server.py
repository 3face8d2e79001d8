"""A chat completions server on the loopback interface, for tests: it answers as it is told to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

from sayso.backends import load
from sayso.model import Mark

Answer = Callable[[dict[str, Any]], str]
"""From the JSON of a request to the content of the completion."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that hang up are part of the tests."""


class ChatServer:
    """Answers POST requests; `respond`, where given, writes the whole HTTP response itself."""

    def __init__(
        self, answer: Answer | None = None, *, respond: Callable[[BaseHTTPRequestHandler], None] | None = None
    ) -> None:
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        there = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length", 0)))
                there.requests.append(json.loads(body))
                there.headers.append({name.lower(): value for name, value in self.headers.items()})
                if respond is not None:
                    respond(self)
                elif answer is not None:
                    message = {"role": "assistant", "content": answer(there.requests[-1])}
                    reply(self, 200, json.dumps({"choices": [{"message": message, "finish_reason": "stop"}]}))

            def log_message(self, *_: object) -> None:
                pass

        self._server = _Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def __enter__(self) -> ChatServer:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


def reply(handler: BaseHTTPRequestHandler, status: int, body: str, **headers: str) -> None:
    """Write one whole HTTP response."""
    data = body.encode("utf-8", "surrogatepass")
    handler.send_response(status)
    for name, value in {"content-type": "application/json", **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("content-length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)


def sent_text(request: dict[str, Any]) -> str:
    """The news text of a request."""
    return str(json.loads(request["messages"][-1]["content"])["text"])


def rules_answer(request: dict[str, Any]) -> str:
    """What a good model would say: here, the rules read the text."""
    text = sent_text(request)
    scheme = "desk" if "two attributions" in request["messages"][0]["content"] else "polnear"

    def line(mark: Mark) -> dict[str, Any]:
        passages = [*mark.source, *mark.cue, *mark.content]
        low, high = min(p.start for p in passages), max(p.end for p in passages)
        return {
            "source": text[slice(*mark.source[0])] if mark.source else None,
            "cue": text[slice(*mark.cue[0])],
            "content": [text[start:end] for start, end in mark.content],
            "near": text[low:high],
        }

    [marks] = load("rules").mark([text], scheme="desk" if scheme == "desk" else "polnear")
    return json.dumps({"attributions": [line(mark) for mark in marks]})
