"""The browser on loopback: ``python browsing.py NAME`` prints what happened as JSON.

A reactor belongs to a process, so each scenario has one of its own.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote

import scenario
from loopback import certificate
from stage import HTML, JS, SHOP, Page, Stage

from waybillwatch.captures import Attempt, Outage, Rendering
from waybillwatch.sweeps import Visit

HERE = Path(__file__).parent
EMPTY = "<div id=app></div>"
VECTORS = (HERE / "vectors.js").read_text("utf-8")


def shell(script: str) -> Page:
    """A page that a script builds."""
    return HTML, f"<title>空包</title>{EMPTY}<script>{script}</script>"


def crawl(*visits: Visit, **options: Any) -> dict[str, Any]:
    """Crawl with a browser; what became of each site, and the time it took."""
    options = {"render": True, "render_seconds": 4, "timeout": 5} | options
    begun = time.monotonic()
    told = scenario.run([("watch", visits)], **options)
    took = time.monotonic() - begun
    sites = {
        done.visit.subject: {
            "renderings": [rendering(one) for one in done.renderings],
            "attempts": [done_with(one) for one in done.attempts],
        }
        for done in scenario.KEPT
    }
    return {"sites": sites, "notes": told["notes"], "took": took, "errors": told["errors"]}


def rendering(one: Rendering) -> dict[str, Any]:
    """A rendering as JSON."""
    return {
        "url": one.url,
        "reason": one.reason,
        "dom": one.dom.decode(),
        "digest": str(one.digest),
        "picture": len(one.screenshot) if one.screenshot else None,
        "requisites": [done_with(attempt) for attempt in one.requisites],
    }


def done_with(attempt: Attempt) -> list[Any]:
    """Address, status or reason, and where it was answered."""
    if isinstance(attempt, Outage):
        return [attempt.url, attempt.reason, attempt.detail]
    return [attempt.url, attempt.status, attempt.ip]


def shop() -> dict[str, Any]:
    """A shop whose prices exist only after they were fetched, and whose list is built likewise."""
    with Stage({"kb.example": dict(SHOP)}) as stage:
        told = crawl(scenario.watch("http://kb.example/"), hosts=stage.hosts, delay=0.5)
        asked = [(path, at) for _, path, _, at in stage.log]
        return told | {"asked": asked, "agents": sorted(stage.agents), "left": browsers()}


def pictures() -> dict[str, Any]:
    """Front pages known and changed, tall, blank and repeated."""
    rows = "".join(f"<p>第{number}行 圆通 {number % 7}.{number % 10}元" for number in range(80))
    pages = {
        "plain.example": {"/": (HTML, f"<title>a</title>{rows}")},
        "tall.example": {"/": (HTML, f"<title>a</title><div style='height:90000px'>{rows}")},
        "blank.example": {"/": (HTML, "<title>a</title>")},
        "twice.example": {"/": (HTML, f"<body style='margin:0'>{(frame(rows)) * 2}")},
        "kb.example": dict(SHOP),
    }
    with Stage(pages) as stage:
        visits = [scenario.watch(f"http://{host}/") for host in pages]
        first = crawl(*visits, hosts=stage.hosts)
        known = {}
        for done in scenario.KEPT:
            (front,) = (one for one in done.renderings if one.url.endswith("e/"))
            page = next(one for one in done.attempts if one.url.endswith("e/"))
            known[done.visit.subject] = str(front.digest if front.is_read else page.digest)  # type: ignore[union-attr]
        again = [replace(visit, known_front=known[visit.subject]) for visit in visits]
        second = crawl(*again, hosts=stage.hosts)
        never = crawl(visits[0], hosts=stage.hosts, screenshots="never")
        return {"first": first, "second": second, "never": never}


def frame(rows: str) -> str:
    """A box as high as the window."""
    return f"<div style='height:800px;overflow:hidden'>{rows}</div>"


def https() -> dict[str, Any]:
    """The shop behind TLS, with a certificate of somebody else's name."""
    with TemporaryDirectory() as folder:
        pem, _ = certificate(Path(folder))
        with Stage({"kb.example": dict(SHOP)}, pem) as stage:
            told = crawl(scenario.watch("https://kb.example/"), hosts=stage.hosts)
            return told | {"asked": stage.asked("kb.example")}


