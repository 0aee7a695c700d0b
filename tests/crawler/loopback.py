"""A small web on loopback for the crawler's scenarios: sites, a search engine, and faults."""

from __future__ import annotations

import gzip
import json
import socket
import threading
import time
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

FRONT = """<title>单号屋</title>
<a href="/list">空包单号</a> <a href="/price?city=杭">价格表</a> <a href="/secret/list">空包单号</a>
<a href="http://other.example/">空包单号</a> <a href="/list#again">空包单号</a>
<a href="/moved">空包单号</a> <a href="/404">空包单号</a> <a href="/403">空包单号</a>
<a href="/503">空包单号</a> <a href="/once503">空包单号</a> <a href="/bomb">空包单号</a>
<a href="/big">空包单号</a> <a href="/drip">空包单号</a> <a href="/cut">空包单号</a>
<a href="/loop">空包单号</a> <a href="/broken">空包单号</a> <a href="/help">帮助</a>"""
ROBOTS = "User-agent: waybillwatch\nDisallow: /secret\n"


PACKED = {"Content-Encoding": "gzip"}
PAGES: dict[str, dict[str, Any]] = {
    "/": {"body": gzip.compress(FRONT.encode("gb18030"))} | PACKED,
    "/list": {"body": '<a href="/list2">空包单号</a>'.encode()},
    "/list2": {"body": '<a href="/list3">空包单号</a>'.encode()},
    "/moved": {"body": b"elsewhere", "status": 302, "Location": "/price?city=hz"},
    "/loop": {"body": b"", "status": 302, "Location": "/loop"},
    "/broken": {"body": b"", "status": 302, "Location": "http://[broken/"},
    "/403": {"body": b"no", "status": 403},
    "/404": {"body": b"no", "status": 404},
    "/503": {"body": b"no", "status": 503},
    "/bomb": {"body": gzip.compress(b"\0" * 3_000_000)} | PACKED,
    "/big": {"body": b"x" * 3_000_000},
}


class Handler(BaseHTTPRequestHandler):
    """Answers by path; the server keeps what was asked."""

    protocol_version = "HTTP/1.1"
    server: Listener

    def do_GET(self) -> None:
        host, path = self.headers["Host"], self.path
        self.server.log.append((host, path))
        self.server.times.append(time.monotonic())
        self.server.agents.add(self.headers["User-Agent"])
        name = host.partition(":")[0].partition(".")[0]
        if path == "/robots.txt":
            robots = ROBOTS + ("Crawl-delay: 0.4\n" if name == "slowly" else "")
            return self.send(robots.encode(), 503 if name == "norobots" else 200)
        if name == "to":
            target = self.server.targets[path].encode().decode("latin-1")
            return self.send(b"", 302, Location=target)
        if name == "search":
            hits = {
                "results": [{"url": "http://dh31.example/", "title": "单号", "engine": "baidu"}]
            }
            return self.send(json.dumps(hits).encode())
        return self.page(path.partition("?")[0])

    def page(self, path: str) -> None:
        if path in PAGES:
            self.send(**PAGES[path])
        elif path == "/once503":
            again = [asked for _, asked in self.server.log].count(path) % 2 == 0
            self.send(b"once", 200 if again else 503)
        elif path == "/cut":
            self.send(b"half", length=1000)
            self.close_connection = True
        elif path == "/drip":
            self.drip()
        elif path == "/slow":
            time.sleep(0.4)
            self.send(b"slow")
        else:
            self.send(f"page {path}".encode())

    def drip(self) -> None:
        self.send(b"", length=1000)
        try:
            for _ in range(50):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            self.close_connection = True

    def send(
        self, body: bytes, status: int = 200, length: int | None = None, **headers: str
    ) -> None:
        self.send_response_only(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:  # the crawler left: a big answer was given up
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (its base names it)
        """Nothing."""


class Listener(ThreadingHTTPServer):
    """A loopback server with its own log."""

    daemon_threads = True

    def __init__(self, address: str = "127.0.0.1") -> None:
        if ":" in address:
            self.address_family = socket.AF_INET6
        super().__init__((address, 0), Handler)
        self.log: list[tuple[str, str]] = []
        self.times: list[float] = []
        self.agents: set[str] = set()
        self.targets: dict[str, str] = {}
        self.port: int = self.server_address[1]
        self.at = f"{address}:{self.port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that leaves is what some scenarios are about."""

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self


VALID_FROM = datetime(2012, 11, 5, 3, tzinfo=UTC)


def certificate(folder: Path) -> tuple[Path, str]:
    """A self-signed certificate with its key in one file, and the digest of the certificate."""
    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "wrong.example")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(VALID_FROM)
        .not_valid_after(VALID_FROM + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file = folder / "server.pem"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return file, made.fingerprint(hashes.SHA256()).hex()
