"""SearXNG's outcomes are kept apart, and no answer makes the reader raise."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.engines import NAMES, engine, read_answer
from crawler.engines.searxng import SearXNG
from waybillwatch.captures import Capture, Outage, OutageReason, Purpose
from waybillwatch.errors import UnknownName
from waybillwatch.search import Query, SearchAnswer, SearchHit, SearchOutcome

HIT = {
    "url": "http://danhao.example/",
    "title": "单号大厅",
    "content": "圆通单号 0.4元",
    "engine": "baidu",
    "engines": ["baidu", "sogou"],
    "positions": [3],
}
AT = datetime(2012, 11, 5, 3, tzinfo=UTC)


def read(answer: object, status: int = 200) -> SearchAnswer:
    return SearXNG("").read_hits(json.dumps(answer).encode(), "application/json", status)


@pytest.mark.parametrize(
    "base", ["http://s.example", "http://s.example/", "http://s.example/search"]
)
def test_a_query_is_asked_in_chinese_as_json(base: str) -> None:
    parts = urlsplit(SearXNG(base).search_url(Query("单号 0.4&x", page=2)))
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == "http://s.example/search"
    assert parse_qs(parts.query) == {
        "q": ["单号 0.4&x"],
        "format": ["json"],
        "language": ["zh-CN"],
        "pageno": ["2"],
    }


def test_hits_keep_their_rank_and_engine() -> None:
    answer = read(
        {"query": "单号", "results": [HIT, {"title": "no address"}, HIT | {"engine": None}]}
    )
    assert answer.outcome is SearchOutcome.HITS
    assert answer.hits == (
        SearchHit(1, "http://danhao.example/", "单号大厅", "圆通单号 0.4元", "baidu"),
        SearchHit(3, "http://danhao.example/", "单号大厅", "圆通单号 0.4元", "baidu"),
    )


def test_missing_keys_are_empty_text() -> None:
    answer = read({"results": [{"url": "http://a.example/"}]})
    assert answer.hits == (SearchHit(1, "http://a.example/", "", "", ""),)


def test_suggestions_and_silent_engines_come_along() -> None:
    silent = [["sogou", "CAPTCHA"], "quark"]
    answer = read({"results": [HIT], "suggestions": ["空包网", 3], "unresponsive_engines": silent})
    assert answer.outcome is SearchOutcome.HITS
    assert answer.suggestions == ("空包网",)
    assert answer.unresponsive == ("sogou: CAPTCHA", "quark")


def test_none_is_said_by_the_engines_alone() -> None:
    assert read({"results": [], "unresponsive_engines": []}).outcome is SearchOutcome.NONE
    assert read({"query": "单号"}).outcome is SearchOutcome.NONE


@pytest.mark.parametrize(
    ("why", "outcome"),
    [
        ("CAPTCHA", SearchOutcome.BLOCKED),
        ("Suspended: access denied", SearchOutcome.BLOCKED),
        ("too many requests", SearchOutcome.BLOCKED),
        ("timeout", SearchOutcome.DOWN),
        ("HTTP error", SearchOutcome.DOWN),
    ],
)
def test_no_results_from_silent_engines_is_not_none(why: str, outcome: SearchOutcome) -> None:
    answer = read({"results": [], "unresponsive_engines": [["baidu", why]]})
    assert answer.outcome is outcome
    assert f"baidu: {why}" in answer.detail


@pytest.mark.parametrize(
    ("status", "outcome", "word"),
    [
        (403, SearchOutcome.AUTH, "settings.yml"),
        (401, SearchOutcome.AUTH, "settings.yml"),
        (429, SearchOutcome.QUOTA, "limiter"),
        (500, SearchOutcome.DOWN, "500"),
        (502, SearchOutcome.DOWN, "502"),
        (404, SearchOutcome.DOWN, "search.searxng.url"),
        (301, SearchOutcome.DOWN, "redirects"),
    ],
)
def test_a_status_is_an_outcome_that_says_what_to_do(
    status: int, outcome: SearchOutcome, word: str
) -> None:
    answer = read({"results": [HIT]}, status)
    assert answer.outcome is outcome
    assert word in answer.detail
    assert answer.hits == ()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>an instance without JSON</html>",
        b"[]",
        b"{}",
        b'{"error": "x"}',
        b'{"results": "many"}',
        b'{"results": [{"link": "http://a.example/"}]}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_another_shape_is_a_changed_layout(body: bytes) -> None:
    answer = SearXNG("").read_hits(body, None, 200)
    assert answer.outcome is SearchOutcome.LAYOUT_CHANGED
    assert answer.detail


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["results", "url", "engines", "unresponsive_engines", "suggestions"]),
            inner,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_an_outcome(value: object) -> None:
    answer = read(value)
    assert bool(answer.hits) == (answer.outcome is SearchOutcome.HITS)


def test_an_attempt_without_an_answer_is_down() -> None:
    outage = Outage("http://s.example/search", AT, Purpose.SERP, OutageReason.REFUSED, "refused")
    answer = read_answer(outage, "searxng")
    assert answer.outcome is SearchOutcome.DOWN
    assert "refused" in answer.detail


def test_an_answer_that_came_with_an_outage_is_read() -> None:
    page = Capture("http://s.example/search", AT, Purpose.SERP, 403, (), b"Forbidden")
    outage = Outage(page.url, AT, Purpose.SERP, OutageReason.BLOCKED, "403", page)
    assert read_answer(outage, "searxng").outcome is SearchOutcome.AUTH
    found = Capture(page.url, AT, Purpose.SERP, 200, (), json.dumps({"results": [HIT]}).encode())
    assert read_answer(found, "searxng").outcome is SearchOutcome.HITS


def test_engines_are_known_by_name() -> None:
    assert [engine(name).name for name in NAMES] == list(NAMES)
    with pytest.raises(UnknownName, match="searxng"):
        engine("altavista")
