"""SearXNG's JSON answers (``GET /search?format=json``), one's own instance.

Source: SearXNG's search API documentation. Its Chinese engines are off by default, and
JSON must be enabled under ``search: formats`` in its settings.yml.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from waybillwatch.search import Query, SearchAnswer, SearchHit, SearchOutcome

_OK, _MULTIPLE, _BAD, _TOO_MANY, _BROKEN = 200, 300, 400, 429, 500
_REFUSED = frozenset({401, 403})
_SHAPE = frozenset({"results", "unresponsive_engines", "query", "number_of_results"})
"""Keys of which an answer of the known shape has one at least."""
_BLOCKS = ("captcha", "denied", "too many requests", "suspended", "blocked")
"""What SearXNG says of an engine that turns it away (its exceptions' words, lower case)."""


class SearXNG:
    """One SearXNG instance."""

    name = "searxng"
    needs_key = False
    capabilities = frozenset({"paging", "time range"})

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url

    def search_url(self, query: Query) -> str:
        """The address that asks a query, in Chinese, as JSON."""
        base = self._base_url.rstrip("/").removesuffix("/search")
        asked = {"q": query.text, "format": "json", "language": "zh-CN", "pageno": query.page}
        return f"{base}/search?{urlencode(asked)}"

    def read_hits(self, body: bytes, content_type: str | None, status: int) -> SearchAnswer:
        """Read one answer. Never raises: a shape it does not know is LAYOUT_CHANGED."""
        if (refused := _refused(status)) is not None:
            return refused
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError):
            detail = f"an answer that is no JSON ({content_type or 'no content type'})"
            return SearchAnswer(SearchOutcome.LAYOUT_CHANGED, detail=detail)
        if not isinstance(answer, dict) or not _SHAPE & answer.keys():
            detail = "JSON, and not that of a SearXNG search"
            return SearchAnswer(SearchOutcome.LAYOUT_CHANGED, detail=detail)
        results = answer.get("results", [])
        if not isinstance(results, list):
            detail = "results is no list"
            return SearchAnswer(SearchOutcome.LAYOUT_CHANGED, detail=detail)
        return _read(answer, results)


def _refused(status: int) -> SearchAnswer | None:
    """What a status other than 200 means, or None for 200."""
    if status in _REFUSED:
        detail = (
            f"{status}: JSON is not enabled; add json to search.formats in the settings.yml of "
            "your SearXNG"
        )
        return SearchAnswer(SearchOutcome.AUTH, detail=detail)
    if status == _TOO_MANY:
        detail = "429: its limiter is on; let your address pass in its limiter.toml"
        return SearchAnswer(SearchOutcome.QUOTA, detail=detail)
    if status >= _BROKEN:
        return SearchAnswer(SearchOutcome.DOWN, detail=f"it answers {status}")
    if _MULTIPLE <= status < _BAD:
        detail = f"{status}: it redirects; put the address it leads to in search.searxng.url"
        return SearchAnswer(SearchOutcome.DOWN, detail=detail)
    if status != _OK:
        detail = f"it answers {status}: is search.searxng.url the address of a SearXNG?"
        return SearchAnswer(SearchOutcome.DOWN, detail=detail)
    return None


def _read(answer: dict[str, Any], results: list[Any]) -> SearchAnswer:
    hits = tuple(
        _hit(rank, result)
        for rank, result in enumerate(results, start=1)
        if isinstance(result, dict) and _text(result.get("url"))
    )
    unresponsive = _unresponsive(answer.get("unresponsive_engines"))
    if results and not hits:
        detail = "results without an address"
        return SearchAnswer(SearchOutcome.LAYOUT_CHANGED, (), (), unresponsive, detail)
    if hits:
        outcome, detail = SearchOutcome.HITS, ""
    elif unresponsive:
        blocked = any(word in said.lower() for said in unresponsive for word in _BLOCKS)
        outcome = SearchOutcome.BLOCKED if blocked else SearchOutcome.DOWN
        detail = f"engines that did not answer: {', '.join(unresponsive)}"
    else:
        outcome, detail = SearchOutcome.NONE, "the engines say that there is nothing"
    suggestions = answer.get("suggestions")
    suggested = tuple(
        filter(None, map(_text, suggestions if isinstance(suggestions, list) else []))
    )
    return SearchAnswer(outcome, hits, suggested, unresponsive, detail)


def _hit(rank: int, result: dict[str, Any]) -> SearchHit:
    engines = result.get("engines")
    first = engines[0] if isinstance(engines, list) and engines else ""
    return SearchHit(
        rank=rank,
        url=_text(result.get("url")),
        title=_text(result.get("title")),
        snippet=_text(result.get("content")),
        engine=_text(result.get("engine")) or _text(first),
    )


def _unresponsive(said: object) -> tuple[str, ...]:
    """``[["sogou", "CAPTCHA"]]`` → ``("sogou: CAPTCHA",)``."""
    rows = said if isinstance(said, list) else []
    return tuple(
        ": ".join(filter(None, map(_text, row))) if isinstance(row, list) else _text(row)
        for row in rows
    )


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
