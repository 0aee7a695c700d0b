"""Budgets, and whom robots.txt binds."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.settings import Settings

from crawler.outages import Forbidden, RobotsRefusal
from crawler.politeness import Allowance, Robots
from crawler.trail import Trail
from waybillwatch.captures import Capture, Purpose
from waybillwatch.sweeps import Budget

AT = datetime(2012, 11, 5, 3, tzinfo=UTC)
SITE = "http://dh31.example"
FILE = b"User-agent: *\nDisallow: /user/\nCrawl-delay: 7\n"


def robots(asked: list[str]) -> Robots:
    """The middleware over a downloader that answers robots.txt alone."""

    async def download(request: Request) -> Response:
        asked.append(request.url)
        return Response(request.url, body=FILE)

    slots = {"dh31.example": SimpleNamespace(delay=2.0)}
    downloader = SimpleNamespace(
        slots=slots, per_slot_settings={}, get_slot_key=lambda _: "dh31.example"
    )
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    settings.set("WAYBILLWATCH_SEARXNG_URL", "http://search.example:8080/", priority="cmdline")
    engine = SimpleNamespace(download_async=download, downloader=downloader)
    crawler: Any = SimpleNamespace(settings=settings, engine=engine)
    return Robots.from_crawler(crawler)


def ask(mine: Robots, trail: Trail, url: str, purpose: Purpose) -> None:
    asyncio.run(mine.process_request(Request(url, meta=trail.ticket(purpose))))


def test_each_visit_asks_for_robots_txt_once() -> None:
    asked: list[str] = []
    mine, first, second = robots(asked), Trail(), Trail()
    ask(mine, first, f"{SITE}/", Purpose.FRONT)
    ask(mine, first, f"{SITE}/price", Purpose.PRICE)
    with pytest.raises(RobotsRefusal):
        ask(mine, first, f"{SITE}/user/buy", Purpose.LISTING)
    ask(mine, second, f"{SITE}/", Purpose.FRONT)
    assert asked == [f"{SITE}/robots.txt"] * 2


def test_its_crawl_delay_slows_the_host_down() -> None:
    mine = robots([])
    ask(mine, Trail(), f"{SITE}/", Purpose.FRONT)
    downloader: Any = mine._crawler.engine.downloader
    assert downloader.slots["dh31.example"].delay == 7
    assert downloader.per_slot_settings == {"dh31.example": {"delay": 7}}


def test_ones_own_search_back_end_has_no_say_and_is_no_target() -> None:
    asked: list[str] = []
    mine = robots(asked)
    ask(mine, Trail(), "http://search.example:8080/user/?q=1", Purpose.SERP)
    assert asked == []
    with pytest.raises(Forbidden):
        ask(mine, Trail(), "http://search.example:8080/", Purpose.LISTING)
    with pytest.raises(Forbidden):
        ask(mine, Trail(), "http://search.example:8080/robots.txt", Purpose.ROBOTS)


def test_a_budget_ends_by_pages_by_bytes_and_by_time() -> None:
    trail = Trail()
    allowance = Allowance(Budget(pages=2, bytes=1000, seconds=60), trail, until=60)
    assert allowance.left(0)
    assert allowance.size == 1000
    assert not allowance.left(60)
    allowance.asked = 2
    assert not allowance.left(0)
    allowance.asked = 1
    request = Request(f"{SITE}/", meta=trail.ticket(Purpose.FRONT))
    trail.record(request, Capture(f"{SITE}/", AT, Purpose.FRONT, 200, (), b"x" * 1200))
    assert allowance.size == 0
    assert not allowance.left(0)
