"""How sites stood over time: what survival is counted from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, select

from storage.schema import observations, sites, sweeps
from waybillwatch.fates import Sight
from waybillwatch.sites import SiteKey


def site_states(
    connection: Connection, keys: Iterable[SiteKey]
) -> dict[SiteKey, tuple[Sight, ...]]:
    """How some sites stood at each of their visits, oldest first; () for one never visited."""
    wanted = tuple(dict.fromkeys(keys))
    found: dict[SiteKey, list[Sight]] = {key: [] for key in wanted}
    rows = connection.execute(
        select(sites.c.key, observations.c.at, observations.c.standing)
        .join(sites, observations.c.site_id == sites.c.id)
        .where(sites.c.key.in_(wanted))
        .order_by(observations.c.at)
    )
    for key, at, standing in rows:
        found[SiteKey(key)].append(Sight(at, standing))
    return {key: tuple(sights) for key, sights in found.items()}


def sweep_times(connection: Connection) -> tuple[datetime, ...]:
    """The time of every sweep, oldest first."""
    return tuple(connection.scalars(select(sweeps.c.at).order_by(sweeps.c.at)))