@contextmanager
def listeners() -> Iterator[tuple[int, list[str]]]:
    """A TCP and a UDP listener on one port of 127.0.0.1; what came is in the list."""
    seen: list[str] = []
    tcp, udp = socket.socket(), socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    tcp.bind(("127.0.0.1", 0))
    tcp.listen(64)
    udp.bind(tcp.getsockname())

    def accept() -> None:
        while True:
            try:
                connection, _ = tcp.accept()
            except OSError:  # closed: the scenario is over
                return
            connection.settimeout(0.5)
            try:
                seen.append(f"tcp {connection.recv(200)[:80]!r}")
            except OSError:
                seen.append("tcp, and not a word")
            connection.close()

    def receive() -> None:
        while True:
            try:
                seen.append(f"udp {udp.recvfrom(200)[0][:40]!r}")
            except OSError:
                return

    for work in (accept, receive):
        threading.Thread(target=work, daemon=True).start()
    try:
        yield tcp.getsockname()[1], seen
    finally:
        tcp.shutdown(socket.SHUT_RDWR)
        tcp.close()
        udp.close()


class Vectors(Stage):
    """A stage whose ``/to?address`` sends on to the address, as ``/sw.js`` does by script."""

    def page(self, host: str, target: str) -> Page:
        """Likewise."""
        path, _, query = target.partition("?")
        if path == "/to":
            return "redirect", unquote(query)
        if path == "/sw.js":
            return JS, f"self.oninstall = () => fetch('{unquote(query)}', {{mode: 'no-cors'}})"
        return super().page(host, target)


@contextmanager
def the_guard_alone() -> Iterator[None]:
    """Let a page ask whom it likes: only the way out, with the guard behind it, is left."""
    import crawler.manners  # noqa: PLC0415  (parts of it are replaced)
    import crawler.requisites  # noqa: PLC0415  (likewise)
    import crawler.windows  # noqa: PLC0415  (likewise)

    manners: Any = crawler.manners.Manners
    window: Any = crawler.windows.Window
    requisites: Any = crawler.requisites
    before = manners.refusal, manners.allows, window._elsewhere, requisites.MOST_REQUISITES

    async def none(*_: object) -> None:
        return None

    manners.refusal, manners.allows = none, lambda *_: True
    window._elsewhere = lambda *_: False
    requisites.MOST_REQUISITES = 2_000
    try:
        yield
    finally:
        manners.refusal, manners.allows, window._elsewhere, requisites.MOST_REQUISITES = before


def reached() -> dict[str, Any]:
    """One page tries every way to a forbidden listener, in every spelling; and to its own site."""
    import crawler.guard  # noqa: PLC0415  (its look-up is replaced before a crawl)

    async def lookup(name: str) -> list[str]:
        assert name == "evil.danhao-a.cn", name
        return ["127.0.0.1"]

    crawler.guard.system_lookup = lookup  # type: ignore[assignment]
    with listeners() as (port, seen):
        spelled = ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "127.1", "[::1]", "0.0.0.0"]  # noqa: S104
        spelled += ["[::ffff:127.0.0.1]", "evil.danhao-a.cn"]
        targets = [f"http://{host}:{port}" for host in spelled] + [f"https://127.0.0.1:{port}"]
        calls = "".join(f"tryAll('{to}', 't{number}');" for number, to in enumerate(targets))
        own = "document.title = tryAll('http://danhao-a.cn', 'own').join(' ');"
        script = "const app = document.getElementById('app'); app.innerHTML = '<p>单号</p>';"
        pages = {
            "danhao-a.cn": {"/": shell(VECTORS + script + calls)},
            "danhao-b.cn": {
                "/": shell(VECTORS + script + own.replace("danhao-a.cn", "danhao-b.cn"))
            },
        }
        with Vectors(pages) as stage:
            hosts = stage.hosts | {"evil.danhao-a.cn:80": stage.at}
            options = {"hosts": hosts, "render_seconds": 12, "timeout": 10}
            told = crawl(scenario.watch("http://danhao-a.cn/"), **options)
            with the_guard_alone():
                guarded = crawl(scenario.watch("http://danhao-a.cn/"), **options)
            at_forbidden = list(seen)
            control = crawl(scenario.watch("http://danhao-b.cn/"), **options)
            asked = stage.asked("danhao-b.cn")
            socket.create_connection(("127.0.0.1", port)).close()
            time.sleep(0.7)
            return {
                "told": told,
                "guarded": guarded,
                "control": control,
                "seen": at_forbidden,
                "alive": len(seen) > len(at_forbidden),
                "asked": asked,
            }


