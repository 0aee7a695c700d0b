"""Observations rebuilt as the language's own types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from storage import schema
from storage.facts import read_listings
from storage.schema import observation_listings, sites, sweeps, visits
from waybillwatch.contradiction import contradictions
from waybillwatch.listings import Listing
from waybillwatch.quotes import Quote
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Ground, Judgement, Observation

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Seen:
    """One observation and the sweep it was made in."""

    sweep: str
    simulated: bool
    observation: Observation
    """Its listings are quoted from the capture each was first seen on; its contradictions
    are derived from them."""

    @property
    def at(self) -> datetime:
        """The sweep's time."""
        return self.observation.at


def query() -> Select[Any]:
    """Observations with ``site_key``, ``sweep``, ``simulated``; by site, then time."""
    return (
        select(
            schema.observations,
            sites.c.key.label("site_key"),
            sweeps.c.key.label("sweep"),
            sweeps.c.simulated,
        )
        .join(sites, schema.observations.c.site_id == sites.c.id)
        .join(visits, schema.observations.c.visit_id == visits.c.id)
        .join(sweeps, visits.c.sweep_id == sweeps.c.id)
        .order_by(sites.c.key, sweeps.c.at, sweeps.c.key)
    )


def rebuild(connection: Connection, rows: Iterable[Row[Any]]) -> tuple[Seen, ...]:
    """The observations behind rows of ``query()``, with all their facts, in the same order."""
    found = list(rows)
    pointers = _pointers(connection, [row.id for row in found])
    known = read_listings(
        connection, (listing for several in pointers.values() for listing in several)
    )
    return tuple(
        _seen(row, tuple(known[listing] for listing in pointers.get(row.id, ()))) for row in found
    )


def observations(
    connection: Connection, *, sweep: str | None = None, site: str | None = None
) -> tuple[Seen, ...]:
    """Every observation, or those of one sweep or site; by site, then time."""
    wanted = query()
    if sweep is not None:
        wanted = wanted.where(sweeps.c.key == sweep)
    if site is not None:
        wanted = wanted.where(sites.c.key == site)
    return rebuild(connection, connection.execute(wanted))


def _pointers(connection: Connection, ids: list[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    table = observation_listings
    for start in range(0, len(ids), _BATCH):
        for row in connection.execute(
            select(table)
            .where(table.c.observation_id.in_(ids[start : start + _BATCH]))
            .order_by(table.c.observation_id, table.c.ordinal)
        ):
            found.setdefault(row.observation_id, []).append(row.listing_id)
    return found


def _seen(row: Row[Any], listings: tuple[Listing, ...]) -> Seen:
    quote = None
    if row.ground_exact is not None:
        quote = Quote(row.ground_exact, row.ground_ranges, row.ground_capture)
    observation = Observation(
        site=SiteKey(row.site_key),
        at=row.at,
        standing=row.standing,
        ground=Ground(quote, row.ground_outage, row.ground_detail),
        listings=listings,
        contradictions=contradictions(listings),
        judgement=Judgement(row.kind, row.sure, row.score, row.reasons),
        name=row.name,
    )
    return Seen(row.sweep, row.simulated, observation)
