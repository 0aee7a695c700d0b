"""Which visits a change may be told from: where a run of visits that saw the same begins and ends.

Most weeks a site is what it was. A listing is stored once a content, so that two visits saw the
same where they stood alike and point at the same listings; only the ends of such runs need to be
rebuilt with all their facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    Text,
    func,
    literal,
    select,
    type_coerce,
)

from storage.columns import stored_time
from storage.reads.joining import joined
from storage.schema import captures, observation_listings, observations, sites
from waybillwatch.changes import OPEN
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Standing


class Glance(NamedTuple):
    """One visit, as much of it as tells whether it saw the same as the one before."""

    id: int
    """Of its observation."""
    visit_id: int
    site_id: int
    at: str
    """As it lies in the table: it sorts as times do."""
    standing: str
    address: str
    listings: str
    """The ids of what was read, as text, in whatever order the database gives them: one that
    changes of itself makes two runs of one, and no change out of none."""
    whole: bool = True
    """Whether it got every page it asked for; told of visits to an open site alone."""

    @property
    def says(self) -> tuple[str, str, str, bool]:
        """What two visits share that saw the same."""
        return self.standing, self.address, self.listings, self.whole


_OPEN = frozenset(standing.value for standing in OPEN)
_MARGIN = timedelta(weeks=8)
"""How far before a moment most sites were seen open at least once."""


@dataclass(frozen=True, slots=True)
class Window:
    """Which visits are asked for."""

    keys: Sequence[SiteKey] | None = None
    """None for all sites."""
    since: datetime | None = None
    until: datetime | None = None

    def holds(self) -> list[ColumnElement[bool]]:
        """The conditions on ``observations``; what probes saw is left out."""
        found: list[ColumnElement[bool]] = [observations.c.probe.is_(False)]
        if self.keys is not None:
            named = select(sites.c.id).where(sites.c.key.in_(self.keys))
            found.append(observations.c.site_id.in_(named))
        if self.since is not None:
            found.append(observations.c.at >= self.since)
        if self.until is not None:
            found.append(observations.c.at < self.until)
        return found


def glances(connection: Connection, window: Window) -> list[Glance]:
    """The visits of a window, by site, then time."""
    failed = frozenset(
        connection.scalars(
            select(captures.c.visit_id)
            .join(observations, observations.c.visit_id == captures.c.visit_id)
            .where(captures.c.reason.is_not(None), observations.c.standing.in_(OPEN))
            .where(*window.holds())
        )
    )
    return [
        Glance._make((*row, row[1] not in failed)) for row in connection.execute(_query(window))
    ]


def _query(window: Window) -> Select[Any]:
    pointers = observation_listings
    listed = (
        select(
            pointers.c.observation_id,
            joined(pointers.c.listing_id, pointers.c.ordinal).label("listings"),
        )
        .join(observations, pointers.c.observation_id == observations.c.id)
        .where(*window.holds())
        .group_by(pointers.c.observation_id)
        .subquery()
    )
    return (
        select(
            observations.c.id,
            observations.c.visit_id,
            observations.c.site_id,
            type_coerce(observations.c.at, Text),
            type_coerce(observations.c.standing, String),
            type_coerce(observations.c.address, Text),
            func.coalesce(listed.c.listings, literal("")),
        )
        .outerjoin(listed, listed.c.observation_id == observations.c.id)
        .where(*window.holds())
        .order_by(observations.c.site_id, observations.c.at)
    )


def border_glances(
    connection: Connection,
    keys: Sequence[SiteKey] | None,
    since: datetime | None,
    until: datetime | None,
) -> list[Glance]:
    """The visits from which every change at or after a moment can be told."""
    if since is None:
        return list(borders(glances(connection, Window(keys, None, until)), ""))
    start = stored_time(since)
    near = glances(connection, Window(keys, since - _MARGIN, until))
    found = list(borders(near, start))
    told = {one.site_id for one in found if one.at < start and one.whole and one.standing in _OPEN}
    rest = {one.site_id for one in found} - told
    if not rest:
        return found
    named = connection.scalars(select(sites.c.key).where(sites.c.id.in_(rest)))
    # A site that was not seen open for long: what it was then stands further back.
    earlier = glances(connection, Window([SiteKey(key) for key in named], None, until))
    kept = [one for one in found if one.site_id not in rest]
    return sorted((*kept, *borders(earlier, start)), key=attrgetter("site_id", "at"))


def borders(seen: Iterable[Glance], since: str) -> Iterator[Glance]:
    """The visits that changes at or after a moment are told from, in order of time.

    Of each run its first and its last, from the moment on; before it as many as say how the
    site stood then. None of a site on which nothing changed since.
    """
    for _, own in groupby(seen, attrgetter("site_id")):
        runs = [list(run) for _, run in groupby(own, attrgetter("says"))]
        told = [one for run in runs for one in _ends(run)]
        later = [one for one in told if one.at >= since]
        if later and (len(runs) > 1) and runs[-1][0].at >= since:
            yield from _before([one for one in told if one.at < since])
            yield from later


def _ends(run: Sequence[Glance]) -> Sequence[Glance]:
    """A run's first and last; all of one whose visits missed a page, each maybe another."""
    if not run[0].whole:
        return run
    return run[:1] if len(run) == 1 else (run[0], run[-1])


def _before(earlier: Sequence[Glance]) -> Sequence[Glance]:
    """The last visits, back to one that got all of an open site and to one that tells of it."""
    told = False
    for place in reversed(range(len(earlier))):
        one = earlier[place]
        told = told or one.standing != Standing.UNKNOWN
        if told and one.whole and one.standing in _OPEN:
            return earlier[place:]
    return earlier
