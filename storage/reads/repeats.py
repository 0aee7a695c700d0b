"""What a site's last visit had of each page, and which front page was pictured last."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, select

from storage.schema import (
    captures,
    finds,
    listings,
    observations,
    readings,
    sites,
    sweeps,
    tiers,
    visits,
)
from waybillwatch.captures import HTTP_OK, NOT_MODIFIED, PICTURE, Digest, OutageReason, Purpose
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import (
    Budget,
    Known,
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
    last = last_visit(connection, visit)
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


def last_pictured(connection: Connection, site: str, *, before: datetime) -> str:
    """The digest of what was read as a site's front page when it was last pictured; "" if never."""
    row = connection.execute(
        select(captures.c.digest, captures.c.dom, captures.c.rendered)
        .join(visits, captures.c.visit_id == visits.c.id)
        .join(sweeps, visits.c.sweep_id == sweeps.c.id)
        .where(
            visits.c.kind == VisitKind.WATCH,
            visits.c.subject == site,
            captures.c.purpose == Purpose.FRONT,
            captures.c.screenshot.is_not(None),
            sweeps.c.at < before,
        )
        .order_by(sweeps.c.at.desc(), captures.c.ordinal.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return ""
    return str(row.digest if row.rendered == PICTURE else row.dom)


def last_visit(connection: Connection, visit: Visit) -> Row[Any] | None:
    """The visit of the same site before this one, in whatever state."""
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
    # A probe asks for the front page alone, whatever the sweep before it was allowed.
    like = visit.kind is VisitKind.PROBE or budget == visit.budget
    return like and took < budget.seconds


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
            and_(own.c.payload_visit_id == captures.c.visit_id, own.c.digest == captures.c.digest),
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
