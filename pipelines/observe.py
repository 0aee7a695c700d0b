"""One finished visit read: every attempt an exchange, every page a reading, one observation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

from pipelines.extract import TEXT_VERSION, Extract, extract
from pipelines.finds import linked, searched
from pipelines.redact import redact_text, redact_url
from waybillwatch.captures import (
    Attempt,
    Capture,
    Outage,
    OutageReason,
    Purpose,
    Rendering,
    answer_of,
    rendering_of,
    shown,
)
from waybillwatch.contradiction import contradictions
from waybillwatch.errors import BadUrl, UnreadablePage
from waybillwatch.names import name_of
from waybillwatch.pii import Tokens
from waybillwatch.sites import SiteKey, belongs, normalise_url
from waybillwatch.sweeps import (
    Exchange,
    FinishedVisit,
    Ground,
    Observation,
    Reading,
    Standing,
    VisitKind,
    VisitRecord,
)
from waybillwatch.triage import judge_site

_UNREAD = frozenset({Purpose.ROBOTS, Purpose.SERP})
"""Answers that are kept and not read as a page of the site."""
_NOT_THEIRS = frozenset(
    {
        OutageReason.ROBOTS,
        OutageReason.FORBIDDEN,
        OutageReason.OURS,
        OutageReason.TOO_LARGE,
        OutageReason.REDIRECTS,
    }
)
"""Outages that say nothing of whether the site is there."""
_SPEAKING = frozenset({Standing.SUSPENDED, Standing.CLOSED, Standing.PARKED, Standing.BLOCKED})
"""What the page that comes with an error may say, over the error's own meaning."""

_NAMING = frozenset({Standing.SELLING, Standing.SILENT})
"""Standings in which a front page speaks for its site: a notice or a wall has its own title."""


def observe(finished: FinishedVisit, *, tokens: Tokens | None) -> VisitRecord:
    """Read a visit of either kind. The same visit gives the same record, always."""
    if finished.visit.kind is VisitKind.SEARCH:
        answers = tuple(_exchange(attempt, None) for attempt in finished.attempts)
        return VisitRecord(finished, answers, finds=searched(finished))
    exchanges: list[Exchange] = []
    extracts: list[Extract | None] = []
    for attempt in finished.attempts:
        one, trouble = _read(attempt, finished.renderings, tokens)
        extracts.append(one)
        exchanges.append(_exchange(attempt, one, trouble))
    readings = tuple(one.reading if one else None for one in extracts)
    return VisitRecord(
        finished,
        tuple(exchanges),
        tuple(reading for reading in readings if reading is not None),
        _observation(finished, readings),
        linked(extracts, SiteKey(finished.visit.subject)),
    )


def _read(
    attempt: Attempt, renderings: Iterable[Rendering], tokens: Tokens | None
) -> tuple[Extract | None, str]:
    """What an attempt brought, read, or why it was not.

    Where the plain answer would not do and a browser made a document of it, that is read.
    """
    answer = answer_of(attempt)
    if answer is None or attempt.purpose in _UNREAD:
        return None, ""
    if isinstance(attempt, Capture) and _leads_on(attempt):
        return None, ""
    if isinstance(attempt, Outage) and not answer.body.strip():
        return None, ""
    rendering = rendering_of(attempt, renderings)
    if rendering is not None and rendering.is_read:
        with suppress(UnreadablePage):  # the plain answer is read, as if nothing had been made
            return extract(shown(answer, rendering), tokens=tokens), ""
    try:
        return extract(answer, tokens=tokens), ""
    except UnreadablePage as error:
        return None, f"unreadable: {error}"


def _leads_on(capture: Capture) -> bool:
    """A redirect on the way: its body says nothing that counts."""
    return capture.status in {301, 302, 303, 307, 308} and capture.header("Location") is not None