def led() -> dict[str, Any]:
    """Pages that lead the browser away: by script, meta refresh, redirect, form."""
    with listeners() as (port, seen):
        to = f"http://127.0.0.1:{port}/led"
        ways = {
            "script.example": f"location.href = '{to}'",
            "replace.example": f"location.replace('{to}')",
            "meta.example": "document.head.insertAdjacentHTML('beforeend', "
            f"'<meta http-equiv=refresh content=\"0;url={to}\">')",
            "hop.example": f"location.href = '/to?{to}'",
            "form.example": "document.body.insertAdjacentHTML('beforeend', "
            f"'<form method=post action=\"{to}\"></form>'); document.forms[0].submit()",
            "other.example": "location.href = 'http://script.example/'",
        }
        with Vectors({host: {"/": shell(way)} for host, way in ways.items()}) as stage:
            visits = [scenario.watch(f"http://{host}/") for host in ways]
            told = crawl(*visits, hosts=stage.hosts)
            return told | {"seen": seen}


def stuck() -> dict[str, Any]:
    """Pages that never end."""
    ways = {
        "ask.example": "document.getElementById('app').innerHTML = '<h1>圆通 0.5元</h1>';"
        "(function go() { fetch('/hang'); setTimeout(go, 100) })()",
        "grow.example": "setInterval(() => document.body.append('0.5元 '), 20)",
        "busy.example": "setTimeout(() => { while (true) {} }, 300)",
        "atonce.example": "while (true) {}",
        "load.example": "document.write('<p>0.5元</p><img src=/hang>')",
        "reload.example": "setTimeout(() => location.reload(), 50)",
    }
    with Stage({host: {"/": shell(way)} for host, way in ways.items()}) as stage:
        visits = [scenario.watch(f"http://{host}/") for host in ways]
        return crawl(*visits, hosts=stage.hosts) | {"left": browsers()}


def storms() -> dict[str, Any]:
    """Pages that shower a reader with dialogs, windows, downloads, prints."""
    end = "document.getElementById('app').innerHTML = '<h1>圆通 0.5元</h1>';"
    ways = {
        "alert.example": f"for (let i = 0; i < 50; i++) {{ alert(i); prompt(i) }} {end}",
        "leave.example": f"onbeforeunload = () => 'no'; {end} setInterval(() => alert(1), 10)",
        "popup.example": f"for (let i = 0; i < 50; i++) open('/popup' + i); {end}",
        "load.example": "for (let i = 0; i < 20; i++) { const a = document.createElement('a');"
        f"a.href = '/file' + i; a.download = 'x'; document.body.append(a); a.click() }} {end}",
        "print.example": f"print(); print(); {end}",
        "many.example": f"for (let i = 0; i < 2000; i++) new Image().src = '/i' + i; {end}",
        "throw.example": f"setTimeout(() => {{ throw 1 }}); Promise.reject(2); {end} nothing()",
    }
    pages = {host: {"/": shell(way)} for host, way in ways.items()}
    for number in range(20):
        pages["load.example"][f"/file{number}"] = ("application/zip", "PK" + "x" * 5000)
    with Stage(pages) as stage:
        visits = [scenario.watch(f"http://{host}/") for host in ways]
        told = crawl(*visits, hosts=stage.hosts, render_seconds=8)
        return told | {"many": len(stage.asked("many.example")), "left": browsers()}


