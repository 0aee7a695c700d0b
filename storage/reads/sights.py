"""How sites stood over time: what survival is counted from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache

from sqlalchemy import Connection, String, Text, select, type_coerce

from storage.schema import observations, sites, sweeps
from waybillwatch.captures import OutageReason
from waybillwatch.fates import Sight
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Standing, SweepKind

Sights = dict[SiteKey, tuple[Sight, ...]]
"""Each site's sights, oldest first."""

_FEW = 200
"""Sites up to which each is asked for by name; beyond that all are read, and some left out."""


def site_states(connection: Connection, keys: Iterable[SiteKey] | None = None) -> Sights:
    """How some sites (all that were ever visited, where none is named) stood at each visit.

    Oldest first; () for one that is named and was never visited.
    """
    wanted = None if keys is None else tuple(dict.fromkeys(keys))
    found: dict[str, list[Sight]] = {key: [] for key in wanted or ()}
    # A sweep dates thousands of rows alike: each kind of row becomes a sight once.
    sight = cache(_sight)
    for name, sightings in _rows(connection, wanted):
        found.setdefault(name, []).append(sight(*sightings))
    picked = found if wanted is None else {key: found[key] for key in wanted}
    return {SiteKey(key): tuple(sights) for key, sights in picked.items()}


_Row = tuple[str, str, bool, str | None]
"""The moment, the standing, whether it is a probe's, the outage: as they lie in the table."""


def _rows(connection: Connection, wanted: tuple[SiteKey, ...] | None) -> Iterable[tuple[str, _Row]]:
    query = select(
        observations.c.site_id,
        type_coerce(observations.c.at, Text),
        type_coerce(observations.c.standing, String),
        observations.c.probe,
        type_coerce(observations.c.ground_outage, String),
    ).order_by(observations.c.site_id, observations.c.at)
    named = select(sites.c.id, sites.c.key)
    if wanted is not None and len(wanted) <= _FEW:
        named = named.where(sites.c.key.in_(wanted))
        query = query.where(
            observations.c.site_id.in_(select(sites.c.id).where(sites.c.key.in_(wanted)))
        )
    keys = {row.id: row.key for row in connection.execute(named)}
    for site_id, *row in connection.execute(query):
        yield keys[site_id], (row[0], row[1], row[2], row[3])


def _sight(at: str, standing: str, probe: bool, outage: str | None) -> Sight:
    return Sight(
        datetime.fromisoformat(at),
        Standing(standing),
        probe=bool(probe),
        outage=OutageReason(outage) if outage else None,
    )


def sweep_times(connection: Connection) -> tuple[datetime, ...]:
    """The time of every sweep, oldest first; probes are none."""
    whole = select(sweeps.c.at).where(sweeps.c.kind == SweepKind.SWEEP).order_by(sweeps.c.at)
    return tuple(connection.scalars(whole))
