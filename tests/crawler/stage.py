"""A web on loopback for the browser's scenarios: pages by host and path, and what was asked."""

from __future__ import annotations

import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

Page = tuple[str, str | bytes]
"""Content type and body; the type ``redirect`` sends on to the body."""
HTML, JS, JSON = "text/html; charset=utf-8", "text/javascript", "application/json"

FRONT = """<title>空包站</title><link rel=stylesheet href=/a.css><div id=app></div>
<img src=/x.png><img src=http://count.example/c.gif><script src=/app.js></script>"""
SCRIPT = """fetch('/api/p.json').then(r => r.json()).then(d => {
document.getElementById('app').innerHTML = '<h1>空包价格</h1><a href=/list>空包单号</a><table>'
+ d.map(x => `<tr><td>${x.k}<td>${x.p}元/单`).join('') + '</table>'})"""
LIST = """<title>单号</title><div id=app>正在加载，请稍候</div><script src=/app.js></script>
<script>fetch('/private/x'); new Image().src = '/private/y'</script>"""
SHOP = {
    "/": (HTML, FRONT),
    "/app.js": (JS, SCRIPT),
    "/api/p.json": (JSON, '[{"k":"圆通","p":0.5},{"k":"中通","p":0.7}]'),
    "/list": (HTML, LIST),
    "/a.css": ("text/css", "body { color: #333 }"),
    "/robots.txt": ("text/plain", "User-agent: *\nDisallow: /private/\n"),
}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Stage

    def do_GET(self) -> None:
        self.answer()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"] or 0))
        self.answer()

    def answer(self) -> None:
        host = (self.headers["Host"] or "").partition(":")[0]
        path = urlsplit(self.path).path
        stage = self.server
        stage.log.append((host, self.path, self.command, time.monotonic()))
        stage.agents.add(self.headers["User-Agent"] or "")
        if path == "/hang":
            stage.ended.wait(60)
            self.close_connection = True
            return
        kind, body = stage.page(host, self.path)
        if kind == "redirect":
            self.send(302, HTML, b"", Location=str(body))
        elif kind:
            self.send(200, kind, body.encode() if isinstance(body, str) else body)
        else:
            self.send(404, HTML, b"")

    def send(self, status: int, kind: str, body: bytes, **headers: str) -> None:
        self.send_response_only(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:  # the browser left
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (its base names it)
        """Nothing."""


class Stage(ThreadingHTTPServer):
    """A loopback server with pages for several hosts, and a log of (host, path, method, time)."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, pages: dict[str, dict[str, Page]], pem: Path | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages = pages
        self.log: list[tuple[str, str, str, float]] = []
        self.agents: set[str] = set()
        self.ended = threading.Event()
        self.at = f"127.0.0.1:{self.server_address[1]}"
        if pem is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(pem)
            self.socket = context.wrap_socket(self.socket, server_side=True)

    @property
    def hosts(self) -> dict[str, str]:
        """The host map of its hosts."""
        return dict.fromkeys(self.pages, self.at)

    def page(self, host: str, target: str) -> Page:
        """What a host answers to a path with its query; an empty type where it has nothing."""
        return self.pages.get(host, {}).get(urlsplit(target).path, ("", ""))

    def asked(self, host: str) -> list[str]:
        """The paths asked of a host, in order."""
        return [path for name, path, *_ in list(self.log) if name == host]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that leaves is what some scenarios are about."""

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.shutdown()
        self.server_close()
