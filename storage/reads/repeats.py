"""What a site's last visit had of each page, and what was read of one that has not changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, or_, select

from storage.facts import read_listings
from storage.schema import (
    captures,
    finds,
    listings,
    observations,
    readings,
    sites,
    sweeps,
    texts,
    tiers,
    visits,
)
from waybillwatch.captures import HTTP_OK, NOT_MODIFIED, PICTURE, Digest, OutageReason
from waybillwatch.listings import Listing
from waybillwatch.pii import Redacted
from waybillwatch.quotes import Quote
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import (
    Budget,
    Find,
    Ground,
    Judgement,
    Known,
    Reading,
    Recalled,
    Standing,
    Visit,
    VisitKind,
    VisitState,
)

_CUT = frozenset({OutageReason.TOO_LARGE, OutageReason.OURS})
"""What a page came to because of us: another visit may fare otherwise."""


def known_pages(connection: Connection, visit: Visit, *, text_version: str) -> tuple[Known, ...]:
    """What the last visit of a site before this one asked for and had, in its order.

    () where it is no guide: it did not end, had another budget or used it up, something in it
    failed by our own doing, or it was read by another reader than ``text_version`` names.
    """
    last = _last(connection, visit)
    if last is None or not _is_guide(last, visit):
        return ()
    rows = connection.execute(_pages(last.id)).all()
    versions = {row.text_version for row in rows} - {None}
    if versions - {text_version} or any(row.reason in _CUT for row in rows):
        return ()
    if sum(row.size for row in rows) >= visit.budget.bytes:
        return ()
    made = {(row.visit_id, row.digest): row for row in connection.execute(_payloads(last.id))}
    met = _met(connection, last.id)
    return tuple(_known(row, last, made, met) for row in rows)


def _last(connection: Connection, visit: Visit) -> Row[Any] | None:
    return connection.execute(
        select(visits)
        .join(sweeps, visits.c.sweep_id == sweeps.c.id)
        .where(
            visits.c.kind == VisitKind.WATCH,
            visits.c.subject == visit.subject,
            sweeps.c.at < visit.at,
        )
        .order_by(sweeps.c.at.desc())
        .limit(1)
    ).one_or_none()


def _is_guide(last: Row[Any], visit: Visit) -> bool:
    if last.state is not VisitState.DONE or not (last.segment and last.started and last.finished):
        return False
    budget = Budget(last.budget_pages, last.budget_bytes, last.budget_seconds)
    took: float = (last.finished - last.started).total_seconds()
    return budget == visit.budget and took < budget.seconds


def _pages(visit_id: int) -> Any:
    """The captures of a visit, each with what was read of it and the visit's observation."""
    first = and_(tiers.c.listing_id == listings.c.id, tiers.c.ordinal == 0)
    return (
        select(
            captures,
            readings.c.id.label("reading_id"),
            listings.c.capture.label("first_capture"),
            tiers.c.quote_exact.label("price"),
            observations.c.standing,
            observations.c.ground_exact,
            observations.c.ground_capture,
        )
        .join(observations, observations.c.visit_id == captures.c.visit_id)
        .outerjoin(readings, readings.c.capture_id == captures.c.id)
        .outerjoin(listings, readings.c.listing_id == listings.c.id)
        .outerjoin(tiers, first)
        .where(captures.c.visit_id == visit_id)
        .order_by(captures.c.ordinal)
    )


def _payloads(visit_id: int) -> Any:
    """The captures in earlier visits' segments whose payloads a visit had again."""
    own = captures.alias("own")
    return (
        select(captures.c.visit_id, captures.c.digest, captures.c.at, visits.c.segment)
        .join(
            own,
            and_(
                own.c.payload_visit_id == captures.c.visit_id, own.c.digest == captures.c.digest
            ),
        )
        .join(visits, captures.c.visit_id == visits.c.id)
        .where(own.c.visit_id == visit_id, captures.c.payload_visit_id.is_(None))
    )


def _met(connection: Connection, visit_id: int) -> dict[str, tuple[SiteKey, ...]]:
    found: dict[str, tuple[SiteKey, ...]] = {}
    for detail, key in connection.execute(
        select(finds.c.detail, sites.c.key)
        .join(sites, finds.c.site_id == sites.c.id)
        .where(finds.c.visit_id == visit_id)
        .order_by(finds.c.ordinal)
    ):
        found[detail] = (*found.get(detail, ()), SiteKey(key))
    return found


