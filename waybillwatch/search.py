"""Queries, the hits they brought, and the ways an engine can fail to answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SearchOutcome(StrEnum):
    """How a query ended; blocked, quota and the like are never "nothing found"."""

    HITS = "hits"
    NONE = "none"
    """The engine itself said that there is nothing."""
    BLOCKED = "blocked"
    AUTH = "auth"
    QUOTA = "quota"
    FILTERED = "filtered"
    """The engine says that results were removed."""
    LAYOUT_CHANGED = "layout_changed"
    DOWN = "down"
    """No answer at all."""


@dataclass(frozen=True, slots=True)
class Query:
    """One question to one search back-end."""

    text: str
    backend: str = "searxng"
    page: int = 1

    @property
    def key(self) -> str:
        """``searxng:单号``, with ``#2`` for a second page."""
        return f"{self.backend}:{self.text}" + (f"#{self.page}" if self.page > 1 else "")


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One result, as the engine gave it."""

    rank: int
    """Its place in the answer, from 1."""
    url: str
    title: str
    snippet: str
    engine: str
    """The engine behind the back-end that found it (SearXNG asks several)."""


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What one query came to."""

    outcome: SearchOutcome
    hits: tuple[SearchHit, ...] = ()
    suggestions: tuple[str, ...] = ()
    unresponsive: tuple[str, ...] = ()
    """Engines that did not answer, each with its reason: they are unknown, not empty."""
    detail: str = ""