def _exchange(attempt: Attempt, one: Extract | None, trouble: str = "") -> Exchange:
    answer = answer_of(attempt)
    detail = attempt.detail if isinstance(attempt, Outage) else trouble
    return Exchange(
        url=redact_url(attempt.url),
        purpose=attempt.purpose,
        at=attempt.at,
        status=answer.status if answer else None,
        digest=answer.digest if answer else None,
        size=len(answer.body) if answer else 0,
        reason=attempt.reason if isinstance(attempt, Outage) else None,
        detail=str(redact_text(detail)),
        text_version=TEXT_VERSION if one else None,
    )


def _observation(finished: FinishedVisit, readings: Sequence[Reading | None]) -> Observation:
    visit = finished.visit
    site = SiteKey(visit.subject)
    pairs = list(zip(finished.attempts, readings, strict=True))
    online = [reading for attempt, reading in pairs if reading and isinstance(attempt, Capture)]
    standing, ground = _standing(site, pairs)
    if standing is Standing.SILENT and visit.was_selling:
        standing = Standing.GUTTED
    listings = tuple(reading.listing for reading in online)
    return Observation(
        site=site,
        at=visit.at,
        standing=standing,
        ground=ground,
        listings=listings,
        contradictions=contradictions(listings),
        judgement=judge_site(reading.judgement for reading in online),
        name=_name(site, online),
    )


def _name(site: SiteKey, online: Sequence[Reading]) -> str:
    """The name that the first front page calls itself; "" where none speaks for the site."""
    for reading in online:
        if reading.purpose is Purpose.FRONT and reading.standing in _NAMING:
            return name_of(reading.listing.title, site) if reading.listing.title else ""
    return ""


def _standing(
    site: SiteKey, pairs: Sequence[tuple[Attempt, Reading | None]]
) -> tuple[Standing, Ground]:
    """The site's standing: selling where any page sells, else by its front page."""
    for _, reading in pairs:
        if reading is not None and reading.standing is Standing.SELLING:
            return reading.standing, reading.ground
    front = [pair for pair in pairs if pair[0].purpose is Purpose.FRONT]
    if not front:
        return _unasked(pairs)
    attempt, reading = front[-1]
    if (moved := _moved(site, attempt)) is not None:
        return moved
    if isinstance(attempt, Outage):
        return _out(attempt, reading)
    if reading is None:
        return Standing.UNKNOWN, Ground(detail="the front page could not be read")
    return reading.standing, reading.ground


def _unasked(pairs: Iterable[tuple[Attempt, Reading | None]]) -> tuple[Standing, Ground]:
    """The front page was never asked for: robots.txt failed, or we stopped before."""
    for attempt, _ in pairs:
        if isinstance(attempt, Outage) and attempt.reason is not OutageReason.HTTP_STATUS:
            return _out(attempt, None)
    return Standing.UNKNOWN, Ground(detail="the front page was not asked for")


def _moved(site: SiteKey, attempt: Attempt) -> tuple[Standing, Ground] | None:
    """Whether the front page was answered by, or leads to, another site."""
    answer = answer_of(attempt)
    target = attempt.url
    if answer is not None and _leads_on(answer):
        target = answer.header("Location") or target
    try:
        normalise_url(target)
    except BadUrl:  # a path, or nothing that leads anywhere
        return None
    if belongs(target, site):
        return None
    return Standing.MOVED, Ground(detail=redact_url(target))


def _out(outage: Outage, reading: Reading | None) -> tuple[Standing, Ground]:
    """What an outage of the front page says: the page that came with it speaks first."""
    if reading is not None and reading.standing in _SPEAKING:
        return reading.standing, replace(reading.ground, outage=outage.reason)
    ground = Ground(outage=outage.reason, detail=str(redact_text(outage.detail)))
    if outage.reason is OutageReason.BLOCKED:
        return Standing.BLOCKED, ground
    if outage.reason in _NOT_THEIRS:
        return Standing.UNKNOWN, ground
    return Standing.DOWN, ground
