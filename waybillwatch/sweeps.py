"""Sweeps, visits and what was observed: the unit of work and what it leaves.

A visit is one site (or one query) in one sweep: one lease, one archive segment, one
ledger link, one transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from waybillwatch.captures import Attempt, OutageReason, Purpose, Rendering
from waybillwatch.listings import Listing
from waybillwatch.quotes import Quote
from waybillwatch.sites import Origin, SiteKey, SiteKind

if TYPE_CHECKING:
    from waybillwatch.captures import Digest
    from waybillwatch.contradiction import Contradiction
    from waybillwatch.pii import Redacted
    from waybillwatch.search import Query, SearchAnswer


class VisitKind(StrEnum):
    """What a visit goes to."""

    SEARCH = "search"
    """One query at one back-end; its subject is ``Query.key``."""
    WATCH = "watch"
    """One site; its subject is the SiteKey."""
    PROBE = "probe"
    """One site's front page alone, between two sweeps; its subject is the SiteKey."""
    CONTROL = "control"
    """A host that is trusted to be up (``waybillwatch.controls``): says whether we are."""


class SweepKind(StrEnum):
    """What a sweep is."""

    SWEEP = "sweep"
    PROBE = "probe"
    """A light look at the front pages of exposed sites, between two sweeps."""


class VisitState(StrEnum):
    """Where a visit stands."""

    PLANNED = "planned"
    RUNNING = "running"
    """Somebody holds its lease; once the lease is over it may be taken again."""
    DONE = "done"
    FAILED = "failed"
    """Tried as often as allowed without coming to an end."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How much one visit may ask of a site."""

    pages: int = 20
    bytes: int = 20_000_000
    seconds: int = 600


@dataclass(frozen=True, slots=True)
class Known:
    """One page as the site's last visit had it; of one it did not get, the link alone."""

    url: str
    purpose: Purpose
    found_on: str | None = None
    """The page that linked to it."""
    digest: Digest | None = None
    """Of its payload; None where the last visit got no page there (an outage, a redirect)."""
    size: int = 0
    """Bytes of that payload."""
    etag: str | None = None
    """Its validators (RFC 9110, 8.8), of a page that may be asked for with conditions: one
    that was read, by today's reader, off the answer itself and not off a rendering."""
    last_modified: str | None = None
    segment: str = ""
    """The archive's name for the segment that holds the payload."""
    at: datetime | None = None
    """When the payload was captured that lies there."""
    met: tuple[SiteKey, ...] = ()
    """The other sites that were met on it first."""

    @property
    def is_conditional(self) -> bool:
        """Whether it may be asked for with conditions."""
        return self.digest is not None and bool(self.etag or self.last_modified)


@dataclass(frozen=True, slots=True)
class Visit:
    """One unit of work, as the desk hands it to the crawler."""

    sweep: str
    kind: VisitKind
    subject: str
    start_url: str
    at: datetime
    """The sweep's time: what the observation will be dated."""
    budget: Budget
    name: str = ""
    was_selling: bool = False
    """Whether the site was seen selling in an earlier sweep: silent then reads gutted."""
    query: Query | None = None
    known_front: str = ""
    """The digest of what was read as the front page when it was last pictured: only a front
    page that differs is pictured again. Empty where none is known."""
    known: tuple[Known, ...] = ()
    """What the site's last visit asked for and had, in its order; empty where it is no guide."""


@dataclass(frozen=True, slots=True)
class SweepPlan:
    """What one sweep is to do."""

    key: str
    """Its time in UTC, ``2012-11-05T03:00Z``: one sweep for one time."""
    at: datetime
    simulated: bool
    """Made with ``--at`` on a web of the host map: its dates are a script's, not the clock's."""
    visits: tuple[Visit, ...]
    kind: SweepKind = SweepKind.SWEEP


