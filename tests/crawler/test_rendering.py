"""Real browsers on loopback: each scenario runs in a process of its own (see browsing.py).

Where no browser is found these fail: what is not tested is not known to hold.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

BROWSING = Path(__file__).with_name("browsing.py")
ROOT = BROWSING.parents[2]
pytestmark = pytest.mark.slow


@cache
def play(name: str) -> dict[str, Any]:
    """What a scenario printed."""
    # A session of its own: one scenario sends Ctrl-C to all of its process group.
    done = subprocess.run(
        [sys.executable, BROWSING, name],
        cwd=ROOT,
        capture_output=True,
        timeout=170,
        check=False,
        start_new_session=True,
    )
    log = done.stderr.decode()
    assert done.returncode == 0, log
    assert "://" not in log
    assert "DNS was asked" not in log
    assert "never retrieved" not in log
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def renderings(told: dict[str, Any], host: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = told["sites"][host]["renderings"]
    return found


def test_prices_that_exist_only_after_javascript_are_in_the_document() -> None:
    front, page = renderings(play("shop"), "kb.example")
    assert front["url"] == "http://kb.example/"
    assert front["reason"] == "script shell"
    assert "<td>圆通</td><td>0.5元/单</td>" in front["dom"]
    assert "0.7元/单" in page["dom"]
    assert "正在加载" not in page["dom"]


def test_links_of_the_document_are_followed() -> None:
    urls = [url for url, *_ in play("shop")["sites"]["kb.example"]["attempts"]]
    assert urls == ["http://kb.example/robots.txt", "http://kb.example/", "http://kb.example/list"]


def test_what_a_page_fetched_is_kept_in_order_and_nothing_twice() -> None:
    front, page = renderings(play("shop"), "kb.example")
    assert sorted(map(tuple, front["requisites"])) == [
        ("http://count.example/c.gif", "forbidden", "another site: a visit asks its own alone"),
        ("http://kb.example/a.css", 200, "127.0.0.1"),
        ("http://kb.example/api/p.json", 200, "127.0.0.1"),
        ("http://kb.example/app.js", 200, "127.0.0.1"),
        ("http://kb.example/x.png", "http_status", "404"),
    ]
    assert front["requisites"][-1][0] == "http://kb.example/api/p.json"
    assert page["requisites"][0] == ["http://kb.example/api/p.json", 200, "127.0.0.1"]


def test_robots_txt_counts_for_what_a_page_fetches() -> None:
    told = play("shop")
    _, page = renderings(told, "kb.example")
    assert [one[1] for one in page["requisites"][1:]] == ["robots", "robots"]
    assert not [path for path, _ in told["asked"] if path.startswith("/private")]


def test_a_rendering_is_one_more_request_that_waits_its_turn() -> None:
    told = play("shop")
    pages = [(path, at) for path, at in told["asked"] if path in {"/robots.txt", "/", "/list"}]
    assert [path for path, _ in pages] == ["/robots.txt", "/", "/", "/list", "/list"]
    gaps = [later - sooner for (_, sooner), (_, later) in pairwise(pages)]
    assert min(gaps) > 0.48


def test_the_browser_says_who_we_are() -> None:
    (agent,) = play("shop")["agents"]
    assert agent.startswith("waybillwatch/")


def test_no_browser_is_left_when_a_crawl_is_over() -> None:
    for name in ("shop", "stuck", "storms", "struck", "interrupted"):
        assert play(name)["left"] == [], name


def test_front_pages_that_changed_are_pictured_once() -> None:
    told = play("pictures")
    first, second = told["first"], told["second"]
    for host in ("plain.example", "tall.example", "kb.example", "blank.example"):
        assert renderings(first, host)[0]["picture"] > 1000
    assert [one["reason"] for one in renderings(first, "plain.example")] == ["picture"]
    assert renderings(second, "plain.example") == []
    shown = renderings(second, "kb.example")
    assert [(one["reason"], one["picture"]) for one in shown] == [("script shell", None)] * 2
    assert renderings(told["never"], "plain.example") == []


def test_a_picture_that_came_out_wrong_is_none_and_said() -> None:
    first = play("pictures")["first"]
    assert renderings(first, "twice.example")[0]["picture"] is None
    (note,) = first["notes"]
    assert note.startswith("1 page got no picture: it came out wrong twice: the top of the page")


def test_behind_tls_with_anybodys_certificate_it_is_the_same() -> None:
    told, plain = play("https"), play("shop")
    shown = [one["dom"] for one in renderings(told, "kb.example")]
    assert shown == [one["dom"] for one in renderings(plain, "kb.example")]
    assert [one[1] for one in renderings(told, "kb.example")[1]["requisites"]].count("robots") == 2
    assert not [path for path in told["asked"] if path.startswith("/private")]


def test_nothing_reaches_a_forbidden_listener() -> None:
    told = play("reached")
    assert told["seen"] == []
    assert told["alive"]
    for name in ("told", "guarded"):
        (shown,) = renderings(told[name], "danhao-a.cn")
        assert "<p>单号</p>" in shown["dom"]


def test_the_guard_alone_keeps_everything_from_it() -> None:
    (shown,) = renderings(play("reached")["guarded"], "danhao-a.cn")
    refused = [one for one in shown["requisites"] if one[1] in {"forbidden", "dns"}]
    assert len(refused) > 200
    for said in (
        "127.0.0.1 is not on the public",
        "::1 is not on the",
        "DNS leads it to 127.0.0.1",
    ):
        assert any(said in detail for *_, detail in refused), said


def test_the_same_ways_do_reach_the_pages_own_site() -> None:
    told = play("reached")
    found = (re.match(r"/v/(\w+)", path) for path in told["asked"])
    reached = {one[1] for one in found if one}
    assert reached >= {
        *("script", "module", "image", "style", "cssurl", "cssimport", "font", "prefetch"),
        *("preload", "iframe", "object", "embed", "video", "fetch", "keepalive", "xhr", "beacon"),
        *("events", "socket", "workerscript", "workerfetch", "workersocket", "shared", "form"),
        *("framed", "sandboxed", "refresh", "redirect", "redirected", "svg"),
    }
    windows = {"popup", "noopener", "formpopup", "click"}
    assert not reached & windows, "windows that a page opens ask nobody"


def test_pages_that_lead_away_are_not_followed() -> None:
    told = play("led")
    assert told["seen"] == []
    for host in ("script.example", "replace.example", "meta.example", "form.example"):
        (shown,) = renderings(told, host)
        assert {one[1] for one in shown["requisites"]} == {"forbidden"}
    assert renderings(told, "hop.example") == []
    ways = ("it was not had again: another site", "it leads to where a visit does not go")
    assert any(way in note for note in told["notes"] for way in ways)
    (shown,) = renderings(told, "other.example")
    assert shown["requisites"] == [
        ["http://script.example/", "forbidden", "another site: a visit asks its own alone"]
    ]


def test_pages_that_never_end_are_taken_as_they_stand_or_given_up() -> None:
    told = play("stuck")
    assert "<h1>圆通 0.5元</h1>" in renderings(told, "ask.example")[0]["dom"]
    assert "0.5元" in renderings(told, "grow.example")[0]["dom"]
    assert "0.5元" in renderings(told, "load.example")[0]["dom"]
    assert renderings(told, "busy.example") == renderings(told, "atonce.example") == []
    assert "2 pages not rendered: a script did not let go of it" in told["notes"]
    assert told["took"] < 45
    for site in told["sites"].values():
        assert site["attempts"][-1][1] == 200


def test_storms_of_dialogs_windows_and_downloads_end() -> None:
    told = play("storms")
    for host in told["sites"]:
        (shown,) = renderings(told, host)
        assert "<h1>圆通 0.5元</h1>" in shown["dom"], host
    assert told["many"] <= 205
    assert told["took"] < 90


def test_a_visits_budget_bounds_what_a_page_fetches() -> None:
    told = play("budget")
    (shown,) = renderings(told, "big.example")
    assert [one[1:] for one in shown["requisites"]] == [
        ["too_large", "the visit has taken all it may"]
    ]
    assert renderings(told, "few.example") == []


def test_what_is_lost_is_said() -> None:
    told = play("lost")
    (none,) = told["none"]["notes"]
    assert none.startswith("1 page not rendered: no browser: /nowhere/chromium (the settings)")
    assert "playwright install" in none
    (broken,) = told["broken"]["notes"]
    assert broken.startswith("1 page not rendered: /bin/false does not start")
    assert told["off"]["notes"] == ["1 page not rendered: rendering is off"]
    for name in told:
        assert told[name]["sites"]["kb.example"]["attempts"][-1][1] == 200


def test_a_browser_that_is_killed_or_hangs_is_replaced() -> None:
    told = play("struck")
    assert renderings(told, "kill.example") == renderings(told, "stop.example") == []
    (shown,) = renderings(told, "after.example")
    assert "<h1>圆通 0.5元</h1>" in shown["dom"]
    assert len(told["notes"]) == 2
    assert told["errors"] == []


def test_ctrl_c_ends_a_rendering_and_its_visit_is_left_for_another_time() -> None:
    told = play("interrupted")
    assert told["sites"] == {}
    assert told["took"] < 12


def descendants(process: int) -> set[int]:
    """All processes below one."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int(
                (folder / "stat").read_text().rpartition(")")[2].split()[1]
            )
        except OSError:  # it ended meanwhile
            continue
    found = {process}
    while more := {one for one, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {process}


def alive(processes: set[int]) -> set[int]:
    def runs(process: int) -> bool:
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return False
        return state != "Z"

    return {process for process in processes if runs(process)}


def group(process: int, browser: int) -> None:
    """We are killed with all of our process group."""
    os.killpg(process, signal.SIGKILL)


def alone(process: int, browser: int) -> None:
    """We are killed, and nobody else."""
    os.kill(process, signal.SIGKILL)


def stopped(process: int, browser: int) -> None:
    """The browser hangs, and then we are killed with all of our process group."""
    os.kill(browser, signal.SIGSTOP)
    os.killpg(process, signal.SIGKILL)


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder of a short name: Chromium makes sockets in it."""
    with TemporaryDirectory(prefix="w") as folder:
        yield Path(folder)


@pytest.mark.parametrize("kill", [group, alone, stopped])
def test_kill_9_leaves_no_browser(kill: Callable[[int, int], None], short: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, BROWSING, "forever"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "TMPDIR": str(short)},
    )
    until = time.monotonic() + 30
    while not list(short.glob("*/pid")) or len(descendants(process.pid)) < 5:
        assert time.monotonic() < until
        assert process.poll() is None
        time.sleep(0.1)
    time.sleep(1.5)
    below = descendants(process.pid)
    assert len(below) >= 5
    (noted,) = short.glob("*/pid")
    kill(process.pid, int(noted.read_text()))
    process.wait(10)
    until = time.monotonic() + 5
    while alive(below) and time.monotonic() < until:
        time.sleep(0.1)
    left = alive(below)
    for one in left:
        os.kill(one, signal.SIGKILL)
    assert left == set()


def test_what_a_kill_left_behind_is_cleared_away(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], check=True, capture_output=True
    )
    stale = tmp_path / f"waybillwatch-browser-{int(ended.stdout)}-abc"
    held = tmp_path / f"waybillwatch-browser-{os.getpid()}-abc"
    for folder in (stale, held, tmp_path / "waybillwatch-browser-x"):
        folder.mkdir()
    code = "from crawler.scratch import clear_away_leftovers as clear; clear()"
    env = {**os.environ, "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [held.name, "waybillwatch-browser-x"]
    )
