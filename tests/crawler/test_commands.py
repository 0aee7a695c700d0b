"""Scrapy's own command line works in the checkout, stores nothing, and keeps the guard."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SCENARIO = Path(__file__).with_name("scenario.py")
ROOT = SCENARIO.parents[2]


def scrapy(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scrapy", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def port() -> Iterator[int]:
    """A site of scenario.py, served until the test ends."""
    with subprocess.Popen(
        [sys.executable, SCENARIO, "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as server:
        assert server.stdout is not None
        yield int(server.stdout.readline())


def test_the_spiders_are_listed() -> None:
    assert scrapy("list").stdout.split() == ["search", "watch"]


@pytest.mark.slow
def test_a_bare_watch_says_what_it_found(port: int) -> None:
    hosts = json.dumps({"dh31.example": f"127.0.0.1:{port}"})
    done = scrapy(
        *("crawl", "watch", "-a", "site=http://dh31.example/help"),
        *("-s", f"WAYBILLWATCH_HOSTS={hosts}", "-s", "DOWNLOAD_DELAY=0"),
    )
    assert done.stdout == "watch dh31.example: 2 answers\n"
    assert done.stderr == ""
    assert done.returncode == 0


@pytest.mark.slow
def test_a_bare_search_says_what_it_found(port: int) -> None:
    hosts = json.dumps({"search.example": f"127.0.0.1:{port}"})
    done = scrapy(
        *("crawl", "search", "-a", "query=单号", "-s", f"WAYBILLWATCH_HOSTS={hosts}"),
        *("-s", "WAYBILLWATCH_SEARXNG_URL=http://search.example"),
    )
    assert done.stdout == "search searxng:单号: 1 answers; hits, 1 hits\n"
    assert done.returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "setting",
    [
        "TWISTED_DNS_RESOLVER=scrapy.resolver.CachingThreadedResolver",
        "FORCE_CRAWLER_PROCESS=1",
        "HTTPPROXY_ENABLED=1",
    ],
)
def test_the_engine_refuses_to_start_without_the_guard(port: int, setting: str) -> None:
    done = scrapy("crawl", "watch", "-a", f"site=http://127.0.0.1:{port}/", "-s", setting)
    assert done.stdout == ""
    assert "GuardMissing: the crawl may not start" in done.stderr
    assert done.returncode == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("watch",), "-a site="),
        (("watch", "-a", "site=dh31"), "write it whole"),
        (("search", "-a", "query=单号"), "WAYBILLWATCH_SEARXNG_URL"),
        (("search", "-s", "WAYBILLWATCH_SEARXNG_URL=http://s.example"), "-a query="),
    ],
)
def test_what_is_missing_is_said(arguments: tuple[str, ...], said: str) -> None:
    done = scrapy("crawl", *arguments)
    assert said in done.stderr
    assert done.returncode == 1
