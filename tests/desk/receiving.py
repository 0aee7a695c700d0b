"""A receiver of messages on this machine that may refuse the first few."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Receiver:
    """What came in, and how many are still to be refused."""

    url: str = ""
    refusals: int = 0
    asked: int = 0
    got: list[dict[str, Any]] = field(default_factory=list)


@contextmanager
def receiver(refusals: int = 0) -> Iterator[Receiver]:
    """Listen on a free port of 127.0.0.1 for as long as the block lasts."""
    kept = Receiver(refusals=refusals)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            said = self.rfile.read(int(self.headers["Content-Length"]))
            kept.asked += 1
            refused = kept.refusals > 0
            kept.refusals -= refused
            if not refused:
                kept.got.append(json.loads(said))
            self.send_response(503 if refused else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the library's name)
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    kept.url = f"json://127.0.0.1:{server.server_address[1]}/"
    try:
        yield kept
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def dead_address() -> str:
    """An address of this machine on which nobody listens."""
    with receiver() as kept:
        return kept.url
