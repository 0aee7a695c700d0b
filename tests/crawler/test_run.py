"""Whole crawls on loopback: each scenario runs in a process of its own (see scenario.py)."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

SCENARIO = Path(__file__).with_name("scenario.py")
ROOT = SCENARIO.parents[2]


@cache
def play(name: str) -> tuple[dict[str, Any], str]:
    """What a scenario printed, and its log."""
    done = subprocess.run(
        [sys.executable, SCENARIO, name], cwd=ROOT, capture_output=True, timeout=120, check=False
    )
    log = done.stderr.decode()
    assert done.returncode == 0, log
    return json.loads(done.stdout), log


def visits(crawled: dict[str, Any]) -> dict[str, Any]:
    return {visit["subject"]: visit for visit in crawled["kept"]}


def steps(visit: dict[str, Any]) -> list[tuple[str, str, int | None, str | None]]:
    """Path, purpose, status and reason of each attempt."""
    return [
        ("/" + one["url"].split("/", 3)[3], one["purpose"], one["status"], one["reason"])
        for one in visit["attempts"]
    ]


LOOP = [("/loop", "listing", 302, None)] * 5 + [("/loop", "listing", 302, "redirects")]


@pytest.mark.slow
def test_a_visit_asks_in_page_order_and_every_request_is_one_attempt() -> None:
    crawled, log = play("street")
    assert steps(visits(crawled["first"])["dh31.example"]) == [
        ("/robots.txt", "robots", 200, None),
        ("/", "front", 200, None),
        ("/list", "listing", 200, None),
        ("/price?city=%BA%BC", "price", 200, None),
        ("/secret/list", "listing", None, "robots"),
        ("/moved", "listing", 302, None),
        ("/price?city=hz", "listing", 200, None),
        ("/404", "listing", 404, "http_status"),
        ("/403", "listing", 403, "blocked"),
        ("/503", "listing", 503, "http_status"),
        ("/once503", "listing", 200, None),
        ("/bomb", "listing", None, "too_large"),
        ("/big", "listing", None, "too_large"),
        ("/drip", "listing", None, "timeout"),
        ("/cut", "listing", None, "reset"),
        *LOOP,
        ("/broken", "listing", 302, None),
        ("/list2", "listing", 200, None),
    ]
    assert "://" not in log


@pytest.mark.slow
def test_two_runs_give_the_same_sequence() -> None:
    crawled, _ = play("street")
    assert crawled["first"] == crawled["second"]
    assert crawled["first"]["visits"] == 5
    assert crawled["first"]["errors"] == []


@pytest.mark.slow
def test_answers_are_kept_whole_and_unpacked() -> None:
    crawled, _ = play("street")
    attempts = visits(crawled["first"])["dh31.example"]["attempts"]
    assert attempts[1]["body"].startswith("<title>单号屋</title>")
    assert attempts[1]["ip"] == "127.0.0.1"
    assert attempts[5]["body"] == "elsewhere"
    assert attempts[6]["from"] == "http://dh31.example/moved"
    assert attempts[10]["body"] == "once"


@pytest.mark.slow
def test_who_is_not_there_is_refused_or_unknown() -> None:
    crawled, _ = play("street")
    found = visits(crawled["first"])
    assert [one["reason"] for one in found["closed.example"]["attempts"]] == ["refused"] * 2
    assert [one["reason"] for one in found["nowhere.example"]["attempts"]] == ["dns"] * 2


@pytest.mark.slow
def test_a_search_asks_the_back_end_and_no_robots() -> None:
    crawled, _ = play("street")
    found = visits(crawled["first"])["searxng:单号"]
    assert [one["purpose"] for one in found["attempts"]] == ["serp"]
    assert found["answers"] == ["hits"]


@pytest.mark.slow
def test_we_say_who_we_are() -> None:
    crawled, _ = play("street")
    (agent,) = crawled["agents"]
    assert agent.startswith("waybillwatch/")
    assert "(+https://waybillwatch.example/about;" in agent


@pytest.mark.slow
def test_nothing_reaches_a_forbidden_listener() -> None:
    crawled, log = play("forbidden")
    assert len(crawled["urls"]) > 45
    assert crawled["visits"] == len(crawled["kept"]) > 90
    assert crawled["reached"] == []
    assert crawled["back_end"] == []
    assert "DNS was asked" not in log
    assert "/robots.txt" in crawled["control_seen"]
    for visit in crawled["kept"]:
        last = visit["attempts"][-1]
        to_site = last["url"].startswith("http://to.example/")
        assert to_site or last["reason"] in {"forbidden", "dns"}, last


@pytest.mark.slow
def test_what_dns_leads_to_loopback_is_forbidden_and_not_unknown() -> None:
    crawled, _ = play("forbidden")
    led = [
        one["reason"]
        for visit in crawled["kept"]
        for one in visit["attempts"]
        if ".cn:" in one["url"]
    ]
    assert len(led) == 16
    assert set(led) == {"forbidden"}


@pytest.mark.slow
def test_without_its_judgement_the_same_addresses_are_reached() -> None:
    crawled, _ = play("unfiltered")
    assert crawled["reached"] >= 10
    assert crawled["v6"] >= 2


@pytest.mark.slow
def test_visits_end_by_their_budgets() -> None:
    crawled, _ = play("budgets")
    found = visits(crawled)
    paths = [path for path, *_ in steps(found["a.example"])]
    assert paths == ["/robots.txt", "/", "/list", "/price?city=%BA%BC"]
    assert [reason for *_, reason in steps(found["b.example"])] == [None, "too_large"]
    assert [path for path, *_ in steps(found["c.example"])] == ["/robots.txt", "/"]


@pytest.mark.slow
def test_a_pipeline_or_spider_that_fails_is_told_without_what_was_read() -> None:
    crawled, log = play("broken")
    assert crawled["pipeline"]["visits"] == 0
    (error,) = crawled["pipeline"]["errors"]
    assert error.startswith("dh31.example: ValueError at scenario.py:")
    assert "13000000001" not in log
    (visit,) = crawled["spider"]["kept"]
    assert visit["attempts"][-1]["reason"] == "ours"
    assert visit["attempts"][-1]["detail"] == "ZeroDivisionError"
    assert crawled["raised"].startswith("NotReady: no search back-end")


@pytest.mark.slow
def test_ctrl_c_ends_in_order() -> None:
    crawled, _ = play("interrupted")
    assert crawled["interrupted"]
    assert crawled["visits"] == len(crawled["kept"])
    assert 8 <= crawled["visits"] < 40  # the second four were in the pipeline just then
    assert all(visit["attempts"][-1]["status"] == 200 for visit in crawled["kept"])
    assert crawled["restored"]
    assert crawled["again"] == 2


@pytest.mark.slow
def test_a_time_limit_that_ends_a_phase_is_told() -> None:
    crawled, _ = play("cut_short")
    assert 0 < crawled["visits"] == len(crawled["kept"]) < 40
    (error,) = crawled["errors"]
    assert "closespider_timeout" in error


@pytest.mark.slow
def test_a_runner_without_the_guard_asks_nothing() -> None:
    crawled, _ = play("unguarded")
    assert crawled == {"said": "GuardMissing", "asked": []}


@pytest.mark.slow
def test_a_bad_certificate_is_recorded_and_no_tls_is_an_outage() -> None:
    crawled, _ = play("tls")
    found = visits(crawled)
    assert {one["reason"] for one in found["plain.example"]["attempts"]} == {"tls"}
    assert all(one["certificate"] for one in found["secure.example"]["attempts"])
    name = "CN=wrong.example"
    assert crawled["shown"] == [[crawled["digest"], name, name, "2012-11-06T03:00:00+00:00"]]


@pytest.mark.slow
def test_one_request_at_a_time_with_a_delay() -> None:
    crawled, _ = play("manners")
    assert len(crawled["asked"]) == 4
    assert crawled["gaps"]["search"] > 0.09
    assert crawled["gaps"]["slowly"] > 0.39


@pytest.mark.slow
def test_a_robots_txt_that_cannot_be_had_leaves_the_front_page() -> None:
    crawled, _ = play("manners")
    rows = steps(visits(crawled)["norobots.example"])
    assert rows[:2] == [
        ("/robots.txt", "robots", 503, "http_status"),
        ("/", "front", 200, None),
    ]
    assert {reason for *_, reason in rows[2:]} == {"robots"}
    assert len(rows) > 5