def _known(
    row: Row[Any],
    last: Row[Any],
    made: dict[tuple[int, Digest], Row[Any]],
    met: dict[str, tuple[SiteKey, ...]],
) -> Known:
    link = Known(row.url, row.purpose, row.found_on, met=met.get(row.url, ()))
    if row.reason is not None or row.status not in {HTTP_OK, NOT_MODIFIED} or row.digest is None:
        return link
    held = (last.segment, row.at)
    if row.payload_visit_id is not None:
        lies = made.get((row.payload_visit_id, row.digest))
        if lies is None:
            return link
        held = (lies.segment, lies.at)
    page = replace(link, digest=row.digest, size=row.size, segment=held[0], at=held[1])
    if not _can_be_recalled(row):
        return page
    return replace(page, etag=row.etag, last_modified=row.last_modified)


def _can_be_recalled(row: Row[Any]) -> bool:
    """Whether what a full answer would give can be had from the tables, to the letter.

    Not of a page whose rendering was read, nor of one that sent its readers elsewhere. Places
    are kept of the payload a content was first seen on, and of what a standing rests on: where
    a page's first price was seen elsewhere since, it is asked for whole.
    """
    if row.reading_id is None or row.rendered not in {None, PICTURE}:
        return False
    if row.standing is Standing.MOVED:
        return False
    if row.price is None or row.first_capture == row.digest:
        return True
    return bool(row.ground_capture == row.digest and row.ground_exact == row.price)


def recall(connection: Connection, visit: Visit, known: Known) -> Recalled | None:
    """What the last visit read of a page that has not changed; None where that is gone."""
    last = _last(connection, visit)
    if last is None:
        return None
    row = connection.execute(
        select(
            readings,
            texts.c.folded,
            observations.c.ground_exact.label("rests_on"),
            observations.c.ground_ranges.label("rests_at"),
            observations.c.ground_capture.label("rests_in"),
        )
        .join(captures, readings.c.capture_id == captures.c.id)
        .join(texts, readings.c.text_id == texts.c.id)
        .join(observations, observations.c.visit_id == readings.c.visit_id)
        .where(
            readings.c.visit_id == last.id,
            or_(captures.c.rendered.is_(None), captures.c.rendered == PICTURE),
            captures.c.url == known.url,
            captures.c.purpose == known.purpose,
            captures.c.digest == known.digest,
        )
        .order_by(readings.c.ordinal)
        .limit(1)
    ).one_or_none()
    if row is None or known.digest is None:
        return None
    listing = read_listings(connection, [row.listing_id])[row.listing_id]
    quote = None
    if row.ground_exact is not None:
        quote = Quote(row.ground_exact, row.ground_ranges, row.ground_capture)
    reading = Reading(
        url=row.url,
        capture=known.digest,
        purpose=known.purpose,
        text=Redacted(row.folded),
        listing=_seen_again(listing, known.digest, row),
        standing=row.standing,
        ground=Ground(quote, row.ground_outage, row.ground_detail),
        judgement=Judgement(row.kind, row.sure, row.score, row.reasons),
    )
    return Recalled(reading, _finds(connection, last.id, row.url))


def _seen_again(listing: Listing, capture: Digest, row: Row[Any]) -> Listing:
    """A stored listing as it stands on another payload with the same facts."""
    facts: dict[str, Any] = {
        name: tuple(
            replace(fact, quote=replace(fact.quote, capture=capture))
            for fact in getattr(listing, name)
        )
        for name in ("tiers", "claims", "disclaimers", "contacts", "sightings")
    }
    first = next(iter(facts["tiers"]), None)
    if first is not None and (row.rests_on, row.rests_in) == (first.quote.exact, capture):
        said = Quote(row.rests_on, row.rests_at, row.rests_in)
        facts["tiers"] = (replace(first, quote=said), *facts["tiers"][1:])
    return replace(listing, capture=capture, **facts)


def _finds(connection: Connection, visit_id: int, url: str) -> tuple[Find, ...]:
    rows = connection.execute(
        select(finds, sites.c.key)
        .join(sites, finds.c.site_id == sites.c.id)
        .where(finds.c.visit_id == visit_id, finds.c.detail == url)
        .order_by(finds.c.ordinal)
    )
    return tuple(
        Find(
            site=SiteKey(row.key),
            url=row.url,
            title=row.title,
            snippet=row.snippet,
            origin=row.origin,
            detail=row.detail,
            rank=row.rank,
            judgement=Judgement(row.kind, row.sure, row.score, row.reasons),
        )
        for row in rows
    )
