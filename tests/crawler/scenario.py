"""Crawls on loopback for the tests: ``python scenario.py NAME`` prints what happened as JSON.

A reactor belongs to a process, so each scenario has one of its own.
"""

from __future__ import annotations

import asyncio
import ipaddress
import json
import os
import signal
import socket
import ssl
import sys
import threading
import time
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar
from urllib.parse import urlsplit

from loopback import Listener, certificate

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

KEPT: list[FinishedVisit] = []


class Keep:
    """An item pipeline that keeps finished visits."""

    def process_item(self, item: FinishedVisit) -> FinishedVisit:
        """Keep one."""
        KEPT.append(item)
        return item


class Slow:
    """An item pipeline that takes its time in a thread, as a store does."""

    entered: ClassVar[list[str]] = []

    async def process_item(self, item: FinishedVisit) -> FinishedVisit:
        """Keep one, slowly."""
        self.entered.append(item.visit.subject)
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
    options = {"delay": 0, "timeout": 1, "max_size": 2_000_000, "render": False} | options
    options.setdefault("item_pipelines", {"scenario.Keep": 1})
    report = crawl([lambda phase=phase: phase for phase in phases], CrawlOptions(**options))
    return {
        "visits": report.visits,
        "errors": list(report.errors),
        "notes": list(report.notes),
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
            while len(Slow.entered) < 8:  # the second four are in the pipeline then
                time.sleep(0.01)
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