@dataclass(frozen=True, slots=True)
class FinishedVisit:
    """What the crawler hands back: every attempt in the order it was made."""

    visit: Visit
    attempts: tuple[Attempt, ...]
    started: datetime
    finished: datetime
    answers: tuple[SearchAnswer, ...] = ()
    """Of a search: one for each attempt with purpose SERP."""
    renderings: tuple[Rendering, ...] = ()
    """Of the pages that were rendered, in the order of their captures."""


class Standing(StrEnum):
    """How a site stood at one visit.

    Online is not selling, blocked is not down, and our own failure is not theirs.
    """

    SELLING = "selling"
    SILENT = "silent"
    """Online and offering nothing."""
    GUTTED = "gutted"
    """Online and offering nothing, where it once sold."""
    PARKED = "parked"
    SUSPENDED = "suspended"
    """Stopped by its host, a regulator or the police."""
    CLOSED = "closed"
    """The operator says that it is closed."""
    BLOCKED = "blocked"
    """A captcha or a refusal stands before it: it is there, and we may not see it."""
    LOGIN = "login"
    SOFT_404 = "soft_404"
    """Every address answers with a page that says nothing of what was asked for."""
    MOVED = "moved"
    DOWN = "down"
    UNKNOWN = "unknown"
    """We do not know: robots.txt, our own guard or our own failure."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a standing rests on: words on a page, or a fact of the network."""

    quote: Quote | None = None
    outage: OutageReason | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What triage makes of something, and why."""

    kind: SiteKind
    sure: bool
    score: float
    """Evidence for a seller above that against it; 0 is neither."""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """One attempt as the tables may know it: personal data in its address masked."""

    url: str
    purpose: Purpose
    at: datetime
    status: int | None = None
    digest: Digest | None = None
    """Of its payload; of a 304, of the payload that it says is still the page's."""
    size: int = 0
    """Bytes of that payload."""
    reason: OutageReason | None = None
    detail: str = ""
    text_version: str | None = None
    """The version of what made its canonical text, where one was made."""
    found_on: str | None = None
    """The page of the same visit that linked to it, masked."""
    etag: str | None = None
    """The validators its answer came with, where they hold no personal data."""
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one capture came to."""

    url: str
    """Masked like Exchange.url."""
    capture: Digest
    purpose: Purpose
    text: Redacted
    """The redacted canonical text, for the history index."""
    listing: Listing
    standing: Standing
    ground: Ground
    judgement: Judgement
    folded: str = field(repr=False)
    """The text in the spelling it is searched in (``waybillwatch.indexing``)."""
    canonical_text: str = field(default="", repr=False)
    """In clear: goes into the sealed segment and nowhere else."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What one visit saw of one site, changed or not."""

    site: SiteKey
    at: datetime
    standing: Standing
    ground: Ground
    listings: tuple[Listing, ...]
    contradictions: tuple[Contradiction, ...]
    judgement: Judgement
    name: str = ""
    """What the front page calls itself, where it says so."""


@dataclass(frozen=True, slots=True)
class Find:
    """A site met in a search result or a link, not yet visited."""

    site: SiteKey
    url: str
    title: str
    """Masked, like the snippet."""
    snippet: str
    origin: Origin
    detail: str
    """``searxng:单号 (baidu)`` or the page that linked to it."""
    rank: int
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Recalled:
    """What an earlier visit read off a page that has not changed since."""

    reading: Reading
    """Its text is folded as the history index has it, its ``canonical_text`` empty: that lies
    sealed beside the payload."""
    finds: tuple[Find, ...] = ()
    """The sites that were met on this page first."""


Recall = Callable[[Visit, Known], Recalled | None]
"""Answers what was read of a page when it was last seen; None where that is gone."""


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """A finished visit, read: all that one transaction writes."""

    finished: FinishedVisit
    exchanges: tuple[Exchange, ...]
    """One for each attempt, in the same order."""
    readings: tuple[Reading, ...] = ()
    observation: Observation | None = None
    finds: tuple[Find, ...] = ()
