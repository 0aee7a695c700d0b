"""Observations as changes are told from them: their facts, address, and what they did not get."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, and_, or_, select

from storage.facts import read_listings
from storage.reads.borders import Glance, Window, border_glances, glances
from storage.schema import captures, observation_listings, observations, readings, sites
from waybillwatch.captures import HTTP_OK, OutageReason, Purpose
from waybillwatch.changes import Look
from waybillwatch.listings import Listing
from waybillwatch.quotes import Quote
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Ground, Judgement, Observation, Standing

_BATCH = 500
_NONE: frozenset[str] = frozenset()
_Item = TypeVar("_Item")
_PAGES = (Purpose.FRONT, Purpose.LISTING, Purpose.PRICE)
_NO_MORE = (404, 410)
"""Statuses that are an answer: the page is gone, and what stood on it too."""
_WALLS = (Standing.BLOCKED, Standing.LOGIN, Standing.SUSPENDED)
"""Standings of a page on which somebody else's words stand in place of the site's."""


def site_looks(
    connection: Connection,
    keys: Sequence[SiteKey] | None = None,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
) -> dict[SiteKey, tuple[Look, ...]]:
    """Every look at some sites (all, where none is named), in order of time; probes are none."""
    return _looks(connection, glances(connection, Window(keys, since, until)))


def changing_looks(
    connection: Connection,
    keys: Sequence[SiteKey] | None = None,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
) -> dict[SiteKey, tuple[Look, ...]]:
    """The looks from which every change at or after a moment can be told; few, mostly.

    Sites on which nothing changed since are left out.
    """
    return _looks(connection, border_glances(connection, keys, since, until))


def _looks(connection: Connection, wanted: Sequence[Glance]) -> dict[SiteKey, tuple[Look, ...]]:
    ids = _pointers(connection, [one.id for one in wanted if one.listings])
    known = read_listings(connection, (listing for several in ids.values() for listing in several))
    visits = [one.visit_id for one in wanted]
    unread, walls = _unread(connection, visits), _walled(connection, visits)
    rows = _rows(connection, [one.id for one in wanted])
    found: dict[SiteKey, list[Look]] = {}
    pages: dict[tuple[tuple[int, ...], frozenset[str]], tuple[Listing, ...]] = {}
    for one in wanted:
        row = rows[one.id]
        missed = unread.get(one.visit_id, _NONE) | walls.get(one.visit_id, _NONE)
        # Visits that saw the same share one tuple, so that its prices are worked out once.
        said = ids.get(one.id, ())
        if (kept := pages.get((said, missed))) is None:
            kept = tuple(known[id_] for id_ in said if known[id_].url not in missed)
            pages[said, missed] = kept
        seen = Observation(
            site=SiteKey(row.site_key),
            at=row.at,
            standing=row.standing,
            ground=_ground(row),
            listings=kept,
            contradictions=(),  # nothing that is told from a look rests on them
            judgement=Judgement(row.kind, row.sure, row.score, row.reasons),
            name=row.name,
        )
        found.setdefault(seen.site, []).append(Look(seen, address=row.address, unread=missed))
    return {site: tuple(looks) for site, looks in found.items()}


def _ground(row: Row[Any]) -> Ground:
    quote = None
    if row.ground_exact is not None:
        quote = Quote(row.ground_exact, row.ground_ranges, row.ground_capture)
    return Ground(quote, row.ground_outage, row.ground_detail)


def _pointers(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """The listings that some observations point at, in page order."""
    table = observation_listings
    query = select(table.c.observation_id, table.c.listing_id).order_by(
        table.c.observation_id, table.c.ordinal
    )
    found: dict[int, list[int]] = {}
    for batch in _batches(ids):
        for row in connection.execute(query.where(table.c.observation_id.in_(batch))):
            found.setdefault(row.observation_id, []).append(row.listing_id)
    return {one: tuple(listings) for one, listings in found.items()}


def _rows(connection: Connection, ids: Sequence[int]) -> dict[int, Row[Any]]:
    query = select(observations, sites.c.key.label("site_key")).join(
        sites, observations.c.site_id == sites.c.id
    )
    return {
        row.id: row
        for batch in _batches(ids)
        for row in connection.execute(query.where(observations.c.id.in_(batch)))
    }


def _unread(connection: Connection, visits: Sequence[int]) -> dict[int, frozenset[str]]:
    """The pages that some visits asked for and did not get, by visit."""
    failed = and_(
        captures.c.reason.is_not(None),
        or_(
            captures.c.reason != OutageReason.HTTP_STATUS,
            captures.c.status.not_in(_NO_MORE),
        ),
    )
    unreadable = and_(captures.c.status == HTTP_OK, captures.c.text_version.is_(None))
    query: Select[Any] = select(captures.c.visit_id, captures.c.url).where(
        captures.c.purpose.in_(_PAGES), or_(failed, unreadable)
    )
    return _by_visit(
        row
        for batch in _batches(visits)
        for row in connection.execute(query.where(captures.c.visit_id.in_(batch)))
    )


def _walled(connection: Connection, visits: Sequence[int]) -> dict[int, frozenset[str]]:
    """The pages before which somebody else's words stood, by visit."""
    query: Select[Any] = select(readings.c.visit_id, readings.c.url).where(
        readings.c.standing.in_(_WALLS)
    )
    return _by_visit(
        row
        for batch in _batches(visits)
        for row in connection.execute(query.where(readings.c.visit_id.in_(batch)))
    )


def _by_visit(rows: Iterable[Row[Any]]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for row in rows:
        found.setdefault(row.visit_id, set()).add(row.url)
    return {visit: frozenset(urls) for visit, urls in found.items()}


def _batches(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    return (items[start : start + _BATCH] for start in range(0, len(items), _BATCH))
