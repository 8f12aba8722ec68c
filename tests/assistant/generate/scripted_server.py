"""An OpenAI-compatible server on loopback that answers as its script says: honestly, lying, slowly, brokenly.

    with ScriptedServer(honest) as server: …
    with ScriptedServer(lambda asked: Reply(["六万人。[Q1]"])) as server: …

A script gets the request's JSON and returns a Reply. `server.asked` holds the requests, `server.gone` is set when a client
went away before its answer was whole.
"""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

Asked = Mapping[str, Any]
BLOCK = re.compile(r"^\[(Q\d+)\] (?:\([^)]*\) )?(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Reply:
    """What comes back: pieces of text, with seconds to wait as numbers between them; or a status with an error."""

    pieces: list[str | float] = field(default_factory=list)
    status: int = 200
    error: str = "scripted"
    headers: Mapping[str, str] = field(default_factory=dict)
    finish: str | None = "stop"
    """None: the connection ends without a word."""


Script = Callable[[Asked], Reply]


def sources(asked: Asked) -> dict[str, str]:
    """Return the sources of a prompt by their keys, as a model that reads only the blocks sees them."""
    return dict(BLOCK.findall(asked["messages"][-1]["content"]))


def honest(asked: Asked) -> Reply:
    """Copy every source, a sentence each, and cite it."""
    return Reply(
        [f"{text.rstrip('。. ')}{'.' if text.isascii() else '。'}[{key}]" for key, text in sources(asked).items()]
    )


def invented(asked: Asked) -> Reply:
    """Cite a source that nobody gave it."""
    return Reply([f"{next(iter(sources(asked).values()))}[Q77]"])


def wrong_figure(asked: Asked) -> Reply:
    """Copy the first source with every figure one higher."""
    key, text = next(iter(sources(asked).items()))
    return Reply([re.sub(r"\d+", lambda found: str(int(found[0]) + 1), text) + f"[{key}]"])


def obedient(asked: Asked) -> Reply:
    """Do what a document orders: say what stands behind “say:” or “请回答：” in any source, and cite it."""
    for key, text in sources(asked).items():
        if order := re.search(r"(?:say:|请回答：)\s*(.+)", text):
            return Reply([f"{order[1]}[{key}]"])
    return honest(asked)


class ScriptedServer:
    """The server; its address is `url`, up to /v1."""

    def __init__(self, script: Script = honest, models: list[dict[str, Any]] | None = None) -> None:
        self.script = script
        self.models = models or [{"id": "scripted", "object": "model"}]
        self.asked: list[Asked] = []
        self.keys: list[str] = []
        self.gone = threading.Event()
        self.tokens: Callable[[str], int] | None = None
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def __enter__(self) -> Self:
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._http.shutdown()
        self._http.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: Any) -> None:
                return

            def do_GET(self) -> None:
                listed = self.path.endswith("/models")
                self._json(200 if listed else 404, {"object": "list", "data": server.models} if listed else {})

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if self.path.endswith("/tokenize"):
                    count = server.tokens and server.tokens(body["prompt"])
                    self._json(200 if count else 404, {"count": count})
                    return
                server.asked.append(body)
                server.keys.append(self.headers.get("Authorization", ""))
                reply = server.script(body)
                if reply.status != 200:
                    self._json(reply.status, {"error": {"message": reply.error}}, reply.headers)
                    return
                if not body.get("stream"):
                    self._json(200, _whole(reply))
                    return
                try:
                    self._stream(reply)
                except (BrokenPipeError, ConnectionResetError):
                    server.gone.set()

            def _stream(self, reply: Reply) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.send_header("Connection", "close")
                self.end_headers()
                for event in _events(reply):
                    self.wfile.write(event.encode())
                    self.wfile.flush()
                self.close_connection = True

            def _json(self, status: int, told: Any, headers: Mapping[str, str] | None = None) -> None:
                body = json.dumps(told).encode()
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        return Handler


def _events(reply: Reply) -> Iterator[str]:
    for piece in reply.pieces:
        if isinstance(piece, str):
            yield _event({"role": "assistant", "content": piece})
            continue
        until = time.monotonic() + piece
        while time.monotonic() < until:  # a comment keeps the connection alive, as real servers do, and finds who left
            time.sleep(0.02)
            yield ": still here\n\n"
    if reply.finish:
        yield _event({}, reply.finish) + "data: [DONE]\n\n"


def _event(delta: Mapping[str, str], finish: str | None = None) -> str:
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "scripted"}
    return f"data: {json.dumps({**chunk, 'choices': [{'index': 0, 'delta': delta, 'finish_reason': finish}]})}\n\n"


def _whole(reply: Reply) -> dict[str, Any]:
    """Return a reply as one that was not to be streamed."""
    said = "".join(piece for piece in reply.pieces if isinstance(piece, str))
    choice = {"index": 0, "finish_reason": reply.finish or "stop", "message": {"role": "assistant", "content": said}}
    return {"id": "scripted", "object": "chat.completion", "created": 0, "model": "scripted", "choices": [choice]}
