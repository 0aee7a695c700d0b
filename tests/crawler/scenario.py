"""Crawls on loopback for the tests: ``python scenario.py NAME`` prints what happened as JSON.

A reactor belongs to a process, so each scenario has one of its own.
"""

from __future__ import annotations

import asyncio
import gzip
import ipaddress
import json
import os
import signal
import socket
import ssl
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self
from urllib.parse import urlsplit

from waybillwatch.captures import Outage
from waybillwatch.search import Query
from waybillwatch.sites import site_key
from waybillwatch.sweeps import Budget, FinishedVisit, Visit, VisitKind

AT = datetime(2012, 11, 5, 3, tzinfo=UTC)
_ADDRESSES = socket.getaddrinfo


def _loopback_alone(host: Any, *args: Any, **kwargs: Any) -> Any:
    """No scenario asks DNS: a name that gets so far is a fault, and is not looked up."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        sys.stderr.write(f"DNS was asked for {host!r}\n")
        raise
    return _ADDRESSES(host, *args, **kwargs)


socket.getaddrinfo = _loopback_alone
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


KEPT: list[FinishedVisit] = []


class Keep:
    """An item pipeline that keeps finished visits."""

    def process_item(self, item: FinishedVisit) -> FinishedVisit:
        """Keep one."""
        KEPT.append(item)
        return item


class Slow:
    """An item pipeline that takes its time in a thread, as a store does."""

    async def process_item(self, item: FinishedVisit) -> FinishedVisit:
        """Keep one, slowly."""
        await asyncio.to_thread(time.sleep, 0.5)
        KEPT.append(item)
        return item


class Break:
    """An item pipeline that fails."""

    def process_item(self, item: FinishedVisit) -> FinishedVisit:
        """Fail, over a text that must not be repeated."""
        raise ValueError(f"13000000001 in {item.visit.subject}")


def watch(url: str, **budget: int) -> Visit:
    """A visit to a site."""
    return Visit("s", VisitKind.WATCH, site_key(url), url, AT, Budget(**budget))


def search(text: str) -> Visit:
    """A visit to a search back-end."""
    query = Query(text)
    return Visit("s", VisitKind.SEARCH, query.key, "", AT, Budget(), query=query)


def told(finished: FinishedVisit) -> dict[str, Any]:
    """A visit as JSON."""
    rows = []
    for attempt in finished.attempts:
        reason = attempt.reason if isinstance(attempt, Outage) else None
        detail = attempt.detail if isinstance(attempt, Outage) else ""
        answer = attempt.response if isinstance(attempt, Outage) else attempt
        rows.append(
            {
                "url": attempt.url,
                "purpose": attempt.purpose,
                "reason": reason,
                "detail": detail,
                "status": answer.status if answer else None,
                "body": answer.body.decode("gb18030", "replace") if answer else None,
                "ip": answer.ip if answer else None,
                "from": attempt.redirected_from,
                "certificate": bool(answer and answer.certificate),
            }
        )
    outcomes = [answer.outcome for answer in finished.answers]
    return {"subject": finished.visit.subject, "attempts": rows, "answers": outcomes}


def run(phases: list[tuple[str, tuple[Visit, ...]] | None], **options: Any) -> dict[str, Any]:
    """Crawl, and tell what was kept and reported."""
    from crawler.run import CrawlOptions, crawl  # noqa: PLC0415  (a test replaces parts before)

    KEPT.clear()
    options = {"delay": 0, "timeout": 1, "max_size": 2_000_000} | options
    options.setdefault("item_pipelines", {"scenario.Keep": 1})
    report = crawl([lambda phase=phase: phase for phase in phases], CrawlOptions(**options))
    return {
        "visits": report.visits,
        "errors": list(report.errors),
        "interrupted": report.interrupted,
        "kept": sorted((told(one) for one in KEPT), key=lambda one: str(one["subject"])),
    }


def street() -> dict[str, Any]:
    """Every outcome of a visit, twice over."""
    with Listener() as site, socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        hosts = {
            "dh31.example": site.at,
            "search.example": site.at,
            "closed.example": f"127.0.0.1:{closed.getsockname()[1]}",
        }
        options = {"hosts": hosts, "searxng_url": "http://search.example"}
        plan = [
            ("search", (search("单号"), search("空包"))),
            None,
            ("watch", (watch("http://dh31.example/"),)),
            ("watch", (watch("http://closed.example/"), watch("http://nowhere.example/"))),
        ]
        first = run(plan, **options)
        return {"first": first, "second": run(plan, **options), "agents": sorted(site.agents)}


def budgets() -> dict[str, Any]:
    """Visits that end by their budgets, and links that cannot be read."""
    with Listener() as site:
        hosts = {"a.example": site.at, "b.example": site.at, "c.example": site.at}
        visits = (
            watch("http://a.example/", pages=3),
            watch("http://b.example/", bytes=10),
            watch("http://c.example/", seconds=0),
        )
        return run([("watch", visits)], hosts=hosts)


def forms(port: int) -> list[str]:
    """Addresses of a loopback listener, in every spelling."""
    hosts = ["127.0.0.1", "127.1", "2130706433", "017700000001", "0x7f000001", "0x7f.1", "0.0.0.0"]  # noqa: S104
    hosts += ["[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[::]", "0"]
    hosts += ["127.0.0.1.", "localhost", "x.localhost", "rebind.cn", "half.cn", "127%2e0.0.1"]
    hosts += ["１２７.０.０.１", "127。0。0。1", "①②⑦.⓪.⓪.①", "user:word@127.0.0.1"]
    return [f"http://{host}:{port}/reached" for host in hosts]


def forbidden() -> dict[str, Any]:
    """Every way to a forbidden listener: asked outright, and by redirect from a mapped host."""
    import crawler.guard  # noqa: PLC0415  (its look-up is replaced before a crawl)

    async def lookup(name: str) -> list[str]:
        assert name in {"rebind.cn", "half.cn"}, name
        return ["127.0.0.1", "::1"] if name == "rebind.cn" else ["::1", "127.0.0.1"]

    crawler.guard.system_lookup = lookup  # type: ignore[assignment]
    with Listener() as site, Listener() as secret, Listener("::1") as secret6:
        urls = [url for one in (secret, secret6) for url in forms(one.port)]
        urls += ["file:///etc/hostname", "ftp://dh31.example/x", "data:text/html,x", "gopher://x/"]
        site.targets = {f"/{number}": url for number, url in enumerate(urls)}
        hosts = {f"to{number}.example": site.at for number in range(len(urls))}
        hosts = {"to.example": site.at, "control.example": secret.at}
        direct = tuple(watch(url) for url in urls if url.startswith("http") and "word@" not in url)
        redirected = tuple(watch(f"http://to.example/{number}") for number in range(len(urls)))
        own = f"http://127.0.0.1:{site.port}"
        site.targets["/own"] = f"{own}/reached"
        crawled = run(
            [
                ("watch", direct),
                ("watch", redirected),
                ("watch", (watch("http://to.example/own"),)),
            ],
            hosts=hosts,
            searxng_url=own,
        )
        reached = [path for _, path in secret.log + secret6.log]
        back_end = [path for host, path in site.log if host.startswith("127.0.0.1")]
        control = run([("watch", (watch("http://control.example/"),))], hosts=hosts)
        seen = [path for _, path in secret.log]
        return crawled | {
            "reached": reached,
            "back_end": back_end,
            "urls": urls,
            "control": control["visits"],
            "control_seen": seen,
        }


def unfiltered() -> dict[str, Any]:
    """The same addresses where every address is taken for public: the control of the guard.

    Only those that are loopback: here they are connected to.
    """
    import crawler.decisions  # noqa: PLC0415  (a part of it is replaced)
    from crawler.spellings import literal, normalise_host  # noqa: PLC0415

    crawler.decisions.is_public = lambda _: True

    def leads_to_loopback(url: str) -> bool:
        try:
            address = literal(normalise_host(urlsplit(url).hostname or ""))
        except ValueError:
            return False
        mapped = getattr(address, "ipv4_mapped", None) or address
        return mapped is not None and mapped.is_loopback

    with Listener() as secret, Listener("::1") as secret6:
        urls = [url for one in (secret, secret6) for url in forms(one.port)]
        direct = tuple(watch(url) for url in urls if leads_to_loopback(url) and "@" not in url)
        crawled = run([("watch", direct)], item_pipelines={})
        return {"visits": crawled["visits"], "reached": len(secret.log), "v6": len(secret6.log)}


def manners() -> dict[str, Any]:
    """Delays, Crawl-delay, and a robots.txt that cannot be had."""
    with Listener() as site, Listener() as slowly, Listener() as search_engine:
        hosts = {"norobots.example": site.at, "slowly.example": slowly.at}
        hosts["search.example"] = search_engine.at
        own = {"hosts": hosts, "searxng_url": "http://search.example", "delay": 0.1}
        asking = ("search", tuple(search(f"单号{number}") for number in range(4)))
        visits = (watch("http://norobots.example/"), watch("http://slowly.example/", pages=4))
        crawled = run([asking, ("watch", visits)], **own)
        gaps = {
            name: min(after - before for before, after in pairwise(one.times))
            for name, one in (("search", search_engine), ("slowly", slowly))
        }
        return crawled | {"gaps": gaps, "asked": [path for _, path in search_engine.log]}


def interrupted() -> dict[str, Any]:
    """Ctrl-C in the middle: what is finished is kept, the rest is not, no phase follows."""
    with Listener() as site:
        hosts = {f"s{number}.example": site.at for number in range(40)}
        visits = tuple(watch(f"http://{name}/slow") for name in hosts)

        def interrupt() -> None:
            while len(KEPT) < 4:
                time.sleep(0.01)
            time.sleep(0.65)  # the next four visits are in the pipeline now
            os.kill(os.getpid(), signal.SIGINT)

        threading.Thread(target=interrupt, daemon=True).start()
        before = signal.getsignal(signal.SIGINT)
        slow = {"scenario.Slow": 1}
        plan = [("watch", visits), ("watch", visits)]
        crawled = run(plan, hosts=hosts, concurrency=4, item_pipelines=slow)
        after = signal.getsignal(signal.SIGINT)
        again = run([("watch", visits[:2])], hosts=hosts)
        return crawled | {"restored": before == after, "again": again["visits"]}


def cut_short() -> dict[str, Any]:
    """A phase that ends by its time limit says so."""
    with Listener() as site:
        hosts = {f"s{number}.example": site.at for number in range(40)}
        visits = tuple(watch(f"http://{name}/slow") for name in hosts)
        slow = {"scenario.Slow": 1}
        return run(
            [("watch", visits)], hosts=hosts, concurrency=2, seconds=1.2, item_pipelines=slow
        )


def broken() -> dict[str, Any]:
    """A pipeline that fails, a spider that fails, a phase that fails."""
    import crawler.following as module  # noqa: PLC0415  (a part of it is replaced)

    with Listener() as site:
        hosts = {"dh31.example": site.at}
        plan = [("watch", (watch("http://dh31.example/"),))]
        pipeline = run(plan, hosts=hosts, item_pipelines={"scenario.Break": 1})
        module.judge_link = lambda *_: 1 // 0  # type: ignore[assignment,return-value]
        spider = run(plan, hosts=hosts)
        try:
            run([("search", (search("单号"),))], hosts=hosts)
            raised = ""
        except Exception as failure:  # noqa: BLE001  (the test looks at it)
            raised = f"{type(failure).__name__}: {failure}"
        return {"pipeline": pipeline, "spider": spider, "raised": raised}


def unguarded() -> dict[str, Any]:
    """A runner without the guard: nothing is asked."""
    from scrapy.utils.reactor import install_reactor  # noqa: PLC0415

    from crawler.run import CrawlOptions  # noqa: PLC0415

    settings = CrawlOptions(delay=0).settings()
    install_reactor(settings["TWISTED_REACTOR"])
    from scrapy.crawler import AsyncCrawlerRunner  # noqa: PLC0415
    from twisted.internet import reactor  # noqa: PLC0415

    with Listener() as site:
        settings.set("WAYBILLWATCH_VISITS", (watch(f"http://{site.at}/"),))
        loop = reactor._asyncioEventloop  # type: ignore[attr-defined]
        asyncio.set_event_loop(loop)

        async def main() -> str:
            try:
                await AsyncCrawlerRunner(settings).crawl("watch")
            except Exception as failure:  # noqa: BLE001  (the test looks at it)
                return type(failure).__name__
            return "started"

        return {"said": loop.run_until_complete(main()), "asked": site.log}


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
        .not_valid_before(AT)
        .not_valid_after(AT + timedelta(days=1))
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


def tls() -> dict[str, Any]:
    """A bad certificate is recorded and not judged; no TLS at all is a TLS outage."""
    with TemporaryDirectory() as folder, Listener() as secure, Listener() as plain:
        file, digest = certificate(Path(folder))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        secure.socket = context.wrap_socket(secure.socket, server_side=True)
        hosts = {"secure.example": secure.at, "plain.example": plain.at}
        visits = (watch("https://secure.example/help"), watch("https://plain.example/"))
        crawled = run([("watch", visits)], hosts=hosts)
        shown = [
            attempt.certificate
            for finished in KEPT
            for attempt in finished.attempts
            if not isinstance(attempt, Outage) and attempt.certificate
        ]
        found = {(one.sha256, one.subject, one.issuer, one.not_after) for one in shown}
        return crawled | {"digest": digest, "shown": sorted(found)}


def serve() -> dict[str, Any]:
    """A site for Scrapy's own command line, until stdin ends."""
    with Listener() as site:
        sys.stdout.write(f"{site.port}\n")
        sys.stdout.flush()
        sys.stdin.read()
        return {"log": site.log}


if __name__ == "__main__":
    sys.modules["scenario"] = sys.modules["__main__"]
    sys.stdout.write(json.dumps(globals()[sys.argv[1]]()) + "\n")