def budget() -> dict[str, Any]:
    """A page whose scripts fetch more than the visit may take, and one of few pages."""
    way = "fetch('/big').then(r => r.text()).then(t => document.body.append(t.length))"
    done = ";document.getElementById('app').innerHTML = '<h1>圆通 0.5元</h1>'"
    pages = {
        "big.example": {"/": shell(way + done), "/big": ("text/plain", "x" * 3_000_000)},
        "few.example": {"/": shell(done[1:])},
    }
    with Stage(pages) as stage:
        visits = (
            scenario.watch("http://big.example/", bytes=1_000_000),
            scenario.watch("http://few.example/", pages=1),
        )
        return crawl(*visits, hosts=stage.hosts)


def lost() -> dict[str, Any]:
    """No browser, one that is none, and rendering that is off."""
    with Stage({"kb.example": dict(SHOP)}) as stage:
        visit = scenario.watch("http://kb.example/")
        return {
            "none": crawl(visit, hosts=stage.hosts, browser="/nowhere/chromium"),
            "broken": crawl(visit, hosts=stage.hosts, browser="/bin/false"),
            "off": crawl(visit, hosts=stage.hosts, render=False),
        }


def struck() -> dict[str, Any]:
    """The browser is killed, and stopped, in the middle of a page; the next page has another."""
    done = "document.getElementById('app').innerHTML = '<h1>圆通 0.5元</h1>';"
    pages = {
        "kill.example": {"/": shell("fetch('/hang')")},
        "stop.example": {"/": shell("fetch('/hang')")},
        "after.example": {"/": shell(done)},
    }

    def strike() -> None:
        for number, host in ((signal.SIGKILL, "kill.example"), (signal.SIGSTOP, "stop.example")):
            while "/hang" not in stage.asked(host):
                time.sleep(0.02)
            os.killpg(browser_group(), number)

    with Stage(pages) as stage:
        threading.Thread(target=strike, daemon=True).start()
        visits = [scenario.watch(f"http://{host}/") for host in pages]
        told = crawl(*visits, hosts=stage.hosts, concurrency=1)
        return told | {"left": browsers()}


def forever() -> dict[str, Any]:
    """A page that holds the browser until somebody kills us."""
    busy = "new Worker(URL.createObjectURL(new Blob(['while (true) {}'])));"
    way = f"{busy} setInterval(() => document.body.append('0'), 20)"
    with Stage({"busy.example": {"/": shell(way)}}) as stage:
        visit = scenario.watch("http://busy.example/")
        return crawl(visit, hosts=stage.hosts, render_seconds=300)


def interrupted() -> dict[str, Any]:
    """Ctrl-C, as a terminal sends it, while a page is rendered."""
    with Stage({"slow.example": {"/": shell("fetch('/hang')")}}) as stage:

        def press() -> None:
            while "/hang" not in stage.asked("slow.example"):
                time.sleep(0.02)
            os.killpg(os.getpgrp(), signal.SIGINT)

        threading.Thread(target=press, daemon=True).start()
        told = crawl(scenario.watch("http://slow.example/"), hosts=stage.hosts, render_seconds=30)
        return told | {"left": browsers()}


def browser_group() -> int:
    """The process group of this process's browser, once it is there."""
    while True:
        for process in browsers():
            return os.getpgid(process)
        time.sleep(0.02)


def browsers() -> list[int]:
    """The processes of this process's browser: their profile lies in a folder with our number."""
    mark = f"waybillwatch-browser-{os.getpid()}-".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            line = (folder / "cmdline").read_bytes()
        except OSError:  # it ended meanwhile
            continue
        if mark in line and b"--user-data-dir" in line:
            found.append(int(folder.name))
    return found


if __name__ == "__main__":
    played = globals()[sys.argv[1]]()
    sys.stdout.write(json.dumps(played, ensure_ascii=False))
