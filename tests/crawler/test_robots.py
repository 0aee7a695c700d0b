"""robots.txt and its Crawl-delay."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.robots import LARGEST_ROBOTS, Rules, read_rules, rules_without
from waybillwatch.captures import Outage, OutageReason, Purpose

AT = datetime(2012, 11, 5, 3, tzinfo=UTC)
SITE = "http://dh31.example"
FILE = b"""User-agent: *
Disallow: /user/
Crawl-delay: 7

User-agent: waybillwatch
Disallow: /bag/
Crawl-delay: 90
"""


def test_robots_txt_is_obeyed_under_our_own_name() -> None:
    rules = read_rules(200, FILE)
    assert rules.refusal(f"{SITE}/bag/buy", Purpose.LISTING)
    assert rules.refusal(f"{SITE}/user/buy", Purpose.LISTING) is None
    assert rules.refusal(f"{SITE}/", Purpose.FRONT) is None


def test_the_front_page_obeys_as_well() -> None:
    rules = read_rules(200, b"User-agent: *\nDisallow: /\n")
    assert rules.refusal(f"{SITE}/", Purpose.FRONT)


def test_crawl_delay_is_honoured_up_to_a_bound() -> None:
    rules = read_rules(200, FILE)
    assert rules.delay(30) == 30
    assert rules.delay(100) == 90
    assert read_rules(200, b"").delay(30) == 0
    assert Rules().delay(30) == 0
    assert read_rules(200, b"User-agent: *\nCrawl-delay: -5\nDisallow:").delay(30) == 0


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429])
def test_without_a_robots_txt_all_is_allowed(status: int) -> None:
    rules = read_rules(status, b"User-agent: *\nDisallow: /\n")
    assert rules.refusal(f"{SITE}/bag/", Purpose.LISTING) is None


@pytest.mark.parametrize("status", [500, 503, 599])
def test_where_it_cannot_be_had_only_the_front_page_is_asked(status: int) -> None:
    rules = read_rules(status, b"")
    assert rules.refusal(f"{SITE}/", Purpose.FRONT) is None
    refusal = rules.refusal(f"{SITE}/price", Purpose.PRICE)
    assert refusal is not None
    assert str(status) in refusal


@pytest.mark.parametrize(
    ("reason", "allowed"),
    [
        (OutageReason.DNS, True),
        (OutageReason.REFUSED, True),
        (OutageReason.FORBIDDEN, True),
        (OutageReason.REDIRECTS, True),
        (OutageReason.TIMEOUT, False),
        (OutageReason.RESET, False),
        (OutageReason.TLS, False),
        (OutageReason.TOO_LARGE, False),
        (OutageReason.OURS, False),
    ],
)
def test_where_nobody_is_there_nobody_is_disobeyed(reason: OutageReason, allowed: bool) -> None:
    outage = Outage(f"{SITE}/robots.txt", AT, Purpose.ROBOTS, reason, "")
    rules = rules_without(outage, RuntimeError())
    assert (rules.refusal(f"{SITE}/price", Purpose.PRICE) is None) is allowed


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", b"<html>", "不允许: /".encode("gb18030")])
def test_garbage_allows_all(body: bytes) -> None:
    assert read_rules(200, body).refusal(f"{SITE}/x", Purpose.LISTING) is None


def test_only_so_much_of_it_is_read() -> None:
    late = b"User-agent: *\n" + b"#" * LARGEST_ROBOTS + b"\nDisallow: /\n"
    assert read_rules(200, late).refusal(f"{SITE}/x", Purpose.LISTING) is None
